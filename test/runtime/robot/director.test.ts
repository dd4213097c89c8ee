// A world that is advanced: it begins, stops and goes on at the very time that its director says.

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

import { suite } from "../../harness/index.js";
import { FakeEngine } from "./fake-engine.js";
import { FakeSupervisor, GRANT, startRobot, type RunningRobot } from "./running-robot.js";

const test = suite("robot: director");

const MS = 1_000_000n;

async function withRobot<T>(sessions: number, body: (robot: RunningRobot) => Promise<T>): Promise<T> {
  const mode = { kind: "lockstep", sessions, seed: 7n, wallLimitMs: 10_000 } as const;
  const robot = await startRobot({ mode });
  try {
    return await body(robot);
  } finally {
    await robot.close();
  }
}

function advance({ client }: FakeSupervisor, ms: number): Promise<{ readonly nowNs: string }> {
  return client.call("world.advance", { untilNs: `${BigInt(ms) * MS}` });
}

test("the world begins with the guest and the director, and stands at each time that was asked for", () =>
  withRobot(2, async ({ supervisor, driver }) => {
    const { attach, token } = await supervisor.open();
    const engine = new FakeEngine(attach);
    const times: bigint[] = [];
    const guest = (async () => {
      let next = (await engine.attach(token)).nowNs;
      for (;;) {
        next += 30n * MS;
        if ((await engine.wait(next, 0)).why !== "deadline") return;
        times.push(engine.nowNs / MS);
      }
    })().catch(() => undefined);
    await sleep(40);
    assert.equal(driver.steps, 1, "it waits for the director");
    assert.deepEqual(await advance(supervisor, 0), { nowNs: "20000000" });
    assert.equal(driver.steps, 1);
    assert.deepEqual(await advance(supervisor, 110), { nowNs: "110000000" });
    await sleep(40);
    // The tick at 110 ms belongs to what comes after.
    assert.deepEqual(times, [50n, 80n]);
    assert.equal(driver.steps, 5);
    assert.deepEqual(await advance(supervisor, 120), { nowNs: "120000000" });
    assert.deepEqual(times, [50n, 80n, 110n]);
    assert.equal(driver.steps, 6);
    engine.die();
    void guest;
  }));

test("without a guest it goes on to the end, and after its director's end it waits", () =>
  withRobot(2, async ({ supervisor, driver, server }) => {
    const { attach, token } = await supervisor.open();
    const engine = new FakeEngine(attach);
    const attached = engine.attach(token);
    await advance(supervisor, 0);
    const rest = advance(supervisor, 500);
    await attached;
    engine.die();
    await rest;
    assert.equal(driver.steps, 25);
    const other = await FakeSupervisor.connect(server.paths);
    await assert.rejects(advance(other, 600), /advance-refused/);
    supervisor.close();
    // The server hears of it a moment later.
    for (let tries = 0; driver.steps < 30 && tries < 100; tries += 1) {
      await advance(other, 600).catch(() => sleep(5));
    }
    assert.equal(driver.steps, 30);
    other.close();
    await sleep(60);
    assert.equal(driver.steps, 30);
  }));

test("a live world is not advanced, and one advance is asked for at a time", async () => {
  const live = await startRobot();
  await assert.rejects(advance(live.supervisor, 20), /advance-refused/);
  await live.close();
  await withRobot(1, async ({ supervisor }) => {
    const first = advance(supervisor, 2000);
    await assert.rejects(advance(supervisor, 3000), /advance-refused/);
    assert.deepEqual(await first, { nowNs: "2000000000" });
    await assert.rejects(supervisor.client.call("world.advance", { untilNs: "-1" }), /params-invalid/);
  });
});

test("in lockstep a busy machine makes no hang of a reactor's short call", () =>
  withRobot(1, async ({ supervisor }) => {
    const resources = { ...GRANT.resources, callMs: 50 };
    const { engine } = await supervisor.start({ ...GRANT, resources }, "reactor");
    await engine.wait(engine.nowNs + 20n * MS, 0);
    await sleep(400);
    assert.equal((await engine.wait(engine.nowNs + 20n * MS, 0)).why, "deadline");
    assert.deepEqual(
      supervisor.notifications.filter(({ event }) => event === "session.unresponsive"),
      [],
    );
    engine.die();
  }));

test.run();
