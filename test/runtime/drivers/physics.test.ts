import assert from "node:assert/strict";

import * as fc from "fast-check";

import { BODY, loadWorld, Simulation, STEP_NS } from "@sandpaw/runtime/drivers";
import { suite } from "../../harness/index.js";

const test = suite("drivers: physics");
const flat = loadWorld("flat");
const room = loadWorld("room");
const STEP_S = Number(STEP_NS) / 1e9;

/** A command and for how many steps it is given. */
const command = fc.record({
  v: fc.double({ min: -1, max: 1, noNaN: true }),
  w: fc.double({ min: -5, max: 5, noNaN: true }),
  steps: fc.integer({ min: 1, max: 80 }),
});

function clearance(world: typeof flat, x: number, y: number): number {
  return Math.min(
    ...world.solids.segments.map(({ a, b }) => {
      const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
      const t = Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy)));
      return Math.hypot(x - a[0] - t * dx, y - a[1] - t * dy);
    }),
  );
}

test("whatever is commanded, the robot is never inside a wall and never faster than its body can be", () => {
  fc.assert(
    fc.property(fc.array(command, { minLength: 1, maxLength: 12 }), fc.boolean(), (commands, small) => {
      const world = small ? room : flat;
      const simulation = new Simulation(world, 1);
      let now = 0n;
      for (const { v, w, steps } of commands) {
        simulation.command({ v, w });
        for (let i = 0; i < steps; i++) {
          const before = simulation.truth;
          simulation.step((now += STEP_NS));
          const { pose, motion } = simulation.truth;
          const way = Math.hypot(pose.x - before.pose.x, pose.y - before.pose.y);
          assert.ok(way <= BODY.maxSpeed * STEP_S + 1e-9, `moved ${way} m in a step`);
          assert.ok(Math.abs(motion.w) <= BODY.maxTurn + 1e-9);
          assert.ok(
            Math.abs(motion.v) - Math.abs(before.motion.v) <=
              BODY.maxAcceleration * STEP_S + 1e-9 + (before.touching ? BODY.maxSpeed : 0) + 0.05,
          );
        }
        const { x, y } = simulation.truth.pose;
        assert.ok(clearance(world, x, y) >= BODY.radius - 1e-6, `${clearance(world, x, y)} m from a wall`);
      }
    }),
    { numRuns: 60 },
  );
});

test("a command beyond the body is scaled as a whole", () => {
  const simulation = new Simulation(room, 1);
  simulation.command({ v: 0.6, w: 1 });
  assert.deepEqual(simulation.truth.commanded, { v: 0.3, w: 0.5 });
});

test("it stands still within speed over brake, and a step", () => {
  const simulation = new Simulation(flat, 1);
  let now = 0n;
  simulation.place({ x: 4.2, y: 1.2, theta: Math.PI / 2 });
  simulation.command({ v: 0.3, w: 0 });
  for (let i = 0; i < 60; i++) simulation.step((now += STEP_NS));
  const speed = simulation.truth.motion.v;
  assert.ok(Math.abs(speed - 0.3) < 1e-9);
  simulation.command({ v: 0, w: 0 });
  let steps = 0;
  while (simulation.truth.motion.v !== 0) {
    simulation.step((now += STEP_NS));
    steps++;
  }
  assert.ok(steps * STEP_S <= speed / BODY.brake + STEP_S, `${steps} steps`);
});

test("driving into a wall presses the bumper there, is logged once, and the wheels go on turning", () => {
  const simulation = new Simulation(room, 1);
  let now = 0n;
  simulation.place({ x: 3.5, y: 1, theta: 0 });
  simulation.command({ v: 0.2, w: 0 });
  for (let i = 0; i < 200; i++) simulation.step((now += STEP_NS));
  const { truth, state, incidents } = simulation;
  assert.ok(Math.abs(truth.pose.x - (4 - 0.05 - BODY.radius)) < 1e-3, `stands at ${truth.pose.x}`);
  assert.ok(Math.abs(truth.motion.v) < 1e-6);
  assert.deepEqual(
    state.hazards?.present.map(({ kind, source }) => ({ kind, source })),
    [{ kind: "bump", source: "front" }],
  );
  assert.ok((state.hazards?.present[0]?.sinceNs ?? 0n) < now);
  assert.equal(incidents.touches, 1);
  assert.ok((state.odometry?.pose.x ?? 0) > 0.7, "odometry counts slipping wheels");
});

test("a slanted wall is slid along, and presses only one half of the bumper", () => {
  const simulation = new Simulation(room, 1);
  let now = 0n;
  simulation.place({ x: 3.5, y: 1, theta: 0.6 });
  simulation.command({ v: 0.2, w: 0 });
  for (let i = 0; i < 150; i++) simulation.step((now += STEP_NS));
  assert.ok(simulation.truth.pose.y > 1.3, `y is ${simulation.truth.pose.y}`);
  assert.deepEqual(
    simulation.state.hazards?.present.map(({ source }) => source),
    ["front-right"],
  );
});

