// WASI preview 1 in process: clocks, waiting, randomness, descriptors, and arguments that mean harm.

import assert from "node:assert/strict";
import fc from "fast-check";
import { CheckedMemory, createWasi, seededRandom, WorldClock, type WasiHost } from "@sandpaw/runtime/engine";
import { suite } from "../../harness/index.js";
import { callWasi } from "./wasi-calls.js";

const test = suite("engine: WASI preview 1");

interface Bench {
  readonly call: (name: string, ...args: (number | bigint)[]) => number;
  readonly names: readonly string[];
  readonly view: DataView;
  readonly bytes: Uint8Array;
  /** Deadlines that were slept to. */
  readonly slept: bigint[];
  readonly written: string[];
}

const START_NS = 1_000n;

function bench(input = "", over: Partial<WasiHost> = {}): Bench {
  const buffer = new ArrayBuffer(65_536);
  const memory = new CheckedMemory();
  memory.bind({ buffer, grow: () => 1 });
  const clock = new WorldClock(START_NS);
  const slept: bigint[] = [];
  const written: string[] = [];
  let left = Buffer.from(input);
  const wasi = createWasi({
    args: ["guest"],
    env: [],
    memory,
    clock,
    fillRandom: seededRandom(0n),
    readInput: (atMost) => {
      const part = left.subarray(0, atMost);
      left = left.subarray(atMost);
      return part;
    },
    writeOutput: (stream, bytes) => {
      written.push(`${stream}:${Buffer.from(bytes).toString()}`);
      return true;
    },
    sleepUntil: (deadlineNs) => {
      slept.push(deadlineNs);
      clock.set(deadlineNs);
    },
    exit: (code) => {
      throw new Error(`exit ${code}`);
    },
    ...over,
  });
  return {
    call: (name, ...args) => callWasi(wasi, { name, args }),
    names: Object.keys(wasi),
    view: new DataView(buffer),
    bytes: new Uint8Array(buffer),
    slept,
    written,
  };
}

interface Subscription {
  readonly tag: number;
  readonly clockOrFd: number;
  readonly timeout?: bigint;
  readonly absolute?: boolean;
}

/** Polls; answers the events as `userdata:errno:type`. Userdata counts from 0. */
function poll(on: Bench, subscriptions: readonly Subscription[]): string[] {
  for (const [i, { tag, clockOrFd, timeout = 0n, absolute = false }] of subscriptions.entries()) {
    const at = 48 * i;
    on.bytes.fill(0, at, at + 48);
    on.view.setBigUint64(at, BigInt(i), true);
    on.view.setUint8(at + 8, tag);
    on.view.setUint32(at + 16, clockOrFd, true);
    on.view.setBigUint64(at + 24, timeout, true);
    on.view.setUint16(at + 40, absolute ? 1 : 0, true);
  }
  assert.equal(on.call("poll_oneoff", 0, 4096, subscriptions.length, 8192), 0);
  return Array.from({ length: on.view.getUint32(8192, true) }, (_, i) => {
    const at = 4096 + 32 * i;
    return `${on.view.getBigUint64(at, true)}:${on.view.getUint16(at + 8, true)}:${on.view.getUint8(at + 10)}`;
  });
}

test("a poll of clocks sleeps once, to the first of them", () => {
  const on = bench();
  const clocks = [
    { tag: 0, clockOrFd: 1, timeout: 500n },
    { tag: 0, clockOrFd: 1, timeout: 200n },
    { tag: 0, clockOrFd: 0, timeout: 200n },
  ];
  assert.deepEqual(poll(on, clocks), ["1:0:0", "2:0:0"]);
  assert.deepEqual(on.slept, [START_NS + 200n]);
});

test("a peer that wakes too early is asked again: a poll never answers nothing", () => {
  const clock = new WorldClock(START_NS);
  let naps = 0;
  const on = bench("", {
    clock,
    sleepUntil: (deadlineNs) => {
      naps += 1;
      clock.set(naps < 3 ? deadlineNs - 1n : deadlineNs);
    },
  });
  assert.deepEqual(poll(on, [{ tag: 0, clockOrFd: 1, timeout: 500n }]), ["0:0:0"]);
  assert.equal(naps, 3);
});

