/** An action goes on only while its guest is there: a call is pending, or its last is young enough. */

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

import { FUNCTIONS } from "@sandpaw/runtime/protocol";

import { suite } from "../../harness/index.js";
import type { FakeEngine } from "./fake-engine.js";
import type { MemoryDriver } from "./memory-driver.js";
import { GRANT, withRobot } from "./running-robot.js";

const test = suite("robot: attention");

/** The device tells its odometry, as every device does; it does not get anywhere. */
async function telling(driver: MemoryDriver, body: () => Promise<void>): Promise<void> {
  const tell = (): void => {
    const stampNs = process.hrtime.bigint();
    driver.state({
      odometry: { stampNs, pose: { x: 0, y: 0, theta: 0 }, velocity: { vx: 0, vy: 0, wz: 0 } },
    });
  };
  tell();
  const timer = setInterval(tell, 20);
  try {
    await body();
  } finally {
    clearInterval(timer);
  }
}

async function spin(engine: FakeEngine): Promise<void> {
  const fn = FUNCTIONS["motion.spin"];
  const answer = fn.decodeResult(await engine.call(fn.id, fn.encodeArgs(3, 60_000)));
  assert.ok(answer.ok, JSON.stringify(answer));
}

const turns = (driver: MemoryDriver) => (): boolean => driver.last.wz !== 0;

/** When the robot was last told to turn, ms from now, looking for so long. A busy machine may stop it in between. */
async function lastTurned(driver: MemoryDriver, lookMs: number): Promise<number> {
  const from = performance.now();
  let last = 0;
  while (performance.now() - from < lookMs) {
    if (turns(driver)()) last = performance.now() - from;
    await sleep(5);
  }
  return last;
}

test("a guest that hangs during an action: zero within a second and a tenth", () =>
  withRobot(({ supervisor, driver }) =>
    telling(driver, async () => {
      const { engine } = await supervisor.start();
      await spin(engine);
      const silentMs = await lastTurned(driver, 3000);
      assert.ok(silentMs > 700 && silentMs < 1600, `${silentMs} ms`);
      engine.die();
    }),
  ));

test("a grant may ask for more attention", () =>
  withRobot(({ supervisor, driver }) =>
    telling(driver, async () => {
      assert.ok(GRANT.motion);
      const { engine } = await supervisor.start({ ...GRANT, motion: { ...GRANT.motion, attentiveMs: 200 } });
      await spin(engine);
      const silentMs = await lastTurned(driver, 1500);
      assert.ok(silentMs > 0 && silentMs < 700, `${silentMs} ms`);
      engine.die();
    }),
  ));

test("a program that sleeps is in a call: its action goes on", () =>
  withRobot(({ supervisor, driver }) =>
    telling(driver, async () => {
      const { engine } = await supervisor.start();
      await spin(engine);
      const slept = engine.wait(process.hrtime.bigint() + 1_800_000_000n, 0);
      const silentMs = await lastTurned(driver, 1700);
      assert.ok(silentMs > 1200, `${silentMs} ms`);
      await slept;
      engine.die();
    }),
  ));

test("an engine that waits for the next tick of a reactor does not answer for its guest", () =>
  withRobot(({ supervisor, driver }) =>
    telling(driver, async () => {
      const { engine } = await supervisor.start(GRANT, "reactor");
      await spin(engine);
      const waited = engine.wait(process.hrtime.bigint() + 2_500_000_000n, 0);
      const silentMs = await lastTurned(driver, 2300);
      assert.ok(silentMs > 0 && silentMs < 1600, `${silentMs} ms`);
      await waited;
      engine.die();
    }),
  ));

test.run();