test("the cliff sensors see the stairs before the wheels fall; falling is logged and ends all motion", () => {
  const simulation = new Simulation(flat, 1);
  let now = 0n;
  simulation.place({ x: 7.3, y: 4.65, theta: 0 });
  simulation.command({ v: 0.1, w: 0 });
  let seenAt = 0;
  for (let i = 0; i < 500 && !simulation.truth.fallen; i++) {
    simulation.step((now += STEP_NS));
    if (seenAt === 0 && simulation.state.hazards?.present.some(({ kind }) => kind === "cliff") === true) {
      seenAt = simulation.truth.pose.x;
    }
  }
  assert.ok(seenAt > 7.8 && seenAt < 7.9, `seen at ${seenAt}`);
  assert.equal(simulation.incidents.falls, 1);
  assert.ok(simulation.state.hazards?.present.some(({ kind }) => kind === "wheel-drop") === true);
  const { pose } = simulation.truth;
  for (let i = 0; i < 50; i++) simulation.step((now += STEP_NS));
  assert.deepEqual(simulation.truth.pose, pose);
});

function wayFrom(x: number, y: number): { ground: number; wheels: number } {
  const simulation = new Simulation(flat, 3);
  let now = 0n;
  simulation.place({ x, y, theta: Math.PI / 2 });
  simulation.command({ v: 0.2, w: 0 });
  for (let i = 0; i < 100; i++) simulation.step((now += STEP_NS));
  return { ground: simulation.truth.pose.y - y, wheels: simulation.state.odometry?.pose.x ?? 0 };
}

test("carpet is slower, and its slip shows in the odometry", () => {
  const rug = wayFrom(2.8, 0.9);
  const floor = wayFrom(4.2, 0.9);
  assert.ok(rug.ground < floor.ground * 0.9, `${rug.ground} against ${floor.ground}`);
  assert.ok(
    rug.wheels / rug.ground > 1.015 + (floor.wheels / floor.ground - 1),
    "the wheels count more than the floor gives",
  );
});

test("on its dock it is docked and charges; ahead of it the beacon is seen; elsewhere the battery drains", () => {
  const simulation = new Simulation(flat, 1);
  const { dock } = flat;
  let now = 0n;
  const at = (x: number, y: number, theta: number): string | undefined => {
    simulation.place({ x, y, theta });
    for (let i = 0; i < 5; i++) simulation.step((now += STEP_NS));
    return simulation.state.dock?.status;
  };
  const before = simulation.battery.fraction;
  assert.equal(at(dock.x, dock.y, dock.theta), "docked");
  assert.equal(simulation.state.battery?.status, "charging");
  assert.ok(simulation.battery.fraction > before);
  assert.equal(at(3.2, 2.6, dock.theta), "visible");
  assert.equal(at(3.2, 2.6, dock.theta + 3), "not-visible");
  assert.equal(at(6, 2, 2.5), "not-visible", "a wall is in between");
  assert.equal(simulation.state.battery?.status, "discharging");
});

test("an empty battery moves nothing", () => {
  const simulation = new Simulation(room, 1);
  simulation.battery.fraction = 0;
  simulation.command({ v: 0.2, w: 0 });
  for (let i = 1; i < 50; i++) simulation.step(BigInt(i) * STEP_NS);
  assert.deepEqual(simulation.truth.pose, room.start);
});

test("the estimated pose stays near the truth, and lies when it is told to", () => {
  const simulation = new Simulation(room, 5);
  let now = 0n;
  simulation.command({ v: 0.1, w: 1 });
  for (let i = 0; i < 1000; i++) {
    simulation.step((now += STEP_NS));
    const error = Math.hypot(
      (simulation.state.pose?.pose.x ?? 9) - simulation.truth.pose.x,
      (simulation.state.pose?.pose.y ?? 9) - simulation.truth.pose.y,
    );
    assert.ok(error <= 0.06, `${error} m off`);
  }
  simulation.faults.offset = { x: 1, y: 0, theta: 0 };
  simulation.step((now += STEP_NS));
  assert.ok((simulation.state.pose?.pose.x ?? 0) - simulation.truth.pose.x > 0.9);
  simulation.faults.frozen.add("pose");
  const frozen = simulation.state.pose;
  simulation.step((now += STEP_NS));
  assert.deepEqual(simulation.state.pose, frozen);
  simulation.faults.gone.add("pose");
  simulation.step((now += STEP_NS));
  assert.ok(!("pose" in simulation.state));
  simulation.faults.clear();
  simulation.step((now += STEP_NS));
  assert.ok(simulation.state.pose !== undefined);
});

test.run();
