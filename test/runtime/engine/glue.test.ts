/** What the glue does with guests that hand over nonsense: the guest ends, the engine does not. */

import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  bindReactor,
  GuestMemory,
  GuestTrap,
  linkRobot,
  type GlueHost,
  type StringEncoding,
} from "@sandpaw/runtime/engine";
import {
  createSnapshot,
  fail,
  FUNCTIONS,
  putSnapshot,
  succeed,
  type LogLevel,
} from "@sandpaw/runtime/protocol";
import { compileCore, instantiateCore, suite } from "../../harness/index.js";
import { wat } from "./wat.js";

const test = suite("engine: glue");

const IMPORTS = `
  (import "sandpaw:robot/motion@0.1.0" "drive" (func $drive (param f64 f64 f64 i32 i32)))
  (import "sandpaw:robot/motion@0.1.0" "stop" (func $stop (param i32)))
  (import "sandpaw:robot/sensors@0.1.0" "odometry" (func $odometry (param i32)))
  (import "sandpaw:robot/sensors@0.1.0" "scan" (func $scan (param i32)))
  (import "sandpaw:robot/camera@0.1.0" "list" (func $list (param i32)))
  (import "sandpaw:robot/camera@0.1.0" "capture" (func $capture (param i32 i32 i32 i32 i32 i32)))
  (import "sandpaw:robot/log@0.1.0" "write" (func $write (param i32 i32 i32)))`;

const REALLOC = `(func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.const 4096))`;

interface Guest {
  readonly exports: Readonly<Record<string, (...args: (number | bigint)[]) => unknown>>;
  readonly memory: GuestMemory;
  readonly lines: string[];
  readonly calls: number[];
}

/** A guest whose memory has one page and whose body is given; it is behind a robot that has everything. */
async function guest(
  body: string,
  encoding: StringEncoding = "utf8",
  memory = '(memory (export "memory") 1 4)',
): Promise<Guest> {
  const snapshot = createSnapshot();
  putSnapshot(
    snapshot,
    "sensors.scan",
    succeed({
      stampNs: 1n,
      angleMin: 0,
      angleIncrement: 1,
      rangeMin: 0,
      rangeMax: 9,
      ranges: Float32Array.of(1, 2, 3),
    }),
  );
  const held = { bytes: snapshot, words: new Int32Array(snapshot.buffer) };
  const lines: string[] = [];
  const calls: number[] = [];
  const answers = new Map([
    [FUNCTIONS["motion.drive"].id, FUNCTIONS["motion.drive"].encodeResult({ ok: false, error: "zone" })],
    [FUNCTIONS["motion.stop"].id, FUNCTIONS["motion.stop"].encodeResult(succeed(undefined))],
    [FUNCTIONS["camera.list"].id, FUNCTIONS["camera.list"].encodeResult(["a", "bc"])],
    [
      FUNCTIONS["camera.capture"].id,
      FUNCTIONS["camera.capture"].encodeResult({ ok: false, error: "unavailable" }),
    ],
  ]);
  const host: GlueHost = {
    snapshot: () => held,
    call: (id) => {
      calls.push(id);
      return answers.get(id) ?? new Uint8Array(0);
    },
    wait: () => undefined,
    log: (level: LogLevel, message) => void lines.push(`${level} ${message}`),
  };
  const bound = new GuestMemory(encoding);
  const module = compileCore(await wat(`(module ${IMPORTS} ${memory} ${body})`));
  const exports = instantiateCore(module, linkRobot(bound, host, ["motion", "sensors", "camera", "log"]));
  bound.bind(exports);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the texts below export functions of numbers
  return { exports: exports as Guest["exports"], memory: bound, lines, calls };
}

const call = (name: string, params: string, ...args: string[]): string =>
  `(func (export "run") ${params} (call $${name} ${args.join(" ")}))`;
const POINTER = "(param i32)";
const FIRST = "(local.get 0)";

const PAGE = 0x1_0000;

for (const [name, size] of [
  ["odometry", 64],
  ["scan", 56],
  ["stop", 2],
] as const) {
  test(`${name}: a return area that does not lie in memory is a trap, and the last that does is not`, async () => {
    const { exports } = await guest(`${REALLOC} ${call(name, POINTER, FIRST)}`);
    exports["run"]?.(PAGE - size);
    for (const pointer of [PAGE - size + 8, PAGE, -8, -size, 0x7fff_fff8, -0x8000_0000]) {
      assert.throws(() => exports["run"]?.(pointer), GuestTrap);
    }
  });
}

test("a return area that is not aligned is a trap that says so", async () => {
  const { exports } = await guest(call("odometry", POINTER, FIRST));
  assert.throws(() => exports["run"]?.(4), {
    name: "GuestTrap",
    message: "sensors.odometry: the pointer 0x4 is no multiple of 8",
  });
});

