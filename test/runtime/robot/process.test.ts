/** The server as a process of its own, with the simulated world: kills, freezes and stops, as the world sees them. */

import assert from "node:assert/strict";
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { startSim, type SimHandle, type TruthMethods } from "@sandpaw/runtime/drivers";
import {
  connectLines,
  FUNCTIONS,
  robotPaths,
  type LineClient,
  type ViewMethods,
} from "@sandpaw/runtime/protocol";

import { suite, temporaryFolder } from "../../harness/index.js";
import { FakeSupervisor, GRANT, IDENTITY, until } from "./running-robot.js";

const test = suite("robot: process");

const MAIN = join(fileURLToPath(import.meta.resolve("@sandpaw/runtime/robot")), "..", "main.js");
const FORWARD = { vx: 0.2, vy: 0, wz: 0 };
/** The design's bound: time-to-live and 100 ms; on a busy test machine with room for its scheduler. */
const SLACK_MS = 400;

interface Process {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exited: Promise<number | null>;
}

function start(args: readonly string[], ready = '"ready":true'): Promise<Process> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  const exited = new Promise<number | null>((resolve) => child.on("close", resolve));
  return new Promise((resolve) => {
    const take = (chunk: Uint8Array): void => {
      text += Buffer.from(chunk).toString();
      if (text.includes(ready)) resolve({ child, output: () => text, exited });
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    void exited.then(() => {
      resolve({ child, output: () => text, exited });
    });
  });
}

interface Scene {
  readonly run: string;
  readonly sim: SimHandle;
  readonly robotd: Process;
  readonly truth: LineClient<TruthMethods>;
  readonly args: readonly string[];
}

async function scene(body: (scene: Scene) => Promise<void>): Promise<void> {
  const run = temporaryFolder();
  const socket = join(run, "sim.sock");
  const sim = await startSim({
    world: "room",
    seed: 1,
    address: { path: socket },
    truth: join(run, "truth.sock"),
  });
  const args = ["--name", "r1", "--run-dir", run, "--driver", `sim:${socket}`, "--log-level", "warn"];
  const robotd = await start(args);
  const truth = await connectLines<TruthMethods>({ path: join(run, "truth.sock") });
  try {
    await body({ run, sim, robotd, truth, args });
  } finally {
    robotd.child.kill("SIGCONT");
    robotd.child.kill("SIGKILL");
    await robotd.exited;
    truth.close();
    await sim.close();
  }
}

async function moving(truth: LineClient<TruthMethods>): Promise<void> {
  for (let i = 0; i < 500; i += 1) {
    if ((await truth.call("truth", {})).commanded.v > 0.05) return;
    await sleep(2);
  }
  throw new Error("the robot does not move");
}

/** Does something to a moving robot and answers how long until the device was at zero, ms. */
async function timeToZero(truth: LineClient<TruthMethods>, cut: () => void): Promise<number> {
  await moving(truth);
  const from = process.hrtime.bigint();
  cut();
  for (;;) {
    const { stops } = await truth.call("stops", {});
    const stop = stops.find(({ zeroNs }) => BigInt(zeroNs) >= from);
    if (stop) return Number(BigInt(stop.zeroNs) - from) / 1e6;
    if (process.hrtime.bigint() - from > 5_000_000_000n) throw new Error("the robot does not stop");
  }
}

test("killed: the device stops by its own expiry", () =>
  scene(async ({ run, robotd, truth }) => {
    const supervisor = await FakeSupervisor.connect(robotPaths(run, "r1"));
    const { engine } = await supervisor.start();
    await engine.drive(FORWARD, 1000);
    const ms = await timeToZero(truth, () => robotd.child.kill("SIGKILL"));
    assert.ok(ms <= 200 + SLACK_MS, `${ms} ms`);
    supervisor.freeze();
  }));

test("frozen and thawed: the device stops, and what was commanded before stays dead", () =>
  scene(async ({ run, robotd, truth }) => {
    const supervisor = await FakeSupervisor.connect(robotPaths(run, "r1"));
    const { engine } = await supervisor.start();
    await engine.drive(FORWARD, 1000);
    const ms = await timeToZero(truth, () => robotd.child.kill("SIGSTOP"));
    assert.ok(ms <= 200 + SLACK_MS, `${ms} ms`);
    await sleep(250);
    robotd.child.kill("SIGCONT");
    for (let i = 0; i < 50; i += 1) {
      assert.equal((await truth.call("truth", {})).commanded.v, 0);
      await sleep(5);
    }
    engine.die();
    supervisor.close();
  }));

test("an engine that dies, a supervisor that is silent and one that is gone: zero within the bound", () =>
  scene(async ({ run, truth }) => {
    const paths = robotPaths(run, "r1");
    const first = await FakeSupervisor.connect(paths);
    const one = await first.start();
    await one.engine.drive(FORWARD, 1000);
    assert.ok((await timeToZero(truth, () => one.engine.die())) <= SLACK_MS);
    const two = await first.start();
    await two.engine.drive(FORWARD, 1000);
    assert.ok((await timeToZero(truth, () => first.freeze())) <= 400 + SLACK_MS);
    const second = await FakeSupervisor.connect(paths);
    two.engine.die();
    const three = await second.start();
    await until(() => first.notifications.length > 1);
    await three.engine.drive(FORWARD, 1000);
    assert.ok((await timeToZero(truth, () => second.close())) <= SLACK_MS);
    first.close();
  }));

