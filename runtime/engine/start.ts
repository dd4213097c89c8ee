/**
 * Runs the engine's file, which here is the text of one function, with the code that V8 made of it in an earlier process, where the supervisor has kept that
 * beside it. V8 refuses code of another V8 or other flags, but of the text it looks at the length alone. That the code is
 * this text's is certain because one supervisor has put both into a root of its own, where no engine can write.
 * Told to `rehearse`, it makes that code: the engine's file then ends after its rehearsal, and what V8 has compiled is
 * printed, in base64.
 */

import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { Script } from "node:vm";

import { blockingIo } from "./blocking-io.js";
import { isRehearsal } from "./rehearsal-only.js";

type Body = (exports: object, require: NodeJS.Require, module: object, file: string, folder: string) => void;

function isBody(value: unknown): value is Body {
  return typeof value === "function";
}

/** Bytes whose memory can be given back at once: nothing else would, in a process that hardly ever collects garbage. */
interface Room extends ArrayBuffer {
  resize(bytes: number): void;
}

function isRoom(value: unknown): value is Room {
  return value instanceof ArrayBuffer && "resize" in value;
}

function codeIn(folder: string): Room | undefined {
  let fd: number;
  try {
    fd = openSync(join(folder, "code.bin"), "r");
  } catch {
    return undefined;
  }
  const bytes = fstatSync(fd).size;
  const room: unknown = Reflect.construct(ArrayBuffer, [bytes, { maxByteLength: bytes }]);
  const isRead = isRoom(room) && readSync(fd, new Uint8Array(room)) === bytes;
  closeSync(fd);
  return isRead ? room : undefined;
}

const folder = dirname(process.argv[1] ?? "");
const file = join(folder, "engine.cjs");
const code = codeIn(folder);
const script = new Script(readFileSync(file, "utf8"), {
  filename: file,
  ...(code === undefined ? {} : { cachedData: new Uint8Array(code) }),
});
code?.resize(0);
const body: unknown = script.runInThisContext();
if (!isBody(body)) throw new Error("the engine's file is no program");
body({}, createRequire(file), {}, file, folder);
if (isRehearsal(process.argv)) {
  blockingIo.write(1, new TextEncoder().encode(script.createCachedData().toString("base64")));
}
