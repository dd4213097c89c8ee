// The loop of reactors: ticks, events, lines and stops, with a robot server that the test plays.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  createSnapshot,
  decodeEvent,
  encodeEvent,
  FOREVER,
  FUNCTIONS,
  putSnapshot,
  setSnapshotNow,
  succeed,
  WAIT,
  type ToSupervisor,
  type Woken,
} from "@sandpaw/runtime/protocol";
import { suite, temporaryFolder } from "../../harness/index.js";
import { EngineProcess, program, reactor, TOKEN } from "./engine-process.js";
import { FakeRobot, type RobotScript } from "./fake-robot.js";
import { wat } from "./wat.js";

const test = suite("engine: reactors");
const STOP: Woken = { why: "stop", graceMs: 0 };

/** Functions that log one letter each, so that the order of calls can be read from the log. */
function letters(body: string): string {
  return `(module
    (import "sandpaw:robot/log@0.1.0" "write" (func $log (param i32 i32 i32)))
    (import "sandpaw:robot/events@0.1.0" "wait" (func $wait (param i32 i32)))
    (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
    (memory (export "memory") 1)
    (global $free (mut i32) (i32.const 4096))
    (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
      (local $at i32)
      (local.set $at (i32.and (i32.add (global.get $free) (i32.const 7)) (i32.const -8)))
      (global.set $free (i32.add (local.get $at) (local.get 3)))
      (local.get $at))
    (data (i32.const 0) "itesx!")
    (func $say (param i32) (call $log (i32.const 1) (local.get 0) (i32.const 1)))
    ${body})`;
}
const FULL = letters(`
    (func (export "init") (call $say (i32.const 0)))
    (func (export "tick") (call $say (i32.const 1)))
    (func (export "on-event") (param i64 i32 i32 i32 i32) (call $say (i32.const 2)))
    (func (export "on-stop") (call $say (i32.const 3)))
    (func (export "exec") (param $at i32) (param $n i32) (result i32)
      (call $say (i32.const 4))
      (i32.store8 (i32.const 64) (i32.ne (i32.load8_u (local.get $at)) (i32.const 43)))
      (i32.store (i32.const 68) (local.get $at))
      (i32.store (i32.const 72) (local.get $n))
      (i32.const 64))`);

interface Ran {
  readonly engine: EngineProcess;
  readonly robot: FakeRobot;
  readonly log: string;
  readonly said: readonly ToSupervisor[];
  readonly exit: { readonly reason: string; readonly code: number; readonly message: string };
}

async function run(
  text: string,
  script: RobotScript,
  options: {
    readonly rateHz?: number;
    readonly interfaces?: readonly string[];
    readonly snapshot?: string;
  } = {},
): Promise<Ran> {
  const robot = await FakeRobot.open(temporaryFolder(), script);
  const engine = await EngineProcess.start(
    options.snapshot === undefined ? { robot } : { robot, snapshot: options.snapshot },
  );
  try {
    const header = reactor(options.rateHz ?? 10, options.interfaces ?? ["log", "events"]);
    const exit = await engine.run(header, await wat(text));
    const log = engine.said.map((message) => (message.op === "log" ? message.text : "")).join("");
    return { engine, robot, log, said: [...engine.said], exit };
  } finally {
    await engine.end();
    robot.close();
  }
}

/** A script of wake-ups in order; the rest are stops. */
function inOrder(wakes: readonly Woken[]): Pick<RobotScript, "wait"> {
  return { wait: (_wait, index) => wakes[index] ?? STOP };
}

const TICK: Woken = { why: "deadline" };
const EVENT: Woken = {
  why: "event",
  event: encodeEvent({ stampNs: 5n, what: { tag: "message", val: "hé" } }),
};