test("absolute timeouts are moments of their clock; one that has passed does not sleep", () => {
  const on = bench();
  assert.deepEqual(poll(on, [{ tag: 0, clockOrFd: 1, timeout: START_NS + 7n, absolute: true }]), ["0:0:0"]);
  assert.deepEqual(on.slept, [START_NS + 7n]);
  assert.deepEqual(poll(on, [{ tag: 0, clockOrFd: 0, timeout: 3n, absolute: true }]), ["0:0:0"]);
  assert.equal(on.slept.length, 1);
});

test("a timeout beyond all time sleeps for ever and does not wrap", () => {
  const on = bench();
  poll(on, [{ tag: 0, clockOrFd: 1, timeout: 0xffff_ffff_ffff_ffffn }]);
  assert.deepEqual(on.slept, [0xffff_ffff_ffff_ffffn]);
});

test("streams are ready at once; what cannot be polled says why in its event", () => {
  const on = bench();
  const all = [
    { tag: 1, clockOrFd: 0 },
    { tag: 2, clockOrFd: 1 },
    { tag: 2, clockOrFd: 9 },
    { tag: 1, clockOrFd: 2 },
    { tag: 0, clockOrFd: 1, timeout: 10n },
    { tag: 0, clockOrFd: 2, timeout: 10n },
    { tag: 0, clockOrFd: 7, timeout: 10n },
  ];
  assert.deepEqual(poll(on, all), ["0:0:1", "1:0:2", "2:8:2", "3:76:1", "5:58:0", "6:28:0"]);
  assert.equal(on.slept.length, 0);
});

test("an empty poll, and one of an unknown kind, are invalid", () => {
  const on = bench();
  assert.equal(on.call("poll_oneoff", 0, 4096, 0, 8192), 28);
  on.view.setUint8(8, 3);
  assert.equal(on.call("poll_oneoff", 0, 4096, 1, 8192), 28);
});

test("clocks show world time, and there are four", () => {
  const on = bench();
  for (const [id, shows] of [
    [0, START_NS],
    [1, START_NS],
    [2, 0n],
    [3, 0n],
  ] as const) {
    assert.equal(on.call("clock_time_get", id, 0n, 8), 0);
    assert.equal(on.view.getBigUint64(8, true), shows);
    assert.equal(on.call("clock_res_get", id, 8), 0);
    assert.ok(on.view.getBigUint64(8, true) > 0n);
  }
  assert.equal(on.call("clock_time_get", 4, 0n, 8), 28);
  assert.equal(on.call("clock_res_get", -1, 8), 28);
});

test("seeded randomness is SplitMix64", () => {
  // First outputs for seed 1234567, from the reference implementation.
  const bytes = new Uint8Array(20);
  seededRandom(1_234_567n)(bytes);
  const view = new DataView(bytes.buffer);
  assert.equal(view.getBigUint64(0, true), 6_457_827_717_110_365_317n);
  assert.equal(view.getBigUint64(8, true), 3_203_168_211_198_807_973n);
});

test("writes gather, reads scatter, and the end of input is 0 bytes", () => {
  const on = bench("hello");
  on.bytes.set(Buffer.from("abcdef"), 100);
  const lay = (stretches: readonly (readonly [number, number])[]): void => {
    for (const [i, [at, length]] of stretches.entries()) {
      on.view.setUint32(8 * i, at, true);
      on.view.setUint32(8 * i + 4, length, true);
    }
  };
  lay([
    [103, 3],
    [0, 0],
    [100, 2],
  ]);
  assert.equal(on.call("fd_write", 2, 0, 3, 64), 0);
  assert.equal(on.view.getUint32(64, true), 5);
  assert.deepEqual(on.written, ["2:def", "2:ab"]);
  lay([
    [200, 2],
    [300, 2],
  ]);
  assert.equal(on.call("fd_read", 0, 0, 2, 64), 0);
  assert.equal(on.view.getUint32(64, true), 4);
  assert.equal(Buffer.from(on.bytes.subarray(200, 202)).toString(), "he");
  assert.equal(Buffer.from(on.bytes.subarray(300, 302)).toString(), "ll");
  assert.equal(on.call("fd_read", 0, 0, 2, 64), 0);
  assert.equal(on.view.getUint32(64, true), 1);
  assert.equal(on.call("fd_read", 0, 0, 2, 64), 0);
  assert.equal(on.view.getUint32(64, true), 0);
});

