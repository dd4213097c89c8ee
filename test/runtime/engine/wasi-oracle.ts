/**
 * A program of its own: makes calls of `node:wasi`, or runs a module under it, so that tests can compare.
 * `calls IN OUT`: a JSON list of calls to a JSON list of answers. `run MODULE ARGS...`: as a command.
 */

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { WASI } from "node:wasi";
import { fillMemory, reviveCall, type Answer } from "./wasi-calls.js";

interface Memory {
  readonly buffer: ArrayBuffer;
}
interface WebAssemblyApi {
  readonly Memory: new (limits: { initial: number }) => Memory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => object;
}
const { WebAssembly: wasm } = globalThis as unknown as { WebAssembly: WebAssemblyApi };

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
  const functions = wasi.wasiImport as Record<string, (...args: (number | bigint)[]) => number>;
  const calls = JSON.parse(readFileSync(input, "utf8")) as string[];
  const answers = calls.map((text): Answer => {
    const call = reviveCall(text);
    const bytes = new Uint8Array(memory.buffer);
    fillMemory(bytes, call.seed);
    const errno = functions[call.name]?.(...call.args) ?? -1;
    return { errno, memory: createHash("sha256").update(bytes).digest("hex") };
  });
  writeFileSync(rest[0] ?? "", JSON.stringify(answers));
} else {
  const env = { A: "b" };
  const wasi = new WASI({ version: "preview1", args: ["guest", ...rest], env, returnOnExit: true });
  const module = new wasm.Module(readFileSync(input));
  process.exitCode = wasi.start(new wasm.Instance(module, wasi.getImportObject() as object));
}