test("SIGTERM: zero first, exit code 0, nothing left; a restart begins at zero", () =>
  scene(async ({ run, robotd, truth, args }) => {
    const supervisor = await FakeSupervisor.connect(robotPaths(run, "r1"));
    const { engine } = await supervisor.start();
    await engine.drive(FORWARD, 1000);
    const ms = await timeToZero(truth, () => robotd.child.kill("SIGTERM"));
    assert.ok(ms <= SLACK_MS, `${ms} ms`);
    assert.equal(await robotd.exited, 0);
    assert.ok(!existsSync(robotPaths(run, "r1").dir));
    supervisor.freeze();
    const again = await start(args);
    assert.equal((await truth.call("truth", {})).commanded.v, 0);
    again.child.kill("SIGTERM");
    assert.equal(await again.exited, 0);
  }));

test("nobody reads its log: the server goes on", () =>
  scene(async ({ run, args }) => {
    const name = "r2";
    const loud = args.map((arg) => (arg === "r1" ? name : arg === "warn" ? "info" : arg));
    // The device has one owner; this one gets a world of its own.
    const socket = join(run, "sim2.sock");
    const sim = await startSim({ world: "room", seed: 1, address: { path: socket } });
    const own = loud.map((arg) => (arg.startsWith("sim:") ? `sim:${socket}` : arg));
    const robotd = await start(own);
    robotd.child.stderr?.pause();
    const supervisor = await FakeSupervisor.connect(robotPaths(run, name));
    const { slot } = await supervisor.client.call("slot.open", {});
    // About 400 bytes of log each: far more than a pipe holds.
    for (let i = 0; i < 1500; i += 1) {
      const { session } = await supervisor.client.call("session.open", {
        slot,
        grant: GRANT,
        identity: IDENTITY,
      });
      await supervisor.client.call("session.close", { session });
    }
    const { engine } = await supervisor.start();
    assert.equal((await engine.drive(FORWARD, 100)).ok, true);
    supervisor.close();
    robotd.child.stderr?.resume();
    robotd.child.kill("SIGTERM");
    assert.equal(await robotd.exited, 0);
    await sim.close();
  }));

test("a second one is refused in one line; the robot goes on", () =>
  scene(async ({ run, args }) => {
    const second = await start(args);
    assert.equal(await second.exited, 2);
    assert.match(second.output(), /^robot-owned: [^\n]+\n$/);
    const view = await connectLines<ViewMethods>({ path: robotPaths(run, "r1").view });
    assert.equal((await view.call("status", {})).link, true);
    view.close();
  }));

test("of four that start at once on a dead one's lock, one gets the robot", async () => {
  const run = temporaryFolder();
  const socket = join(run, "sim.sock");
  const sim = await startSim({ world: "room", seed: 1, address: { path: socket } });
  const paths = robotPaths(run, "r1");
  mkdirSync(paths.dir, { recursive: true, mode: 0o700 });
  writeFileSync(paths.estop, '{"state":"released"}');
  writeFileSync(paths.lock, "4194303 17\n");
  const args = ["--name", "r1", "--run-dir", run, "--driver", `sim:${socket}`, "--log-level", "warn"];
  const all = await Promise.all([1, 2, 3, 4].map(() => start(args)));
  const owners = all.filter(({ output }) => output().includes('"ready":true'));
  assert.equal(owners.length, 1);
  assert.equal(all.filter(({ output }) => output().startsWith("robot-owned: ")).length, 3);
  owners[0]?.child.kill("SIGTERM");
  assert.deepEqual(
    (await Promise.all(all.map(({ exited }) => exited))).toSorted((a, b) => Number(a) - Number(b)),
    [0, 2, 2, 2],
  );
  await sim.close();
});

test("wrong arguments, wrong driver, wrong ceiling: one line with a code, exit 2", async () => {
  const run = temporaryFolder();
  const base = ["--run-dir", run, "--driver", "sim:1"];
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /^robot-arguments-invalid: /],
    [["--name", "r", "--nonsense"], /^robot-arguments-invalid: /],
    [["--name", "r", "--driver", "sim"], /^robot-arguments-invalid: /],
    [["--name", "r", "--driver", "toaster:1"], /^driver-unknown: /],
    [["--name", "Not A Name", ...base], /^robot-name-invalid: /],
    [["--name", "r", ...base, "--seed", "1"], /^robot-arguments-invalid: --seed is only for --lockstep/],
    [["--name", "r", ...base, "--ceiling", join(run, "none.yaml")], /^robot-ceiling-invalid: /],
  ];
  for (const [args, message] of cases) {
    const process = await start(args);
    assert.equal(await process.exited, 2, args.join(" "));
    assert.match(process.output(), message);
    assert.equal(process.output().trim().split("\n").length, 1);
  }
  assert.ok(readdirSync(run).every((name) => name === "robots"));
});

