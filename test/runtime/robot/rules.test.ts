/** The rules case by case, in a simulated room: battery, the way back, zones, poses, what no sensor sees. */

import assert from "node:assert/strict";

import { loadWorld } from "@sandpaw/runtime/drivers";
import type { Zone, ZonePolygon } from "@sandpaw/runtime/protocol";
import type { Mover } from "@sandpaw/runtime/robot";

import { suite } from "../../harness/index.js";
import { ClosedLoop, module, person, WIDE } from "./closed-loop.js";

const test = suite("robot: rules");

const room = loadWorld("room");

function square(x: number, y: number, side: number): ZonePolygon {
  const half = side / 2;
  return [
    [x - half, y - half],
    [x + half, y - half],
    [x + half, y + half],
    [x - half, y + half],
  ];
}

/** Drives for so many seconds, as a behaviour that keeps asking; what it was told last. */
function go(loop: ClosedLoop, mover: Mover, vx: number, wz: number, seconds: number): string {
  let last: string = "none";
  for (let step = 0; step < seconds * 50; step += 1) {
    if (step % 5 === 0) {
      const answer = loop.drive(mover, vx, wz);
      last = answer.ok ? answer.value.limitedBy : answer.error;
    }
    loop.step();
  }
  return last;
}

function settle(loop: ClosedLoop, seconds = 1.2): void {
  for (let step = 0; step < seconds * 50; step += 1) loop.step();
}

test("below the battery floor only dock moves", () => {
  const loop = new ClosedLoop(room, 1);
  const mover = module("m", { ...WIDE, batteryUse: 0.5 });
  assert.equal(go(loop, mover, 0.1, 0, 0.2), "none");
  loop.simulation.battery.fraction = 0.4;
  loop.step();
  assert.equal(go(loop, mover, 0.1, 0, 0.2), "stopped");
  assert.equal(loop.motion.limitedBy, "battery");
  assert.equal(loop.told.vx, 0);
  const ends: string[] = [];
  const source = (kind: "dock" | "go-to") => ({
    kind,
    next: () => ({ kind: "move", velocity: { vx: 0.1, vy: 0, wz: 0 } }) as const,
    ended: (why: string) => ends.push(why),
  });
  assert.ok(loop.motion.startSource(mover, source("go-to")).ok);
  settle(loop, 0.4);
  assert.equal(loop.told.vx, 0);
  assert.deepEqual(ends, ["stopped"]);
  assert.ok(loop.motion.startSource(mover, source("dock")).ok);
  settle(loop, 0.4);
  assert.equal(loop.told.vx, 0.1);
});

test("without a cliff sensor behind, reverse goes back the way just come, and 0.15 m at most", () => {
  const loop = new ClosedLoop(room, 1);
  const mover = module("m", WIDE);
  assert.equal(go(loop, mover, -0.2, 0, 0.5), "hazard", "it has not driven anywhere yet");
  assert.equal(go(loop, person("p", WIDE), -0.2, 0, 0.1), "lease-lost");
  go(loop, mover, 0.2, 0, 3);
  loop.motion.halt("m", "none");
  settle(loop, 0.5);
  const from = loop.simulation.truth.pose;
  go(loop, mover, -0.2, 0, 4);
  settle(loop, 0.5);
  const to = loop.simulation.truth.pose;
  const back = Math.hypot(from.x - to.x, from.y - to.y);
  assert.ok(back > 0.1 && back <= 0.155, `${back} m back`);
  assert.equal(go(loop, mover, -0.2, 0, 0.5), "hazard", "and no farther");
  go(loop, mover, 0.2, 0, 1);
  go(loop, mover, 0, 1.5, 1.2);
  assert.equal(go(loop, mover, -0.2, 0, 0.2), "hazard", "turned: that is another way");
  const other = new ClosedLoop(room, 1);
  const undock = {
    kind: "undock" as const,
    next: () => ({ kind: "move", velocity: { vx: -0.1, vy: 0, wz: 0 } }) as const,
    ended: () => undefined,
  };
  assert.ok(other.motion.startSource(mover, undock).ok);
  settle(other, 1);
  assert.ok(other.told.vx < 0, "undock may");
});

for (const [name, fault] of Object.entries({
  "that vanishes": ({ simulation }: ClosedLoop) => simulation.faults.gone.add("odometry"),
  "that stands still": ({ simulation }: ClosedLoop) => simulation.faults.frozen.add("odometry"),
  "that stands still in new readings": (loop: ClosedLoop) => {
    const { pose } = loop.simulation.state.odometry ?? assert.fail();
    loop.seen = (state) =>
      state.odometry ? { ...state, odometry: { ...state.odometry, pose } } : assert.fail();
  },
  "whose robot tells nothing any more": (loop: ClosedLoop) => {
    loop.seen = () => undefined;
  },
})) {
  test(`with an odometry ${name} nobody reverses farther than the way just come`, () => {
    for (const mover of [module("m", WIDE), person("p", WIDE)]) {
      for (const speed of [-0.2, -0.05]) {
        const loop = new ClosedLoop(room, 1);
        if (mover.kind === "person") loop.motion.take({ session: mover.id, by: "me" }, true);
        go(loop, mover, 0.2, 0, 2);
        loop.drive(mover, 0, 0);
        settle(loop, 0.5);
        const from = loop.simulation.truth.pose;
        fault(loop);
        go(loop, mover, speed, 0, 10);
        const to = loop.simulation.truth.pose;
        const back = Math.hypot(from.x - to.x, from.y - to.y);
        assert.ok(back <= 0.15, `${back} m back`);
        assert.equal(loop.told.vx, 0);
      }
    }
  });
}