test("a bad return area is noticed before the robot is asked", async () => {
  const { exports, calls } = await guest(call("stop", POINTER, FIRST));
  assert.throws(
    () => exports["run"]?.(-1),
    /motion.stop: 2 bytes at 0xffffffff do not lie in the memory of 65536 bytes/,
  );
  assert.deepEqual(calls, []);
});

test("text outside the memory, too long, or malformed is a trap", async () => {
  const run = `(func (export "run") (param i32 i32) (call $capture (local.get 0) (local.get 1) (i32.const 0) (i32.const 1) (i32.const 1) (i32.const 64)))
    (data (i32.const 100) "\\c3\\28\\ff\\d8\\00\\00")`;
  const utf8 = await guest(run, "utf8");
  for (const [at, length] of [
    [PAGE, 1],
    [0, PAGE + 1],
    [-1, 2],
    [1, -1],
  ] as const) {
    assert.throws(() => utf8.exports["run"]?.(at, length), /do not lie in the memory/);
  }
  assert.throws(() => utf8.exports["run"]?.(0, 32 * 1024 + 1), /a text of 32769 bytes; 32768 is the most/);
  assert.throws(() => utf8.exports["run"]?.(100, 2), /the text is not UTF-8/);
  const utf16 = await guest(run, "utf16");
  assert.throws(() => utf16.exports["run"]?.(101, 1), /no multiple of 2/);
  assert.throws(() => utf16.exports["run"]?.(102, 1), /the text is not UTF-16/);
  assert.throws(() => utf16.exports["run"]?.(0, -0x8000_0000), /do not lie in the memory/);
  utf16.exports["run"]?.(PAGE, 0);
  assert.equal(utf16.calls.length, 1);
});

test("an enum beyond its cases is a trap", async () => {
  const { exports } = await guest(
    `(func (export "run") (param i32) (call $write (local.get 0) (i32.const 0) (i32.const 0)))`,
  );
  exports["run"]?.(3);
  for (const level of [4, -1, 0x7fff_ffff])
    assert.throws(() => exports["run"]?.(level), /log.write: -?\d+ is none of debug, info, warn, error/);
});

test("what cabi_realloc answers is checked", async () => {
  for (const [answer, message] of [
    ["(i32.const -4)", /what cabi_realloc answered: 12 bytes at 0xfffffffc do not lie/],
    ["(i32.const 65532)", /do not lie in the memory/],
    ["(i32.const 2)", /no multiple of 4/],
    ["(unreachable)", /unreachable/],
  ] as const) {
    const { exports } = await guest(
      `(func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) ${answer}) ${call("scan", POINTER, FIRST)}`,
    );
    assert.throws(() => exports["run"]?.(0), message);
  }
  const without = await guest(call("scan", POINTER, FIRST));
  assert.throws(() => without.exports["run"]?.(0), /the module exports no cabi_realloc/);
});

test("calls out of cabi_realloc are a trap, so nothing recurses", async () => {
  const { exports } = await guest(
    `(func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (call $scan (i32.const 0)) (i32.const 0)) ${call("scan", POINTER, FIRST)}`,
  );
  assert.throws(() => exports["run"]?.(0), /called from inside cabi_realloc/);
});

test("memory that grows in cabi_realloc is followed", async () => {
  const { exports, memory } = await guest(
    `(func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.mul (memory.grow (i32.const 1)) (i32.const 65536)))
    ${call("list", POINTER, FIRST)} (func (export "word") (param i32) (result i32) (i32.load (local.get 0)))
    (func (export "byte") (param i32) (result i32) (i32.load8_u (local.get 0)))`,
  );
  exports["run"]?.(8);
  const word = (at: number): number => Number(exports["word"]?.(at));
  // Three pages were asked for: the list, "a", "bc".
  assert.deepEqual([word(8), word(12)], [PAGE, 2]);
  assert.deepEqual([word(PAGE), word(PAGE + 4), word(PAGE + 8), word(PAGE + 12)], [2 * PAGE, 1, 3 * PAGE, 2]);
  assert.deepEqual(
    [2 * PAGE, 3 * PAGE, 3 * PAGE + 1].map((at) => exports["byte"]?.(at)),
    [97, 98, 99],
  );
  assert.equal(memory.bytes.length, 4 * PAGE);
});

