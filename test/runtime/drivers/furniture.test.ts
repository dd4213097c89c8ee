// A chair that appears: the lidar and the bumper meet it, the robot never stands in it.

import assert from "node:assert/strict";

import { BODY, loadWorld, Simulation, STEP_NS } from "@sandpaw/runtime/drivers";
import { suite } from "../../harness/index.js";
import { startBench } from "./harness-sim.js";

const test = suite("drivers: furniture that appears");
/** The ray that looks forward; the first one looks back. */
const FORWARD = 180;

test("it is seen at its distance, and stops the robot", async () => {
  const bench = await startBench({ lockstep: true });
  try {
    const { driver, truth } = bench;
    await driver.step();
    const { pose } = await truth.call("truth", {});
    await truth.call("fault.furniture", { kind: "cupboard", ahead: 0.4 });
    let scan: number | undefined;
    for (let i = 0; i < 20; i++) scan = (await driver.step()).state.scan?.ranges[FORWARD];
    assert.ok(Math.abs((scan ?? 0) - BODY.radius - 0.4) < 0.03, `the lidar says ${scan}`);
    for (let i = 0; i < 200; i++) {
      driver.setVelocity({ vx: 0.3, vy: 0, wz: 0 });
      await driver.step();
    }
    const after = await truth.call("truth", {});
    const way = Math.hypot(after.pose.x - pose.x, after.pose.y - pose.y);
    assert.ok(way > 0.35 && way < 0.41, `it went ${way} m`);
    assert.ok(after.touching);
    // None is put into the robot.
    const { x, y } = after.pose;
    await assert.rejects(truth.call("fault.furniture", { kind: "sofa", at: { x, y } }), /world-blocked/);
    await assert.rejects(truth.call("fault.furniture", { kind: "sofa" }), /world-blocked/);
  } finally {
    await bench.close();
  }
});

test("the world that others use stays as it was", () => {
  const world = loadWorld("room");
  const [one, other] = [new Simulation(world, 1), new Simulation(world, 1)];
  one.step(STEP_NS);
  other.step(STEP_NS);
  const { pose } = one.truth;
  const at = [pose.x + 0.6 * Math.cos(pose.theta), pose.y + 0.6 * Math.sin(pose.theta)] as const;
  one.furnish({ kind: "plant", name: "plant", at, size: [0.3, 0.3], turn: 0 });
  assert.equal(other.world, world);
  assert.ok(one.world.solids.segments.length > world.solids.segments.length);
});

test.run();