test("time in which the robot server itself stood still is no guest's fault", () =>
  scene(async ({ run, robotd }) => {
    const supervisor = await FakeSupervisor.connect(robotPaths(run, "r1"));
    const unresponsive = (): boolean =>
      supervisor.notifications.some(({ event }) => event === "session.unresponsive");
    const grant = { ...GRANT, resources: { ...GRANT.resources, callMs: 1000 } };
    const { engine } = await supervisor.start(grant, "reactor");
    // From now on it computes.
    await engine.wait(0n, 0);
    robotd.child.kill("SIGSTOP");
    await sleep(1500);
    robotd.child.kill("SIGCONT");
    await sleep(500);
    assert.ok(!unresponsive(), "it was told of at once");
    await until(unresponsive);
    engine.die();
    supervisor.close();
  }));

test("nor any supervisor's: beats and calls waited to be read, and the action goes on", () =>
  scene(async ({ run, robotd }) => {
    const paths = robotPaths(run, "r1");
    const supervisor = await FakeSupervisor.connect(paths);
    const { engine } = await supervisor.start();
    const told: unknown[] = [];
    const view = await connectLines<ViewMethods>({
      path: paths.view,
      onNotification: (message) => told.push(message["code"]),
    });
    await view.call("subscribe", { rateHz: 1 });
    const fn = FUNCTIONS["motion.spin"];
    assert.ok(fn.decodeResult(await engine.call(fn.id, fn.encodeArgs(60, 60_000))).ok);
    for (const gapMs of [400, 400, 1200]) {
      // It calls, and then computes for longer than the grant allows, most of which the robot server stands still.
      await engine.wait(0n, 0);
      robotd.child.kill("SIGSTOP");
      await sleep(gapMs);
      robotd.child.kill("SIGCONT");
      await sleep(200);
    }
    assert.ok(!told.includes("supervisor-silent"), told.join());
    assert.ok(!told.includes("action-ended"), told.join());
    assert.equal((await engine.drive(FORWARD, 100)).ok, true);
    // One that is silent is found all the same.
    supervisor.freeze();
    await until(() => told.includes("supervisor-silent"));
    view.close();
    engine.die();
    supervisor.close();
  }));

test("snapshots and status tell what the world is", () =>
  scene(async ({ run }) => {
    const paths = robotPaths(run, "r1");
    const supervisor = await FakeSupervisor.connect(paths);
    const { engine, snapshot } = await supervisor.start();
    const view = await connectLines<ViewMethods>({ path: paths.view });
    const status = await view.call("status", {});
    assert.equal(status.scan?.ranges.length, 360);
    assert.ok((status.battery?.fraction ?? 0) > 0);
    assert.notEqual((await view.call("plan", {})).plan, null);
    await until(() => readFileSync(snapshot).readBigUInt64LE(16) > 0n);
    view.close();
    engine.die();
    supervisor.close();
  }));

test.run();

const realTime = suite("robot: process in real time");
realTime.needs(
  "chrt, root",
  spawnSync("chrt", ["-r", "2", "true"]).status === 0,
  "to run threads in real time (SCHED_RR)",
);

/** Policy and priority of each thread: sched(7), proc_pid_stat(5). */
function threadsOf(pid: number): ReadonlyMap<number, string> {
  const threads = readdirSync(`/proc/${pid}/task`).map((tid) => {
    const stat = readFileSync(`/proc/${pid}/task/${tid}/stat`, "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return [Number(tid), `${fields[38] === "2" ? "rr" : "other"} ${fields[37]}`] as const;
  });
  return new Map(threads);
}

realTime("the safety loop goes before all, then what it hands work to; none is left behind guests", () =>
  scene(async ({ robotd }) => {
    const { pid = 0 } = robotd.child;
    // A thread begins as the main one, and steps back by itself.
    await until(() => [...threadsOf(pid).values()].filter((how) => how === "rr 2").length === 1);
    const threads = threadsOf(pid);
    assert.equal(threads.get(pid), "rr 2");
    assert.deepEqual(
      [...threads.values()].filter((how) => how.startsWith("other")),
      [],
    );
  }),
);

realTime("in lockstep nobody goes first", async () => {
  const run = temporaryFolder();
  const socket = join(run, "sim.sock");
  const sim = await startSim({ world: "room", seed: 1, address: { path: socket }, lockstep: true });
  const robotd = await start(["--name", "r1", "--run-dir", run, "--driver", `sim:${socket}`, "--lockstep"]);
  assert.match(robotd.output(), /"ready":true/);
  assert.ok([...threadsOf(robotd.child.pid ?? 0).values()].every((how) => how === "other 0"));
  robotd.child.kill("SIGTERM");
  await robotd.exited;
  await sim.close();
});

realTime.run();