test("whatever numbers a guest passes, it works or it is a trap", async () => {
  const numbers = "(param i32 i32 i32 i32 i32 i32)";
  const all = [0, 1, 2, 3, 4, 5].map((i) => `(local.get ${i})`).join(" ");
  const { exports } = await guest(`${REALLOC} (func (export "capture") ${numbers} (call $capture ${all}))
    (func (export "write") ${numbers} (call $write (local.get 0) (local.get 1) (local.get 2)))
    (func (export "drive") ${numbers} (call $drive (f64.reinterpret_i64 (i64.extend_i32_u (local.get 0))) (f64.const nan) (f64.const inf) (local.get 1) (local.get 2)))
    (func (export "list") ${numbers} (call $list (local.get 0)))`);
  const near = fc.oneof(
    fc.integer(),
    fc.nat(8),
    fc.integer({ min: PAGE - 64, max: PAGE + 8 }),
    fc.constantFrom(-1, -8),
  );
  fc.assert(
    fc.property(
      fc.constantFrom("capture", "write", "drive", "list"),
      fc.array(near, { minLength: 6, maxLength: 6 }),
      (name, values) => {
        try {
          exports[name]?.(...values);
        } catch (error) {
          assert.ok(error instanceof GuestTrap, String(error));
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test("a return area that overlaps what cabi_realloc gives harms nobody else", async () => {
  const { exports, memory } = await guest(
    `(func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.const 8)) ${call("scan", POINTER, FIRST)}`,
  );
  exports["run"]?.(0);
  assert.deepEqual([...memory.words.subarray(12, 14)], [8, 3], "pointer and length of the list");
  assert.deepEqual([...new Float32Array(memory.bytes.buffer, 8, 3)], [1, 2, 3]);
});

test("a call in the start function is a trap", async () => {
  await assert.rejects(
    guest(`(func $s (call $stop (i32.const 0))) (start $s)`),
    /called before the module has a memory/,
  );
});

test("a module without memory is a trap when a call needs one", async () => {
  const { exports } = await guest(call("stop", POINTER, FIRST), "utf8", "");
  assert.throws(() => exports["run"]?.(0), /called before the module has a memory/);
});

test("a log line is cut at 4096 bytes of UTF-8, between characters", async () => {
  const run = `(func (export "run") (param i32 i32) (call $write (i32.const 1) (local.get 0) (local.get 1)))
    (func (export "put") (param i32 i32) (i32.store8 (local.get 0) (local.get 1)))`;
  for (const [encoding, text, kept] of [
    ["utf8", "x".repeat(5000), 4096],
    ["utf8", "ä".repeat(3000), 2048],
    ["utf8", `${"x".repeat(4095)}🐾`, 4095],
    ["utf8", "x".repeat(4096), 4096],
    ["utf16", "x".repeat(5000), 4096],
    ["utf16", "ä".repeat(3000), 2048],
    ["utf16", `${"x".repeat(4093)}🐾`, 4093],
    ["utf16", `${"x".repeat(4095)}🐾`, 4095],
  ] as const) {
    const { exports, lines } = await guest(run, encoding);
    const bytes = Buffer.from(text, encoding === "utf8" ? "utf8" : "utf16le");
    for (const [i, byte] of bytes.entries()) exports["put"]?.(i, byte);
    exports["run"]?.(0, encoding === "utf8" ? bytes.length : text.length);
    assert.deepEqual(lines, [`info ${text.slice(0, kept)}`]);
  }
});

function never(): never {
  assert.fail("nothing is called");
}

test("only what is granted is linked", () => {
  const host: GlueHost = { snapshot: never, call: never, wait: never, log: never };
  const linked = linkRobot(new GuestMemory("utf8"), host, ["log", "sensors"]);
  assert.deepEqual(Object.keys(linked), ["sandpaw:robot/sensors@0.1.0", "sandpaw:robot/log@0.1.0"]);
});

/** A reactor whose `exec` answers this address, with these bytes at 16; answers what the host hears. */
async function execAnswer(address: number, data: string): Promise<{ result: unknown; released: number }> {
  const { exports, memory } = await guest(`${REALLOC} (global $released (mut i32) (i32.const 0))
    (func (export "exec") (param i32 i32) (result i32) (i32.const ${address}))
    (func (export "cabi_post_exec") (param i32) (global.set $released (local.get 0)))
    (func (export "released") (result i32) (global.get $released)) (data (i32.const 16) "${data}")`);
  const result = bindReactor(memory, exports).exec?.("hi");
  return { result, released: Number(exports["released"]?.()) };
}

test("exec: a bad answer is a trap, and cabi_post_exec is given what exec answered", async () => {
  assert.deepEqual(await execAnswer(16, "\\00\\00\\00\\00\\1c\\00\\00\\00\\02\\00\\00\\00ok"), {
    result: succeed("ok"),
    released: 16,
  });
  const refused = await execAnswer(16, "\\01\\00\\00\\00\\1c\\00\\00\\00\\02\\00\\00\\00no");
  assert.deepEqual(refused.result, fail("no"));
  await assert.rejects(execAnswer(16, "\\02"), /case 2 of 2/);
  await assert.rejects(execAnswer(18, ""), /no multiple of 4/);
  await assert.rejects(execAnswer(PAGE - 8, ""), /do not lie in the memory/);
  await assert.rejects(
    execAnswer(16, "\\00\\00\\00\\00\\00\\00\\00\\80\\02\\00\\00\\00"),
    /do not lie in the memory/,
  );
});

test("a reactor exports what it exports", async () => {
  const { exports, memory } = await guest(`(func (export "tick"))`);
  const reactor = bindReactor(memory, exports);
  assert.deepEqual(
    Object.entries(reactor)
      .filter(([, value]) => value !== undefined)
      .map(([name]) => name),
    ["tick"],
  );
});

test.run();
