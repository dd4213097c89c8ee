/** Behaviours with a robot, end to end, and what is left of a hostile one: nothing but its exit. */

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

import type { ExitReason } from "@sandpaw/runtime/protocol";
import type { Run } from "@sandpaw/runtime/supervisor";
import { suite } from "../../harness/index.js";
import { guest, manifestOf } from "./guests.js";
import { startRobotBench, until, type RobotBench } from "./robot-bench.js";

const test = suite("supervisor: robot run");
let bench: RobotBench;

test.before(async () => {
  bench = await startRobotBench();
});
test.after(async () => {
  await bench.close();
});

const REQUEST = { motion: { maxSpeed: 0.2, maxTurn: 1 } } as const;

/** A module that imports `drive`, and the helper `$go` that drives forward for `ttlMs`. */
function driver(parts: string, ttlMs = 300): string {
  return `(module
    (import "sandpaw:robot/motion@0.1.0" "drive" (func $drive (param f64 f64 f64 i32 i32)))
    (memory (export "memory") 1)
    (func $go (call $drive (f64.const 5) (f64.const 0) (f64.const 0) (i32.const ${ttlMs}) (i32.const 256)))
    ${parts})`;
}

/** Puts the robot into the middle of the room, looking along it. */
async function place(): Promise<void> {
  await bench.truth.call("place", { x: 1.5, y: 2, theta: 0 });
}

async function commanded(): Promise<number> {
  return (await bench.truth.call("truth", {})).commanded.v;
}

async function sessionNames(): Promise<readonly string[]> {
  return (await bench.view.call("status", {})).sessions.map((session) => session.identity.name);
}

test("a reactor drives under its grant and no faster, and a stop withdraws motion", async ({ signal }) => {
  await place();
  const text = driver(`(func (export "tick") (call $go))`);
  const run = await bench.supervisor.start(guest(text, manifestOf("reactor", REQUEST, 20), "mover"));
  await until("it moves", signal, async () => (await commanded()) > 0);
  for (let i = 0; i < 20; i += 1) {
    assert.ok((await commanded()) <= 0.2 + 1e-9);
    await sleep(10);
  }
  const status = await bench.view.call("status", {});
  const session = status.sessions.find((one) => one.identity.name === "mover");
  assert.deepEqual([session?.lease, session?.attached, session?.grant.motion?.maxSpeed], ["held", true, 0.2]);
  assert.equal((await run.stop()).reason, "stopped");
  await until("it stands", signal, async () => (await commanded()) === 0);
  assert.ok(!(await sessionNames()).includes("mover"));
});

test("an on-stop runs after motion was withdrawn, within its grace", async ({ signal }) => {
  await place();
  const text = driver(`(func (export "tick") (call $go)) (func (export "on-stop") (call $go))`);
  const run = await bench.supervisor.start(guest(text, manifestOf("reactor", REQUEST, 20), "polite"));
  await until("it moves", signal, async () => (await commanded()) > 0);
  assert.deepEqual((await run.stop(5000)).reason, "stopped");
  await until("it stands", signal, async () => (await commanded()) === 0);
});

test("held, it stands and does not tick; let go, it drives on", async ({ signal }) => {
  await place();
  const text = driver(`(func (export "tick") (call $go))`);
  const run = await bench.supervisor.start(guest(text, manifestOf("reactor", REQUEST, 20), "held"));
  await until("it moves", signal, async () => (await commanded()) > 0);
  await run.hold(true);
  assert.equal(await commanded(), 0);
  await sleep(200);
  assert.equal(await commanded(), 0, "it moves while it is held");
  await run.hold(false);
  await until("it moves again", signal, async () => (await commanded()) > 0);
  await run.stop();
  await assert.rejects(run.hold(true), /run-not-running/);
});

test("a robot server that does not answer holds nothing, also not when it answers later", async ({
  signal,
}) => {
  await place();
  const text = driver(`(func (export "tick") (call $go))`);
  const run = await bench.supervisor.start(guest(text, manifestOf("reactor", REQUEST, 20), "unheld"));
  await until("it moves", signal, async () => (await commanded()) > 0);
  bench.robotd.kill("SIGSTOP");
  try {
    await assert.rejects(run.hold(true));
  } finally {
    bench.robotd.kill("SIGCONT");
  }
  await place();
  await until("it moves again", signal, async () => (await commanded()) > 0);
  await sleep(200);
  assert.ok((await commanded()) > 0, "it was held after all");
  await run.stop();
});

