// The same calls on our WASI and on node:wasi: equal answers and equal memories, but for the differences stated.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { CheckedMemory, createWasi, liveClock, seededRandom, type WasiHost } from "@sandpaw/runtime/engine";
import { suite, temporaryFolder } from "../../harness/index.js";
import { isOracle, ORACLE_NAME } from "./oracle-version.js";
import { callWasi, fillMemory, readAnswers, writeCall, type Answer, type WasiCall } from "./wasi-calls.js";

const test = suite("engine: WASI against node:wasi");

/** i: a pointer or length; f: a descriptor; r: one that node:wasi does not block on; I: i64; the rest: small numbers. */
const SIGNATURES: Readonly<Record<string, string>> = {
  args_get: "ii",
  args_sizes_get: "ii",
  environ_get: "ii",
  environ_sizes_get: "ii",
  clock_res_get: "ci",
  clock_time_get: "cIi",
  fd_advise: "fIIw",
  fd_allocate: "fII",
  fd_datasync: "f",
  fd_fdstat_get: "fi",
  fd_filestat_get: "fi",
  fd_filestat_set_size: "fI",
  fd_pread: "fiiIi",
  fd_prestat_get: "fi",
  fd_prestat_dir_name: "fii",
  fd_pwrite: "fiiIi",
  fd_read: "rini",
  fd_readdir: "fiiIi",
  fd_seek: "fIwi",
  fd_sync: "f",
  fd_tell: "fi",
  fd_write: "fini",
  path_create_directory: "fii",
  path_filestat_get: "fwiii",
  path_open: "fwiiwIIwi",
  path_readlink: "fiiiii",
  path_remove_directory: "fii",
  path_rename: "fiifii",
  path_symlink: "iifii",
  path_unlink_file: "fii",
  random_get: "ii",
  sched_yield: "",
};
/** Functions whose effect on memory must be equal too. */
const SAME_MEMORY = new Set([
  "args_get",
  "args_sizes_get",
  "environ_get",
  "environ_sizes_get",
  "fd_read",
  "fd_write",
]);

/** Where we differ on purpose. */
const ERRNO = { success: 0, badf: 8, fault: 21, inval: 28, overflow: 61, spipe: 70, notcapable: 76 };
const DIFFERENCES: readonly {
  readonly why: string;
  readonly holds: (call: WasiCall, ours: number, node: number) => boolean;
}[] = [
  {
    why: "a pointer outside the memory is `fault` here and in wasmtime, `overflow` there",
    holds: (_call, ours, node) => node === ERRNO.overflow && ours === ERRNO.fault,
  },
  {
    why: "nothing at the very end of the memory is inside it here, outside there",
    holds: (call, ours, node) => node === ERRNO.overflow && touchesEnd(call) && ours !== ERRNO.fault,
  },
  {
    why: "what is refused anyway is refused here before its pointers are judged",
    holds: (_call, ours, node) =>
      node === ERRNO.overflow && (ours === ERRNO.badf || ours === ERRNO.notcapable || ours === ERRNO.spipe),
  },
  {
    why: "a stream has no position: `spipe`, as POSIX has it; a missing right there",
    holds: ({ name }, ours, node) =>
      (name === "fd_seek" || name === "fd_tell") && ours === ERRNO.spipe && node === ERRNO.notcapable,
  },
  {
    why: "a stream is no preopened folder: `badf`, as wasmtime has it; `inval` there",
    holds: ({ name }, ours, node) =>
      name.startsWith("fd_prestat") &&
      ours === ERRNO.badf &&
      (node === ERRNO.inval || node === ERRNO.overflow),
  },
  {
    why: "input and output are one kind of descriptor there; writing input is refused here",
    holds: ({ name, args }, ours) => ours === ERRNO.notcapable && name === "fd_write" && args[0] === 0,
  },
];

function touchesEnd({ args }: WasiCall): boolean {
  return args.some((arg) => Number(arg) >= 65_000);
}

