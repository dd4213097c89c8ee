/** Starts a world in a process of its own and waits until it is ready. */

import { spawn } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";

import {
  NO_IO_URING,
  objectShape,
  numberShape,
  optional,
  stringShape,
  wordShape,
} from "../../protocol/index.js";
import { DriverError } from "../error.js";
import type { Address } from "./socket-address.js";

export interface StartSimOptions {
  /** Name of a built-in world (`flat`, `room`), or a path. */
  readonly world: string;
  readonly seed?: number;
  readonly address: Address;
  /** Path of the truth socket; none unless given. */
  readonly truth?: string;
  /** Path of the trace; none unless given. */
  readonly trace?: string;
  readonly lockstep?: boolean;
}

/** A world in a process of its own; it ends with this process. */
export interface SimHandle {
  readonly pid: number;
  readonly address: Address;
  readonly truth: string | undefined;
  /** Resolves when the process is gone, with what it said last. */
  readonly exited: Promise<{ readonly code: number | null; readonly lastWords: string }>;
  /** Ends it and waits until it is gone. */
  close(): Promise<void>;
}

const READY_MS = 30_000;
const MAX_WORDS = 8192;
const readyShape = objectShape({
  ready: (value: unknown) => value === true,
  pid: numberShape(1, 2 ** 31),
  path: optional(stringShape(4096)),
  port: optional(numberShape(1, 65535)),
  truth: optional(stringShape(4096)),
  world: stringShape(80),
  mode: wordShape(["live", "lockstep"]),
  stepMs: numberShape(1, 1000),
  model: stringShape(80),
});

/** Starts the simulator; rejects with `sim-start-failed`, whose message holds the simulator's own error. */
export async function startSim(options: StartSimOptions): Promise<SimHandle> {
  const main = fileURLToPath(new URL("main.js", import.meta.url));
  const { world, seed, address, truth, trace, lockstep } = options;
  const args = [main, "--with-parent", "--world", world, "--seed", String(seed ?? 1)];
  args.push(...("path" in address ? ["--socket", address.path] : ["--port", String(address.port)]));
  if (truth !== undefined) args.push("--truth", truth);
  if (trace !== undefined) args.push("--trace", trace);
  if (lockstep === true) args.push("--lockstep");
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "pipe"], env: NO_IO_URING });
  child.stdin.on("error", () => child.stdin.destroy());
  let lastWords = "";
  child.stderr.on("data", (chunk: Uint8Array) => {
    lastWords = (lastWords + Buffer.from(chunk).toString("utf8")).slice(-MAX_WORDS);
  });
  const exited = new Promise<{ code: number | null; lastWords: string }>((resolve) => {
    child.on("close", (code) => {
      resolve({ code, lastWords: lastWords.trim() });
    });
  });
  const line = await new Promise<string>((resolve, reject) => {
    let text = "";
    const fail = (why: string): void => {
      child.kill("SIGKILL");
      reject(new DriverError("sim-start-failed", why));
    };
    const timer = setTimeout(() => {
      fail(`the simulator was not ready within ${READY_MS} ms`);
    }, READY_MS);
    child.on("error", (error) => {
      clearTimeout(timer);
      fail(error.message);
    });
    child.stdout.on("data", (chunk: Uint8Array) => {
      text = (text + Buffer.from(chunk).toString("utf8")).slice(0, MAX_WORDS);
      if (!text.includes("\n")) return;
      clearTimeout(timer);
      resolve(text.slice(0, text.indexOf("\n")));
    });
    void exited.then(({ code, lastWords: words }) => {
      clearTimeout(timer);
      fail(words === "" ? `the simulator ended with code ${code}` : words);
    });
  });
  const ready = readyShape(JSON.parse(line), "the simulator's first line");
  return {
    pid: ready.pid,
    address: ready.port === undefined ? address : { port: ready.port },
    truth,
    exited,
    async close() {
      child.kill("SIGTERM");
      child.stdin.end();
      const timer = setTimeout(() => child.kill("SIGKILL"), 2000);
      await exited;
      clearTimeout(timer);
    },
  };
}