/** What a guest does, how it must end, and whether it drove before: always with a time-to-live of 1 s. */
interface Row {
  readonly text: string;
  readonly shape: "program" | "reactor";
  readonly reason: ExitReason | readonly ExitReason[];
  readonly code?: number;
  readonly drives: boolean;
}

const REALLOC = (body: string): string =>
  `(func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) ${body})`;
const once = (after: string): string =>
  `(global $n (mut i32) (i32.const 0))
   (func (export "tick") (global.set $n (i32.add (global.get $n) (i32.const 1)))
     (call $go) (if (i32.gt_u (global.get $n) (i32.const 3)) (then ${after})))`;

const HOSTILE: Readonly<Record<string, Row>> = {
  "loops in its start function": {
    text: driver(`(func $s (loop (br 0))) (start $s) (func (export "tick"))`),
    shape: "reactor",
    reason: "hang",
    drives: false,
  },
  "loops in a tick": {
    text: driver(once("(loop (br 0))"), 1000),
    shape: "reactor",
    reason: "hang",
    drives: true,
  },
  "loops in cabi_realloc": {
    text: `(module (import "sandpaw:robot/sensors@0.1.0" "scan" (func $scan (param i32)))
      (memory (export "memory") 1) ${REALLOC("(loop (br 0)) (i32.const 0)")}
      (func (export "tick") (call $scan (i32.const 256))))`,
    shape: "reactor",
    reason: "hang",
    drives: false,
  },
  "gives memory that it does not have": {
    text: `(module (import "sandpaw:robot/sensors@0.1.0" "scan" (func $scan (param i32)))
      (memory (export "memory") 1) ${REALLOC("(i32.const 65000)")}
      (func (export "tick") (call $scan (i32.const 256))))`,
    shape: "reactor",
    reason: "trap",
    drives: false,
  },
  "passes a return area outside its memory": {
    text: driver(
      `(func (export "tick") (call $drive (f64.const 1) (f64.const 0) (f64.const 0) (i32.const 300) (i32.const 65530)))`,
    ),
    shape: "reactor",
    reason: "trap",
    drives: false,
  },
  recurses: {
    text: driver(`(func $f (call $f)) ${once("(call $f)")}`, 1000),
    shape: "reactor",
    reason: "trap",
    drives: true,
  },
  "grows its memory": {
    text: driver(
      once("(loop (br_if 0 (i32.ne (memory.grow (i32.const 1)) (i32.const -1)))) unreachable"),
      1000,
    ),
    shape: "reactor",
    reason: ["memory", "trap"],
    drives: true,
  },
  traps: { text: driver(once("unreachable"), 1000), shape: "reactor", reason: "trap", drives: true },
  "exits 7": {
    text: `(module
      (import "sandpaw:robot/motion@0.1.0" "drive" (func $drive (param f64 f64 f64 i32 i32)))
      (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
      (memory (export "memory") 1)
      (func (export "_start")
        (call $drive (f64.const 0.2) (f64.const 0) (f64.const 0) (i32.const 1000) (i32.const 256))
        (call $exit (i32.const 7))))`,
    shape: "program",
    reason: "exit",
    code: 7,
    // It is gone before the safety loop has sent anything.
    drives: false,
  },
};

function requestOf(text: string): Parameters<typeof manifestOf>[1] {
  const resources = { resources: { callMs: 800 } };
  return text.includes("sensors@") ? { sensors: {}, ...resources } : { ...REQUEST, ...resources };
}

/** A behaviour that only ticks; it must never notice its neighbours. */
async function startWitness(signal: AbortSignal): Promise<Run> {
  const text = `(module (import "sandpaw:robot/sensors@0.1.0" "odometry" (func $odometry (param i32)))
    (memory (export "memory") 1) (func (export "tick") (call $odometry (i32.const 256))))`;
  const run = await bench.supervisor.start(
    guest(text, manifestOf("reactor", { sensors: {} }, 50), "witness"),
  );
  await until("the witness ticks", signal, () => run.ticks !== undefined);
  return run;
}