test("init, ticks, events and lines come in the order in which the robot server wakes the loop", async () => {
  const { log, exit, said, robot } = await run(FULL, {
    mode: "lockstep",
    ...inOrder([
      TICK,
      EVENT,
      TICK,
      { why: "exec", id: 9, line: "+ö" },
      { why: "exec", id: 10, line: "-" },
      TICK,
    ]),
  });
  assert.equal(log, "itetxxt");
  assert.equal(exit.reason, "stopped");
  assert.equal(exit.code, 0);
  assert.deepEqual(
    said.filter(({ op }) => op === "execResult"),
    [
      { op: "execResult", id: 9, ok: true, text: "+ö" },
      { op: "execResult", id: 10, ok: false, text: "-" },
    ],
  );
  assert.equal(robot.said.at(0)?.op, "attach");
  assert.equal(robot.said.at(-1)?.op, "detach");
});

test("an event reaches on-event with its values", async () => {
  const text =
    letters(`(func (export "on-event") (param $stamp i64) (param $tag i32) (param $p i32) (param $n i32) (param i32)
      (if (i32.and (i64.eq (local.get $stamp) (i64.const 5)) (i32.eq (local.get $tag) (i32.const 5)))
        (then (call $log (i32.const 2) (local.get $p) (local.get $n)))))`);
  const { log } = await run(text, { mode: "lockstep", ...inOrder([EVENT]) }, { rateHz: 0 });
  assert.equal(log, "hé");
  assert.equal(
    decodeEvent(encodeEvent({ stampNs: 1n, what: { tag: "dropped", val: 3 } })).what.tag,
    "dropped",
  );
});

test("in lockstep ticks are due at exact multiples of the period, and none is late", async () => {
  const due: bigint[] = [];
  const { log, said } = await run(FULL, {
    mode: "lockstep",
    wait: ({ deadlineNs }, index) => {
      due.push(deadlineNs);
      return index < 20 ? TICK : STOP;
    },
  });
  assert.equal(log, `i${"t".repeat(20)}`);
  const [first = 0n] = due;
  assert.deepEqual(
    due,
    due.map((_, i) => first + BigInt(i) * 100_000_000n),
  );
  const reports = said.flatMap((message) => (message.op === "ticks" ? [message.report] : []));
  assert.ok(reports.length >= 2, "about one report a second");
  assert.equal(
    reports.reduce((sum, { ticks }) => sum + ticks, 0),
    20,
  );
  assert.ok(reports.every(({ lateMax, skipped }) => lateMax === 0 && skipped === 0));
});

test("missed ticks are counted, not made up", async () => {
  // The tick sleeps 2.5 periods; world time moves with it.
  const text = letters(
    `(func (export "tick") (call $say (i32.const 1)) (call $wait (i32.const 250) (i32.const 512)))`,
  );
  let waits = 0;
  const { log, said } = await run(text, {
    mode: "lockstep",
    wait: () => {
      waits += 1;
      return waits < 8 ? TICK : STOP;
    },
  });
  // Waits of the loop and waits of the ticks take turns.
  assert.equal(log, "tttt");
  const reports = said.flatMap((message) => (message.op === "ticks" ? [message.report] : []));
  assert.ok(reports.reduce((sum, { skipped }) => sum + skipped, 0) >= 4, JSON.stringify(reports));
});

test("a reactor without ticks waits for ever, and says which happenings it takes", async () => {
  const masks: number[] = [];
  const { exit } = await run(
    letters(`(func (export "on-event") (param i64 i32 i32 i32 i32))`),
    {
      mode: "lockstep",
      wait: ({ deadlineNs, mask }, index) => {
        assert.equal(deadlineNs, FOREVER);
        masks.push(mask);
        return index === 0 ? EVENT : STOP;
      },
    },
    { rateHz: 0 },
  );
  assert.equal(exit.reason, "stopped");
  assert.deepEqual(masks, [WAIT.event, WAIT.event]);
});

test("a tick that is due goes before events", async () => {
  const masks: number[] = [];
  await run(FULL, {
    mode: "lockstep",
    wait: ({ mask }, index) => {
      masks.push(mask);
      return index < 1 ? TICK : STOP;
    },
  });
  // The first tick is due at once; before the second there is time.
  assert.deepEqual(masks, [WAIT.exec, WAIT.exec | WAIT.event]);
});

