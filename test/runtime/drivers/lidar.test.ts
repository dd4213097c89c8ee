import assert from "node:assert/strict";

import * as fc from "fast-check";

import { loadWorld, Simulation, STEP_NS } from "@sandpaw/runtime/drivers";
import { suite } from "../../harness/index.js";

const test = suite("drivers: lidar");
const flat = loadWorld("flat");

/** Every ray against every segment, with another formula than the grid's. */
function bruteForce(x: number, y: number, angle: number): number {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let best = Number.POSITIVE_INFINITY;
  for (const { a, b } of flat.solids.segments) {
    // The segment in the frame of the ray: it is hit where it crosses the x axis.
    const [ax, ay] = [(a[0] - x) * cos + (a[1] - y) * sin, (a[1] - y) * cos - (a[0] - x) * sin];
    const [bx, by] = [(b[0] - x) * cos + (b[1] - y) * sin, (b[1] - y) * cos - (b[0] - x) * sin];
    if (ay > 0 === by > 0) continue;
    const hit = ax + ((bx - ax) * ay) / (ay - by);
    if (hit >= 0 && hit < best) best = hit;
  }
  return best;
}

test("the grid finds what trying every segment finds", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.3, max: 8.7, noNaN: true }),
      fc.double({ min: 0.3, max: 7.9, noNaN: true }),
      fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
      (x, y, angle) => {
        const grid = flat.solids.cast(x, y, Math.cos(angle), Math.sin(angle), 10);
        const brute = bruteForce(x, y, angle);
        if (Number.isFinite(grid) || brute <= 9.999)
          assert.ok(Math.abs(grid - brute) < 1e-6, `${grid} against ${brute}`);
      },
    ),
    // The last place lies on the edge of two cells but for rounding, and its ray all but along that edge.
    { numRuns: 2000, examples: [[0.3, 7.8999999999999995, -5e-324]] },
  );
});

test("a scan is the room around the robot, with small noise, five times a second", () => {
  const simulation = new Simulation(flat, 7);
  const scans = new Set();
  for (let i = 1; i <= 50; i++) {
    simulation.step(BigInt(i) * STEP_NS);
    scans.add(simulation.state.scan);
  }
  assert.equal(scans.size, 5);
  const { scan } = simulation.state;
  assert.ok(scan !== undefined);
  assert.equal(scan.ranges.length, 360);
  const { x, y, theta } = simulation.truth.pose;
  let noisy = 0;
  scan.ranges.forEach((range, ray) => {
    const truth = bruteForce(x, y, theta + scan.angleMin + ray * scan.angleIncrement);
    assert.ok(Math.abs(range - truth) < 0.02, `ray ${ray}: ${range} against ${truth}`);
    if (range !== Math.fround(truth)) noisy++;
  });
  assert.ok(noisy > 300);
});

test("a table is four legs to the lidar", () => {
  const simulation = new Simulation(flat, 1);
  simulation.place({ x: 7.3, y: 2.4, theta: 0 });
  simulation.step(STEP_NS);
  const far = [...(simulation.state.scan?.ranges ?? [])].filter((range) => range > 0.9);
  assert.ok(far.length > 250, "from under the table most rays leave between the legs");
});

test("no return is +Infinity", () => {
  const simulation = new Simulation(
    { ...flat, solids: loadWorld("room").solids, seen: loadWorld("room").solids },
    1,
  );
  simulation.place({ x: 30, y: 30, theta: 0 });
  simulation.step(STEP_NS);
  assert.ok(simulation.state.scan?.ranges.every((range) => range === Number.POSITIVE_INFINITY) === true);
});

test.run();