test(
  "each hostile guest costs only its own engine, and what it commanded ends",
  async ({ signal }) => {
    const witness = await startWitness(signal);
    for (const [name, row] of Object.entries(HOSTILE)) {
      await place();
      const rate = row.shape === "reactor" ? 20 : 0;
      const { stops: before } = await bench.truth.call("stops", {});
      const admitted = guest(row.text, manifestOf(row.shape, requestOf(row.text), rate), "hostile");
      const run = await bench.supervisor.start(admitted);
      const exit = await run.wait();
      const reasons = typeof row.reason === "string" ? [row.reason] : row.reason;
      assert.ok(reasons.includes(exit.reason), `${name}: ${exit.reason}: ${exit.message}`);
      if (row.code !== undefined) assert.equal(exit.code, row.code, name);
      assert.equal(await commanded(), 0, `${name}: motion is over when the exit is told`);
      const { stops } = await bench.truth.call("stops", {});
      const stop = stops.at(-1);
      if (row.drives) {
        assert.ok(stop !== undefined && stops.length > before.length, `${name}: it drove`);
        // Its own time-to-live would have been 1 s: the end came first.
        const heldMs = Number(BigInt(stop.zeroNs) - BigInt(stop.lastNonzeroNs)) / 1e6;
        assert.ok(heldMs < 700, `${name}: the last command held ${heldMs} ms`);
      }
      assert.equal(witness.state, "running", name);
      assert.deepEqual(await sessionNames(), ["witness"], name);
    }
    const seen = witness.ticks;
    await until("a later report", signal, () => witness.ticks !== seen);
    assert.ok((witness.ticks?.ticks ?? 0) > 25, `the witness ticks on: ${JSON.stringify(witness.ticks)}`);
    await witness.kill();
  },
  { timeoutMs: 120_000 },
);

test("a flood of log lines is cut to the grant, and others keep their lease and their motion", async ({
  signal,
}) => {
  await place();
  const mover = await bench.supervisor.start(
    guest(
      driver(
        `(func (export "tick") (call $drive (f64.const 0) (f64.const 0) (f64.const 0.5) (i32.const 300) (i32.const 256)))`,
      ),
      manifestOf("reactor", REQUEST, 20),
      "turner",
    ),
  );
  const turning = async (): Promise<boolean> => (await bench.truth.call("truth", {})).commanded.w > 0;
  await until("it turns", signal, turning);
  const text = `(module (import "sandpaw:robot/log@0.1.0" "write" (func $log (param i32 i32 i32)))
    (memory (export "memory") 1)
    (func (export "_start") (loop (call $log (i32.const 1) (i32.const 0) (i32.const 100)) (br 0))))`;
  const flood = await bench.supervisor.start(
    guest(text, manifestOf("program", { log: { linesPerSecond: 10 } }), "flood"),
  );
  for (let i = 0; i < 100; i += 1) {
    assert.ok(await turning(), "the one with the lease keeps moving");
    await sleep(10);
  }
  await flood.kill();
  assert.ok(flood.log.dropped > 100, `${flood.log.dropped} lines were dropped`);
  assert.equal((await mover.stop()).reason, "stopped");
});

test("a guest that sleeps for ever is stopped at once", async ({ signal }) => {
  const text = `(module (import "sandpaw:robot/events@0.1.0" "wait" (func $wait (param i32 i32)))
    (memory (export "memory") 1) ${REALLOC("(i32.const 1024)")}
    (func (export "_start") (loop (call $wait (i32.const -1) (i32.const 256)) (br 0))))`;
  const sleeper = await bench.supervisor.start(guest(text, manifestOf("program", { events: {} }), "sleeper"));
  await until("it runs", signal, () => sleeper.state === "running");
  const since = performance.now();
  assert.equal((await sleeper.stop()).reason, "stopped");
  assert.ok(performance.now() - since < 2000);
});

test("when the robot server dies, its behaviours end as robot-lost", async ({ signal }) => {
  const text = driver(`(func (export "tick") (call $go))`);
  await place();
  const run = await bench.supervisor.start(guest(text, manifestOf("reactor", REQUEST, 20), "orphan"));
  await until("it moves", signal, async () => (await commanded()) > 0);
  bench.robotd.kill("SIGKILL");
  const exit = await run.wait();
  assert.deepEqual([exit.reason, exit.code], ["robot-lost", 69]);
  await until("the device stops by itself", signal, async () => (await commanded()) === 0);
  await assert.rejects(bench.supervisor.start(run.admitted), /^SupervisorError: robot-unreachable/);
});

test.run();