test("a stop with grace runs on-stop, one without ends at once", async () => {
  const graceful = await run(FULL, { mode: "lockstep", ...inOrder([TICK, { why: "stop", graceMs: 500 }]) });
  assert.equal(graceful.log, "its");
  assert.equal(graceful.exit.reason, "stopped");
  const abrupt = await run(FULL, { mode: "lockstep", ...inOrder([TICK]) });
  assert.equal(abrupt.log, "it");
});

test("a stop inside a tick that waits ends the tick, then runs on-stop", async () => {
  const text = letters(`
    (func (export "tick") (call $say (i32.const 1)) (loop $again (call $wait (i32.const 50) (i32.const 512)) (br $again)))
    (func (export "on-stop") (call $say (i32.const 3)))`);
  const { log, exit } = await run(text, {
    mode: "lockstep",
    ...inOrder([TICK, TICK, TICK, { why: "stop", graceMs: 300 }]),
  });
  assert.equal(log, "ts");
  assert.equal(exit.reason, "stopped");
});

test("proc_exit ends a reactor with its code", async () => {
  const { exit } = await run(letters(`(func (export "tick") (call $exit (i32.const 7)))`), {
    mode: "lockstep",
  });
  assert.deepEqual([exit.reason, exit.code], ["exit", 7]);
});

test("a robot server that hangs up, refuses, or sends nonsense is robot-lost, and the engine ends", async () => {
  const hangUp = await run(FULL, { wait: () => "hang-up" });
  assert.equal(hangUp.exit.reason, "robot-lost");
  assert.equal(hangUp.engine.process.exitCode, 0);
  const refused = await run(FULL, { refuse: "token-unknown: no such token" });
  assert.equal(refused.exit.reason, "robot-lost");
  assert.match(refused.exit.message, /token-unknown/);
  assert.equal(refused.log, "");
  const inside = await run(letters(`(func (export "tick") (call $wait (i32.const 50) (i32.const 512)))`), {
    mode: "lockstep",
    wait: (_wait, index) => (index === 0 ? TICK : "hang-up"),
  });
  assert.equal(inside.exit.reason, "robot-lost");
});

const SENSOR = `(module
    (import "sandpaw:robot/sensors@0.1.0" "odometry" (func $odometry (param i32)))
    (import "sandpaw:robot/motion@0.1.0" "drive" (func $drive (param f64 f64 f64 i32 i32)))
    (memory (export "memory") 1)
    (func (export "tick")
      (call $odometry (i32.const 128))
      (if (i32.eqz (i32.load8_u (i32.const 128)))
        (then (call $drive (f64.load (i32.const 144)) (f64.const 0) (f64.load (i32.const 160)) (i32.const 300) (i32.const 256)))
        (else (call $drive (f64.const -1) (f64.const 0) (f64.convert_i32_u (i32.load8_u (i32.const 136))) (i32.const 300) (i32.const 256))))))`;

async function driven(ageNs: bigint): Promise<{ vx: number; wz: number }> {
  const snapshot = createSnapshot();
  putSnapshot(
    snapshot,
    "sensors.odometry",
    succeed({ stampNs: 1n, pose: { x: 1.5, y: 2, theta: 0.25 }, velocity: { vx: 0, vy: 0, wz: 0 } }),
  );
  setSnapshotNow(snapshot, 1_000_000_000n - ageNs);
  const file = join(temporaryFolder(), "snapshot");
  writeFileSync(file, snapshot);
  const calls: { vx: number; wz: number }[] = [];
  const answer = succeed({ applied: { vx: 0, vy: 0, wz: 0 }, limitedBy: "none" as const });
  await run(
    SENSOR,
    {
      mode: "lockstep",
      ...inOrder([TICK]),
      call: ({ fn, args }) => {
        assert.equal(fn, FUNCTIONS["motion.drive"].id);
        const [{ vx, wz }] = FUNCTIONS["motion.drive"].decodeArgs(args);
        calls.push({ vx, wz });
        return FUNCTIONS["motion.drive"].encodeResult(answer);
      },
    },
    { interfaces: ["sensors", "motion"], snapshot: file },
  );
  const [call] = calls;
  assert.ok(call !== undefined && calls.length === 1);
  return call;
}

