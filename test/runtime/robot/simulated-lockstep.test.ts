/** Lockstep with the simulated world: the same guests give the same trace, byte for byte, in every run. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { createDriver, startSim } from "@sandpaw/runtime/drivers";

import { suite, temporaryFolder } from "../../harness/index.js";
import { FakeEngine } from "./fake-engine.js";
import { startRobotOn } from "./running-robot.js";

const test = suite("robot: lockstep with the simulated world");

const MS = 1_000_000n;

/** Reads the x of the odometry from the snapshot, and turns by it: what it does depends on what it sees. */
async function wander(engine: FakeEngine, token: string, snapshot: string): Promise<bigint> {
  let { nowNs: next } = await engine.attach(token);
  for (let tick = 0; tick < 100; tick += 1) {
    next += 50n * MS;
    await engine.wait(next, 0);
    if (tick % 7 === 0) await sleep(Math.random() * 3);
    const x = readFileSync(snapshot).readDoubleLE(72 + 16);
    await engine.drive({ vx: 0.2, vy: 0, wz: Math.sin(x * 10) }, 300, engine.nowNs);
  }
  engine.send({ op: "detach" });
  return engine.nowNs;
}

async function run(): Promise<string> {
  const folder = temporaryFolder();
  const trace = join(folder, "trace");
  const address = { path: join(folder, "sim.sock") };
  const sim = await startSim({ world: "flat", seed: 3, address, trace, lockstep: true });
  const driver = createDriver("sim", { address, monotonicNs: () => process.hrtime.bigint() });
  const mode = { kind: "lockstep", sessions: 2, seed: 1n, wallLimitMs: 10_000 } as const;
  const robot = await startRobotOn(driver, { mode });
  const [one, two] = [await robot.supervisor.open(), await robot.supervisor.open()];
  const [a, b] = [new FakeEngine(one.attach), new FakeEngine(two.attach)];
  const ends = await Promise.all([wander(a, one.token, one.snapshot), wander(b, two.token, two.snapshot)]);
  assert.deepEqual(ends, [5_020n * MS, 5_020n * MS]);
  a.die();
  b.die();
  await robot.close();
  await sim.close();
  return createHash("sha256").update(readFileSync(trace)).digest("hex");
}

test("two guests, five runs, one trace", async () => {
  const first = await run();
  for (let i = 0; i < 4; i += 1) assert.equal(await run(), first);
});

test.run();
