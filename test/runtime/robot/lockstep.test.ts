/** Lockstep: the same calls give the same world, however fast the engines are. */

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

import { FOREVER } from "@sandpaw/runtime/protocol";

import { suite } from "../../harness/index.js";
import { FakeEngine } from "./fake-engine.js";
import { MemoryDriver } from "./memory-driver.js";
import { startRobot, until, type RunningRobot } from "./running-robot.js";

const test = suite("robot: lockstep");

const MS = 1_000_000n;

async function withRobot<T>(
  sessions: number,
  body: (robot: RunningRobot) => Promise<T>,
  wallLimitMs = 10_000,
): Promise<T> {
  const robot = await startRobot({ mode: { kind: "lockstep", sessions, seed: 7n, wallLimitMs } });
  try {
    return await body(robot);
  } finally {
    await robot.close();
  }
}

/** Ticks at a rate that does not divide the step, computes for a random real time, drives by its tick. */
async function guest(
  engine: FakeEngine,
  token: string,
  name: string,
  ticks: number,
  log: string[],
): Promise<void> {
  await sleep(Math.random() * 10);
  const attached = await engine.attach(token);
  log.push(`${name} attached ${attached.nowNs} ${attached.seed} ${attached.mode}`);
  let next = attached.nowNs;
  for (let tick = 0; tick < ticks; tick += 1) {
    next += 30n * MS;
    assert.equal((await engine.wait(next, 0)).why, "deadline");
    await sleep(Math.random() * 3);
    const answer = await engine.drive({ vx: 0.01 * (tick % 20), vy: 0, wz: 0.1 }, 100, engine.nowNs);
    log.push(`${name} ${engine.nowNs} ${answer.ok ? answer.value.limitedBy : answer.error}`);
  }
  engine.send({ op: "detach" });
}

function run(): Promise<{ log: readonly string[]; trace: string }> {
  return withRobot(2, async ({ supervisor, driver }) => {
    const log: string[] = [];
    const [one, two] = [await supervisor.open(), await supervisor.open()];
    const [a, b] = [new FakeEngine(one.attach), new FakeEngine(two.attach)];
    await Promise.all([guest(a, one.token, "a", 20, log), guest(b, two.token, "b", 30, log)]);
    await until(() => driver.steps > 40);
    const trace = JSON.stringify(driver.trace.slice(0, 40));
    a.die();
    b.die();
    return { log, trace };
  });
}

test("two racing guests give the same answers and the same commands in every run", async () => {
  const first = await run();
  assert.ok(first.log.includes("a attached 20000000 7 lockstep"));
  assert.ok(first.log.some((line) => line.startsWith("b") && line.endsWith("no-lease")));
  assert.ok(
    first.log.some((line) => line.startsWith("b") && line.endsWith("none")),
    "b drives when a has gone",
  );
  for (let i = 0; i < 5; i += 1) assert.deepEqual(await run(), first);
});

test("without a session, and before all have come, the world stands", () =>
  withRobot(2, async ({ supervisor, driver }) => {
    await sleep(60);
    assert.equal(driver.steps, 1);
    const { attach, token } = await supervisor.open();
    const engine = new FakeEngine(attach);
    const attached = engine.attach(token);
    await sleep(60);
    assert.equal(driver.steps, 1);
    const second = await supervisor.open();
    const other = new FakeEngine(second.attach);
    const otherAttached = other.attach(second.token);
    await attached;
    const woken = engine.wait(100n * MS, 0);
    await otherAttached;
    assert.equal((await other.wait(60n * MS, 0)).why, "deadline");
    assert.equal(other.nowNs, 60n * MS);
    await sleep(30);
    assert.equal(driver.steps, 3, "one that computes holds the world");
    other.die();
    assert.equal((await woken).why, "deadline");
    engine.die();
    const { steps } = driver;
    await sleep(60);
    assert.ok(driver.steps - steps <= 1, "the last one is gone");
  }));

test("guests wake at their deadlines between two steps", () =>
  withRobot(1, async ({ supervisor }) => {
    const { engine } = await supervisor.start();
    for (const at of [25n, 30n, 31n, 47n]) {
      await engine.wait(at * MS, 0);
      assert.equal(engine.nowNs, at * MS);
    }
    engine.die();
  }));

test("a command acts in the next step and expires by world time", () =>
  withRobot(1, async ({ supervisor, driver }) => {
    const { engine } = await supervisor.start();
    await engine.drive({ vx: 0.02, vy: 0, wz: 0 }, 50, engine.nowNs);
    await sleep(120);
    assert.equal(driver.steps, 1, "real time does not expire it");
    await engine.wait(200n * MS, 0);
    // Given at 20 ms, it holds until 70 ms: the steps that begin at 20, 40 and 60 ms.
    assert.deepEqual(
      driver.trace.slice(1, 6).map(({ vx }) => vx),
      [0.02, 0.02, 0.02, 0, 0],
    );
    engine.die();
  }));

test("a guest that computes for ever is told of, and the world goes on when it is gone", () =>
  withRobot(
    2,
    async ({ supervisor }) => {
      const [one, two] = [await supervisor.open(), await supervisor.open()];
      const [a, b] = [new FakeEngine(one.attach), new FakeEngine(two.attach)];
      const attached = b.attach(two.token);
      await a.attach(one.token);
      await until(() => supervisor.notifications.some(({ event }) => event === "session.unresponsive"));
      await supervisor.client.call("session.close", { session: one.session });
      await attached;
      assert.equal((await b.wait(500n * MS, 0)).why, "deadline");
      b.die();
    },
    100,
  ));

test("a stop and a line wake a guest that waits for ever", () =>
  withRobot(1, async ({ supervisor }) => {
    const { engine, session } = await supervisor.start();
    const line = engine.wait(FOREVER, 2);
    await supervisor.client.call("session.exec", { session, exec: 1, line: "hop" });
    assert.deepEqual(await line, { why: "exec", id: 1, line: "hop" });
    const stop = engine.wait(FOREVER, 0);
    await supervisor.client.call("session.stop", { session, graceMs: 0 });
    assert.deepEqual(await stop, { why: "stop", graceMs: 0 });
    engine.die();
  }));

test("a world that does not step ends the sessions that wait for it, and serves those that come later", async () => {
  class Stumbling extends MemoryDriver {
    stumbles = 0;
    override step(): ReturnType<MemoryDriver["step"]> {
      if (this.stumbles === 0) return super.step();
      this.stumbles -= 1;
      return Promise.reject(new Error("no answer"));
    }
  }
  const driver = new Stumbling();
  const mode = { kind: "lockstep", sessions: 1, seed: 7n, wallLimitMs: 10_000 } as const;
  const robot = await startRobot({ mode, driver });
  try {
    const { engine } = await robot.supervisor.start();
    assert.equal((await engine.wait(100n * MS, 0)).why, "deadline");
    driver.stumbles = 1;
    await assert.rejects(engine.wait(FOREVER, 0), /the world is gone: no answer/);
    await until(() => robot.supervisor.notifications.some(({ event }) => event === "session.ended"));
    const { engine: later } = await robot.supervisor.start();
    assert.equal((await later.wait(later.nowNs + 100n * MS, 0)).why, "deadline");
    later.die();
  } finally {
    await robot.close();
  }
});

test.run();