test("a tick reads the snapshot file and its command reaches the robot server", async () => {
  assert.deepEqual(await driven(0n), { vx: 1.5, wz: 0.25 });
});

test("a snapshot older than half a second answers stale", async () => {
  assert.deepEqual(await driven(500_000_000n), { vx: 1.5, wz: 0.25 });
  assert.deepEqual(await driven(500_000_001n), { vx: -1, wz: 8 });
});

test("a live guest draws from the machine's randomness, also more than one read gives", async () => {
  const engine = await EngineProcess.start();
  try {
    // Draws 40 MiB, and prints the first and the last 16 bytes.
    const module = await wat(`(module
      (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
      (memory (export "memory") 641 641)
      (data (i32.const 0) "\\40\\00\\00\\00\\10\\00\\00\\00\\30\\00\\80\\02\\10\\00\\00\\00")
      (func (export "_start")
        (drop (call $random (i32.const 64) (i32.const 41943040)))
        (drop (call $write (i32.const 1) (i32.const 0) (i32.const 2) (i32.const 16)))))`);
    const drawn: string[] = [];
    engine.process.stdout?.on("data", (chunk: Buffer) => drawn.push(chunk.toString("hex")));
    for (let i = 0; i < 2; i += 1) assert.equal((await engine.run(program(), module)).reason, "exit");
    await engine.end();
    const parts = drawn.join("").match(/.{32}/g) ?? [];
    assert.equal(parts.length, 4);
    assert.equal(new Set([...parts, "0".repeat(32)]).size, 5, "all differ, and none is what memory held");
  } finally {
    await engine.end();
  }
});

test("an engine is loaded again: fresh instance, clock, descriptors and session", async () => {
  const robot = await FakeRobot.open(temporaryFolder(), { mode: "lockstep", seed: 3n, ...inOrder([]) });
  const engine = await EngineProcess.start({ robot });
  try {
    // Counts its runs in memory and in a global, closes its output, and draws random bytes.
    const text = `(module
      (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "fd_close" (func $close (param i32) (result i32)))
      (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
      (memory (export "memory") 1)
      (global $runs (mut i32) (i32.const 48))
      (func (export "_start")
        (global.set $runs (i32.add (global.get $runs) (i32.const 1)))
        (i32.store8 (i32.const 100) (i32.add (global.get $runs) (i32.load8_u (i32.const 99))))
        (i32.store8 (i32.const 99) (i32.const 1))
        (drop (call $random (i32.const 104) (i32.const 8)))
        (i64.store (i32.const 104) (i64.or (i64.const 0x3030303030303030) (i64.and (i64.load (i32.const 104)) (i64.const 0x0707070707070707))))
        (i32.store8 (i32.const 101) (i32.const 32))
        (i32.store8 (i32.const 102) (i32.const 32))
        (i32.store8 (i32.const 103) (i32.const 32))
        (i32.store (i32.const 0) (i32.const 100))
        (i32.store (i32.const 4) (i32.const 12))
        (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
        (drop (call $close (i32.const 1)))))`;
    const module = await wat(text);
    for (let i = 0; i < 3; i += 1) {
      const exit = await engine.run(program({ token: TOKEN }), module);
      assert.equal(exit.reason, "exit", exit.message);
    }
    await engine.end();
    const runs = engine.stdout.match(/.{12}/g) ?? [];
    assert.equal(runs.length, 3);
    assert.match(runs[0] ?? "", /^1 {3}\d{8}$/);
    assert.equal(new Set(runs).size, 1, "each run is as the first: same seed, same bytes");
    assert.deepEqual(
      robot.said.map(({ op }) => op),
      ["attach", "detach", "attach", "detach", "attach", "detach"],
    );
  } finally {
    await engine.end();
    robot.close();
  }
});

test.run();
