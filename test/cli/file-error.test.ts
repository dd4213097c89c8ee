// What the file system refuses is told as that, and not as a defect of sandpaw.
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Context, dispatch } from "@sandpaw/cli";
import { suite } from "../harness/index.js";
import { Place } from "./command.js";

const test = suite("cli: file errors");
const place = new Place();

test("a file where a folder should be is told, with its path", async () => {
  const file = join(place.folder, "junk");
  writeFileSync(file, "");
  await place.call(["keygen", "own"]);
  const calls = [
    ["new", "junk"],
    ["audit", "verify", "--robot", "sim", "--key", "own.pub", "--dir", file],
    ["keygen", "acme", "--dir", file],
  ];
  for (const args of calls) {
    const { code, err } = await place.call(args);
    assert.match(err, /^sandpaw: file-unusable: .*junk.* \((EEXIST|ENOTDIR)\)\n {2}→ Check the path/);
    assert.equal(code, 1);
  }
});

test("a folder that is not one's own is told", async () => {
  const folder = join(place.folder, "locked");
  chmodSync(place.folder, 0o755);
  mkdirSync(folder, { mode: 0o555 });
  const calls = [
    ["keygen", "acme"],
    ["trust", "show"],
    ["policy", "show"],
    ["new", "hop"],
  ];
  for (const args of calls) {
    // Once as oneself: what the command loads, somebody else can perhaps not read.
    await callIn(folder, [...args, "--nonsense"]);
    await callIn(join(place.folder, "junk"), args);
    const { code, err } = await asNobody(() => callIn(folder, args));
    assert.match(err, /^sandpaw: file-unusable: .*locked.*: you may not read or write there \(EACCES\)\n/);
    assert.equal(code, 1);
  }
});

/** Runs a command in this process. */
async function callIn(cwd: string, args: readonly string[]): Promise<{ code: number; err: string }> {
  const written: string[] = [];
  const sink: Context["err"] = {
    write: (text) => void written.push(text),
    tty: false,
    size: () => ({ columns: 80, rows: 24 }),
    colour: false,
  };
  const code = await dispatch(args, {
    env: { SANDPAW_CONFIG_DIR: join(cwd, "config") },
    uid: process.geteuid?.() ?? 0,
    cwd,
    out: sink,
    err: sink,
    streams: process,
    signal: new AbortController().signal,
  });
  return { code, err: written.join("") };
}

/** Root may write everywhere, so it becomes somebody else for a moment. */
async function asNobody<T>(body: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return body();
  process.seteuid?.(65_534);
  try {
    return await body();
  } finally {
    process.seteuid?.(0);
  }
}

test.run();
