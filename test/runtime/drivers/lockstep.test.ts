import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { STEP_NS } from "@sandpaw/runtime/drivers";
import type { RobotState } from "@sandpaw/runtime/protocol";
import { suite } from "../../harness/index.js";
import { startBench } from "./harness-sim.js";

const test = suite("drivers: lockstep");

/** Drives by what the robot senses, so that its noise decides the way; answers the trace. */
async function wander(seed: number, steps: number): Promise<string> {
  const bench = await startBench({ world: "flat", seed, lockstep: true });
  try {
    let state: RobotState = {};
    for (let i = 0; i < steps; i++) {
      if (i % 5 === 0) {
        const ahead = Math.min(...(state.scan?.ranges.slice(150, 210) ?? [9]));
        const lean = (state.pose?.pose.theta ?? 0) * 0.1;
        bench.driver.setVelocity(ahead > 0.35 ? { vx: 0.25, vy: 0, wz: lean } : { vx: 0, vy: 0, wz: 1 });
      }
      ({ state } = await bench.driver.step());
      if (i === 200) await bench.driver.capture("front", "grey8", 64, 48);
    }
  } finally {
    await bench.close();
  }
  return readFileSync(bench.trace, "utf8");
}

test("equal seeds give equal bytes, another seed another trace", async () => {
  const first = await wander(11, 600);
  assert.equal(first.split("\n").length, 601);
  assert.equal(await wander(11, 600), first);
  const other = await wander(12, 600);
  assert.notEqual(other, first);
});

test("the world stands still until it is stepped, its clock is its own, and commands expire in its time", async () => {
  const bench = await startBench({ lockstep: true });
  try {
    const before = await bench.truth.call("truth", {});
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(await bench.truth.call("truth", {}), before);
    assert.equal(before.nowNs, "0");
    bench.driver.setVelocity({ vx: 0.3, vy: 0, wz: 0 });
    for (let i = 1; i <= 10; i++) {
      const { nowNs, state } = await bench.driver.step();
      assert.equal(nowNs, BigInt(i) * STEP_NS);
      assert.equal(state.odometry?.stampNs, nowNs);
    }
    assert.equal((await bench.truth.call("truth", {})).commanded.v, 0.3);
    await bench.driver.step();
    assert.equal((await bench.truth.call("truth", {})).commanded.v, 0, "200 ms are over");
    for (let i = 0; i < 20; i++) await bench.driver.step();
    const { stops } = await bench.truth.call("stops", {});
    assert.equal(stops.length, 1);
    assert.equal(stops[0]?.cause, "expiry");
    assert.ok(Number(stops[0]?.standstillNs) > Number(stops[0]?.zeroNs));
    assert.equal((await bench.truth.call("truth", {})).motion.v, 0);
  } finally {
    await bench.close();
  }
});

test("a second step before the first is answered is refused", async () => {
  const bench = await startBench({ lockstep: true });
  try {
    const first = bench.driver.step();
    await assert.rejects(bench.driver.step(), { code: "device-refused" });
    await first;
  } finally {
    await bench.close();
  }
});

test("a step that is answered too late is never taken for the next one", async () => {
  const bench = await startBench({ lockstep: true, answerMs: 200 });
  try {
    assert.equal((await bench.driver.step()).nowNs, STEP_NS);
    process.kill(bench.sim.pid, "SIGSTOP");
    await assert.rejects(bench.driver.step(), { code: "device-lost" });
    process.kill(bench.sim.pid, "SIGCONT");
    while (bench.links.length < 3) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.match(bench.links[1] ?? "", /^down/);
    assert.match(bench.links[2] ?? "", /^up/);
    const before = BigInt((await bench.truth.call("truth", {})).nowNs);
    assert.equal((await bench.driver.step()).nowNs, before + STEP_NS);
  } finally {
    process.kill(bench.sim.pid, "SIGCONT");
    await bench.close();
  }
});

test.run();
