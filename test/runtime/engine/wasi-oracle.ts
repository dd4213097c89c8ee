/**
 * A program of its own: makes calls of `node:wasi`, or runs a module under it, so that tests can compare.
 * `calls IN OUT`: a JSON list of calls to a JSON list of answers. `run MODULE ARGS...`: as a command.
 */

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { WASI } from "node:wasi";
import { isCallable, wasm, type Imports } from "@sandpaw/runtime/engine";
import { callWasi, fillMemory, isRecord, listOf, reviveCall, type Answer } from "./wasi-calls.js";

const [, , mode, input = "", ...rest] = process.argv;

if (mode === "calls") {
  const memory = new wasm.Memory({ initial: 1 });
  const wasi = new WASI({
    version: "preview1",
    args: ["guest", "one", "zwei ü"],
    env: { A: "b", LONG: "x".repeat(100) },
    stdin: 0,
    stdout: 1,
    stderr: 2,
  });
  wasi.initialize({ exports: { memory } });
  const functions: unknown = wasi.wasiImport;
  if (!isRecord(functions)) throw new Error("node:wasi has no functions");
  const calls = listOf(JSON.parse(readFileSync(input, "utf8")), String);
  const answers = calls.map((text): Answer => {
    const call = reviveCall(text);
    const bytes = new Uint8Array(memory.buffer);
    fillMemory(bytes, call.seed);
    const errno = callWasi(functions, call);
    return { errno, memory: createHash("sha256").update(bytes).digest("hex") };
  });
  writeFileSync(rest[0] ?? "", JSON.stringify(answers));
} else {
  const env = { A: "b" };
  const folder = process.env["ORACLE_ROOT"];
  const preopens = folder === undefined ? {} : { "/": folder };
  const wasi = new WASI({ version: "preview1", args: ["guest", ...rest], env, returnOnExit: true, preopens });
  const module = new wasm.Module(readFileSync(input));
  const functions: Imports[string] = {};
  for (const [name, found] of Object.entries(wasi.wasiImport)) if (isCallable(found)) functions[name] = found;
  process.exitCode = wasi.start(new wasm.Instance(module, { wasi_snapshot_preview1: functions }));
}