test("what no sensor sees is met no faster than the grant's blind speed", () => {
  const loop = new ClosedLoop(room, 1);
  assert.equal(go(loop, module("m", { ...WIDE, blindSpeed: 0.12 }), 0.3, 0, 1), "speed");
  assert.equal(loop.told.vx, 0.12);
});

test("hazard sensors that are gone or frozen count as the hazard that they would report", () => {
  for (const fault of ["gone", "frozen"] as const) {
    const loop = new ClosedLoop(room, 1);
    const mover = module("m", WIDE);
    assert.equal(go(loop, mover, 0.1, 0, 0.5), "none");
    loop.simulation.faults[fault].add("hazards");
    assert.equal(go(loop, mover, 0.1, 0, 0.8), "hazard");
    assert.equal(loop.told.vx, 0);
  }
});

test("a range finder that is gone or frozen counts as a wall on every side", () => {
  for (const fault of ["gone", "frozen"] as const) {
    const loop = new ClosedLoop(room, 1);
    const mover = module("m", WIDE);
    settle(loop, 0.5);
    go(loop, mover, 0.3, 0, 1);
    assert.ok(loop.told.vx > 0.25);
    loop.simulation.faults[fault].add("scan");
    assert.equal(go(loop, mover, 0.3, 0, 1), "hazard");
    assert.ok(loop.told.vx <= 0.05 + 1e-9);
  }
});

const POSE_FAULTS: Readonly<Record<string, (loop: ClosedLoop) => void>> = {
  "that vanishes": ({ simulation }) => simulation.faults.gone.add("pose"),
  "that stands still": ({ simulation }) => simulation.faults.frozen.add("pose"),
  "that jumps": ({ simulation }) => {
    simulation.faults.offset = { x: 0.5, y: 0, theta: 0 };
  },
};

for (const [name, fault] of Object.entries(POSE_FAULTS)) {
  test(`a pose ${name} stops the robot where a zone depends on it, within 300 ms and a cycle`, () => {
    const zones: readonly Zone[] = [{ allow: [square(2, 1.5, 2.9)] }];
    const loop = new ClosedLoop(room, 1);
    const mover = module("m", { ...WIDE, zones });
    const free = new ClosedLoop(room, 1);
    assert.equal(go(loop, mover, 0.1, 0, 0.5), "none");
    fault(loop);
    fault(free);
    go(loop, mover, 0.1, 0, 0.34);
    assert.equal(loop.told.vx, 0);
    assert.equal(go(loop, mover, 0.1, 0, 0.1), "pose-unknown");
    assert.equal(loop.motion.limitedBy, "pose");
    assert.equal(go(free, module("m", WIDE), 0.1, 0, 0.5), "none", "without a zone nobody asks for a pose");
  });
}

test("a deviation over 0.2 m is no pose", () => {
  const loop = new ClosedLoop(room, 1);
  const mover = module("m", { ...WIDE, zones: [{ allow: [square(2, 1.5, 2.9)] }] });
  const { state } = loop.simulation;
  assert.ok(state.pose);
  loop.motion.setRobot({ ...state, pose: { ...state.pose, deviation: 0.21 } });
  const answer = loop.drive(mover, 0.1, 0);
  assert.deepEqual(answer, { ok: false, error: "pose-unknown" });
  loop.motion.setRobot({ ...state, pose: { ...state.pose, deviation: NaN } });
  assert.deepEqual(loop.drive(mover, 0.1, 0), { ok: false, error: "pose-unknown" });
});

test("a zone that excludes the robot: a behaviour gets `zone`, a person drives out at 0.1 m/s at most", () => {
  const zones: readonly Zone[] = [{ forbid: [square(1, 1.5, 0.6)] }];
  const loop = new ClosedLoop(room, 1);
  const mover = module("m", { ...WIDE, zones });
  for (const [vx, wz] of [
    [0.1, 0],
    [0, 1],
    [0.1, 1],
  ] as const) {
    assert.equal(go(loop, mover, vx, wz, 0.1), "zone");
  }
  loop.motion.take({ session: "p", by: "ann" }, true);
  const human = person("p", { ...WIDE, zones, maxTtlMs: 500 });
  assert.equal(go(loop, human, 0.3, 0, 0.5), "zone");
  assert.ok(loop.told.vx > 0.05 && loop.told.vx <= 0.1 + 1e-9, `${loop.told.vx} m/s`);
  go(loop, human, 0.3, 0, 8);
  const { x } = loop.simulation.truth.pose;
  assert.ok(x > 1 + 0.3 + 0.17, `at ${x}`);
  assert.ok(loop.told.vx > 0.1, "outside of it they drive as usual");
  // Back in they do not get.
  go(loop, human, 0, 1.5, 2.2);
  go(loop, human, 0.3, 0, 6);
  assert.ok(loop.simulation.truth.pose.x > 1.3 + 0.17);
});

test("a no-go area holds for everybody until it is cleared", () => {
  const loop = new ClosedLoop(room, 1);
  const mover = module("m", WIDE);
  loop.motion.setNoGo(square(2, 1.5, 0.6));
  assert.equal(go(loop, mover, 0.3, 0, 6), "zone");
  assert.ok(loop.simulation.truth.pose.x < 1.7 - 0.1725);
  loop.motion.take({ session: "p", by: "ann" }, true);
  assert.equal(go(loop, person("p", WIDE), 0.3, 0, 1), "zone");
  loop.motion.leave("p");
  assert.equal(loop.told.vx, 0);
  loop.motion.setNoGo(undefined);
  settle(loop, 0.5);
  assert.equal(loop.told.vx, 0, "its end moves nothing");
  go(loop, mover, 0.3, 0, 1);
  go(loop, mover, 0.3, 0, 1);
  assert.ok(loop.told.vx > 0.1);
});

test.run();