test("descriptors close, move and lose rights, and never come back", () => {
  const on = bench();
  assert.equal(on.call("fd_renumber", 1, 7), 8, "a number cannot be made");
  assert.equal(on.call("fd_renumber", 1, 2), 0);
  assert.equal(on.call("fd_write", 1, 0, 0, 64), 8);
  assert.equal(on.call("fd_fdstat_get", 2, 0), 0);
  const rights = on.view.getBigUint64(8, true);
  assert.equal(on.call("fd_fdstat_set_rights", 2, rights | 1n, 0n), 76, "rights do not grow");
  assert.equal(on.call("fd_fdstat_set_rights", 2, 0n, 0n), 0);
  assert.equal(on.call("fd_write", 2, 0, 0, 64), 76);
  assert.equal(on.call("fd_fdstat_set_rights", 2, rights, 0n), 76, "nor come back");
  assert.equal(on.call("fd_close", 2), 0);
  assert.equal(on.call("fd_close", 2), 8);
});

test("no folder, no file, no socket: the errno says which rule was met", () => {
  const on = bench();
  assert.equal(on.call("fd_prestat_get", 3, 0), 8, "nothing is preopened");
  assert.equal(on.call("path_open", 3, 0, 0, 1, 0, 0n, 0n, 0, 8), 8);
  assert.equal(on.call("path_open", 0, 0, 0, 1, 0, 0n, 0n, 0, 8), 76);
  assert.equal(on.call("path_symlink", 0, 1, 3, 0, 1), 8);
  assert.equal(on.call("sock_accept", 3, 0, 0), 8);
  assert.equal(on.call("sock_shutdown", 1, 0), 57);
  assert.equal(on.call("sock_send", 1, 0, 0, 0, 0), 57);
  assert.equal(on.call("fd_seek", 1, 0n, 0, 0), 70);
  assert.equal(on.call("proc_raise", 6), 58);
});

test("a memory that grows is followed", () => {
  const memory = new CheckedMemory();
  const linear = { buffer: new ArrayBuffer(65_536), grow: () => 1 };
  memory.bind(linear);
  assert.ok(!memory.holds(65_536, 1));
  linear.buffer = new ArrayBuffer(131_072);
  assert.ok(memory.holds(65_536, 65_536));
  assert.equal(memory.view().byteLength, 131_072);
});

const I64 = new Set([
  "clock_time_get:1",
  "fd_advise:1",
  "fd_advise:2",
  "fd_allocate:1",
  "fd_allocate:2",
  "fd_fdstat_set_rights:1",
  "fd_fdstat_set_rights:2",
  "fd_seek:1",
]);

test("whatever the arguments, a call answers an errno and harms nothing", () => {
  const names = bench().names.filter((name) => name !== "proc_exit");
  const number = fc.oneof(
    fc.integer(),
    fc.integer({ min: 0, max: 70_000 }),
    fc.constantFrom(-1, 65_535, 65_536),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.array(number, { minLength: 9, maxLength: 9 }),
      fc.uint8Array({ minLength: 64, maxLength: 64 }),
      (name, numbers, noise) => {
        // Nothing is read, so that a guest's stretch of 64 KiB does not slow the test.
        const on = bench("x");
        on.bytes.set(noise);
        const args = numbers.map((value, i) => (I64.has(`${name}:${i}`) ? BigInt(value) : value));
        const errno = on.call(name, ...args);
        assert.ok([0, 8, 21, 28, 57, 58, 70, 76].includes(errno), `${name} answered ${errno}`);
      },
    ),
    { numRuns: 3000 },
  );
});

test.run();