const pointer = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 60_000 }).map((n) => n & ~7) },
  { weight: 2, arbitrary: fc.integer({ min: 65_400, max: 65_700 }) },
  // node:wasi takes pointers beyond 2 GiB for bad arguments: JavaScript sees them as negative.
  { weight: 1, arbitrary: fc.nat() },
);
const LETTERS: Readonly<Record<string, fc.Arbitrary<number | bigint>>> = {
  i: pointer,
  f: fc.integer({ min: 0, max: 5 }),
  r: fc.constantFrom(0, 3, 4, 5),
  c: fc.integer({ min: 0, max: 3 }),
  w: fc.integer({ min: 0, max: 2 }),
  n: fc.nat({ max: 5 }),
  I: fc.bigInt({ min: 0n, max: 100n }),
};

const anyCall: fc.Arbitrary<WasiCall> = fc
  .constantFrom(...Object.entries(SIGNATURES))
  .chain(([name, letters]) =>
    fc.record({
      name: fc.constant(name),
      args: fc.tuple(...Array.from(letters, (letter) => LETTERS[letter] ?? fc.constant(0))),
      seed: fc.nat(),
    }),
  );

function hostOn(memory: CheckedMemory): WasiHost {
  return {
    args: ["guest", "one", "zwei ü"],
    env: ["A=b", `LONG=${"x".repeat(100)}`],
    memory,
    clock: liveClock({ monotonicNs: () => 5n, wallMs: () => 6, cpuNs: () => 7n }),
    fillRandom: seededRandom(1n),
    readInput: () => new Uint8Array(0),
    writeOutput: () => true,
    sleepUntil: () => undefined,
    exit: () => {
      throw new Error("exit");
    },
  };
}

function askOurs(calls: readonly WasiCall[]): Answer[] {
  const buffer = new ArrayBuffer(65_536);
  const memory = new CheckedMemory();
  memory.bind({ buffer, grow: () => 1 });
  const functions = createWasi(hostOn(memory));
  const bytes = new Uint8Array(buffer);
  return calls.map(({ name, args, seed }) => {
    fillMemory(bytes, seed);
    const errno = callWasi(functions, { name, args });
    return { errno, memory: createHash("sha256").update(bytes).digest("hex") };
  });
}

async function askNode(calls: readonly WasiCall[]): Promise<Answer[]> {
  const folder = temporaryFolder();
  const [input, output] = [join(folder, "calls"), join(folder, "answers")];
  writeFileSync(input, JSON.stringify(calls.map(writeCall)));
  const oracle = join(dirname(fileURLToPath(import.meta.url)), "wasi-oracle.js");
  const child = spawn(process.execPath, ["--no-warnings", oracle, "calls", input, output], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.end();
  child.stdout.resume();
  child.stderr.resume();
  await once(child, "close");
  assert.equal(child.exitCode, 0, "the oracle failed");
  return readAnswers(readFileSync(output, "utf8"));
}

test("node:wasi has no function that we lack, and we have none that it lacks", async () => {
  const { WASI } = await import("node:wasi");
  const theirs = new WASI({ version: "preview1" }).wasiImport;
  const ours = createWasi(hostOn(new CheckedMemory()));
  assert.deepEqual(Object.keys(ours).sort(), Object.keys(theirs).sort());
});

test.needs(ORACLE_NAME, isOracle, "an older one takes a write of nothing for a mistake");

test("random calls answer alike, and leave the same memory", async () => {
  const calls = fc.sample(anyCall, { numRuns: 4000, seed: 20_240_101 });
  const ours = askOurs(calls);
  const node = await askNode(calls);
  const met = new Set<string>();
  for (const [i, call] of calls.entries()) {
    const [mine, theirs] = [ours[i], node[i]];
    assert.ok(mine !== undefined && theirs !== undefined);
    if (mine.errno === theirs.errno) {
      if (mine.errno === ERRNO.success && SAME_MEMORY.has(call.name)) {
        assert.equal(mine.memory, theirs.memory, `memory after ${writeCall(call)}`);
      }
      continue;
    }
    const difference = DIFFERENCES.find(({ holds }) => holds(call, mine.errno, theirs.errno));
    assert.ok(difference, `${writeCall(call)}: ours ${mine.errno}, node:wasi ${theirs.errno}`);
    met.add(difference.why);
  }
  // A difference that never occurs is one that nobody checks.
  assert.equal(met.size, DIFFERENCES.length, [...met].join("; "));
});

test.run();
