// Whole programs on the engine, and the same bytes under node:wasi: equal output, equal exit code.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onPath, suite, temporaryFolder } from "../../harness/index.js";
import { canCompileC, compileC, compileGo } from "./compilers.js";
import { program, runOnce } from "./engine-process.js";
import { wat } from "./wat.js";

const ORACLE = join(dirname(fileURLToPath(import.meta.url)), "wasi-oracle.js");

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function onEngine(module: Uint8Array, args: readonly string[], input: string): Promise<Outcome> {
  const header = program({ args: ["guest", ...args], env: ["A=b"] });
  const { exit, stdout, stderr } = await runOnce(header, module, { input: Buffer.from(input) });
  assert.equal(exit.reason, "exit", exit.message);
  return { code: exit.code, stdout, stderr };
}

function onNode(module: Uint8Array, args: readonly string[], input: string): Outcome {
  const file = join(temporaryFolder(), "module.wasm");
  writeFileSync(file, module);
  const run = spawnSync(process.execPath, ["--no-warnings", ORACLE, "run", file, ...args], {
    input,
    encoding: "utf8",
    timeout: 30_000,
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}

async function same(module: Uint8Array, args: readonly string[], input: string): Promise<Outcome> {
  const ours = await onEngine(module, args, input);
  const oracle = onNode(module, args, input);
  // The clock that node:wasi waits by counts whole milliseconds from a time that it looked up earlier.
  const stdout = oracle.stdout.replace("slept: too short", "slept: long enough");
  assert.deepEqual(ours, { ...oracle, stdout });
  return ours;
}

const basic = suite("engine: plain programs");

/** Prints its arguments as they lie in memory, then ends as it is told. */
function echo(ending: string): string {
  return `(module
    (import "wasi_snapshot_preview1" "args_sizes_get" (func $sizes (param i32 i32) (result i32)))
    (import "wasi_snapshot_preview1" "args_get" (func $args (param i32 i32) (result i32)))
    (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
    (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
    (memory (export "memory") 1)
    (func (export "_start")
      (drop (call $sizes (i32.const 0) (i32.const 4)))
      (drop (call $args (i32.const 256) (i32.const 1024)))
      (i32.store (i32.const 16) (i32.const 1024))
      (i32.store (i32.const 20) (i32.load (i32.const 4)))
      (drop (call $write (i32.const 1) (i32.const 16) (i32.const 1) (i32.const 8)))
      ${ending}))`;
}

basic("arguments go in, bytes come out, and the code is the guest's", async () => {
  const returned = await same(await wat(echo("")), ["one", "zwei ü"], "");
  assert.deepEqual(returned, { code: 0, stdout: "guest\0one\0zwei ü\0", stderr: "" });
  const exited = await same(await wat(echo("(call $exit (i32.const 7)) unreachable")), [], "");
  assert.equal(exited.code, 7);
});

basic("a module that imports nothing runs too", async () => {
  assert.equal((await onEngine(await wat('(module (func (export "_start")))'), [], "")).code, 0);
});

basic("an import that is not granted, or does not exist, is named and nothing runs", async () => {
  for (const [from, name] of [
    ["sandpaw:robot/motion@0.1.0", "stop"],
    ["wasi_snapshot_preview1", "fd_teleport"],
    ["env", "memory_grow"],
  ]) {
    const text = `(module (import "${from}" "${name}" (func (param i32))) (func (export "_start")))`;
    const { exit, said } = await runOnce(program(), await wat(text));
    assert.equal(exit.reason, "refused");
    assert.match(exit.message, new RegExp(`${name}`));
    assert.ok(!said.some(({ op }) => op === "started"));
  }
});

basic("robot interfaces are not linked without a session, whatever the load says", async () => {
  const text = `(module (import "sandpaw:robot/telemetry@0.1.0" "gauge" (func (param i32 i32 f64 i32)))
    (func (export "_start")))`;
  const { exit } = await runOnce(program({ interfaces: ["telemetry", "motion"] }), await wat(text));
  assert.equal(exit.reason, "refused");
});

basic("bytes that are no module are refused", async () => {
  const { exit } = await runOnce(program(), Buffer.from("not wasm"));
  assert.equal(exit.reason, "refused");
  assert.match(exit.message, /^module-invalid: the module does not compile: /);
});

basic.run();

const c = suite("engine: a C program");
c.needs("clang, wasm-ld, wasi-libc", canCompileC(), "to compile C for WASI");

c("behaves as under node:wasi: arguments, environment, input, files refused, sleep, exit code", async () => {
  const ran = await same(compileC("plain.c"), ["one", "two"], "first\nsecond\n");
  assert.equal(ran.code, 7);
  assert.match(
    ran.stdout,
    /open: -1 refused\nmkdir: -1 refused\nread: first\nread: second\nrandom: yes\nslept: long enough/,
  );
  assert.equal(ran.stderr, "to standard error\n");
});

c.run();

const go = suite("engine: a Go program");
go.needs("go", onPath("go") !== undefined, "to compile Go for wasip1");

go(
  "behaves as under node:wasi: arguments, environment, input, files and sockets refused, sleep, exit code",
  async () => {
    const ran = await same(compileGo(), ["one", "two"], "first\nsecond\n");
    assert.equal(ran.code, 3);
    assert.match(ran.stdout, /open: true 8\nwrite: true\ndial: true\nread: first\nread: second\nslept true/);
    assert.equal(ran.stderr, "to standard error\n");
  },
  { timeoutMs: 180_000 },
);

go.run();
