/** Actions in the simulated flat: what they reach, and why they end. */

import assert from "node:assert/strict";

import type { ActionEnd } from "@sandpaw/runtime/protocol";
import * as fc from "fast-check";

import { suite } from "../../harness/index.js";
import { RobotInWorld } from "./robot-in-world.js";

const test = suite("robot: actions");

const LONG_MS = 300_000;
const LONG_S = 300;

async function begun(place?: readonly [x: number, y: number, theta: number]): Promise<RobotInWorld> {
  const robot = new RobotInWorld("flat");
  if (place) robot.simulation.place({ x: place[0], y: place[1], theta: place[2] });
  await robot.steps(20);
  return robot;
}

function awayFrom(robot: RobotInWorld, x: number, y: number): number {
  return Math.hypot(robot.pose.x - x, robot.pose.y - y);
}

function stands(robot: RobotInWorld): boolean {
  const { v, w } = robot.simulation.truth.commanded;
  return v === 0 && w === 0;
}

test("go-to through two doors, with a map of nothing to begin with", async () => {
  const robot = await begun();
  const end = await robot.untilEnded(robot.calls.goTo(1.9, 5.9, LONG_MS), LONG_S);
  assert.equal(end.end, "done");
  assert.ok(awayFrom(robot, 1.9, 5.9) < 0.2, `${awayFrom(robot, 1.9, 5.9)} m away`);
  assert.deepEqual([end.progress, end.remaining, end.leftMs], [1, 0, 0]);
  assert.deepEqual(robot.ended, [{ id: 1, kind: "go-to", end: "done" }]);
  assert.deepEqual(robot.incidents, [], "it met nothing");
  await robot.steps(20);
  assert.ok(stands(robot));
});

for (const [room, ...place] of [
  ["living room", 1.4, 3.3, 2],
  ["kitchen", 6, 3.4, 0],
  ["hall", 6.6, 4.7, 3],
  ["bedroom", 2.4, 6.2, 1],
  ["bath", 4.3, 6.4, -1],
  ["study", 6.6, 6.8, 2.5],
] as const) {
  test(`dock from the ${room}`, async () => {
    const robot = await begun(place);
    const end = await robot.untilEnded(robot.calls.dock(LONG_MS), LONG_S);
    assert.equal(end.end, "done");
    assert.equal(robot.simulation.state.dock?.status, "docked");
    assert.equal(robot.simulation.incidents.falls, 0);
  });
}

test("undock goes off the dock backwards, and dock finds it again", async () => {
  const robot = await begun([3.2, 3.74, Math.PI / 2]);
  assert.equal(robot.simulation.state.dock?.status, "docked");
  assert.equal((await robot.untilEnded(robot.calls.dock(1000), 2)).end, "done", "it is docked already");
  const off = await robot.untilEnded(robot.calls.undock(20_000), 20);
  assert.equal(off.end, "done");
  assert.ok(Math.abs(awayFrom(robot, 3.2, 3.74) - 0.4) < 0.06);
  assert.equal((await robot.untilEnded(robot.calls.undock(20_000), 20)).end, "done", "it is not docked");
  assert.equal((await robot.untilEnded(robot.calls.dock(60_000), 60)).end, "done");
});

for (const angle of [1.5, -Math.PI, 4 * Math.PI, 0.02, 0]) {
  test(`spin by ${angle.toFixed(2)} rad`, async () => {
    const robot = await begun();
    const from = robot.pose;
    let turned = 0;
    let last = from.theta;
    const started = robot.calls.spin(angle, 60_000);
    for (let i = 0; i < 60 * 50; i += 1) {
      await robot.steps(1);
      const step = robot.pose.theta - last;
      turned += step - 2 * Math.PI * Math.round(step / (2 * Math.PI));
      last = robot.pose.theta;
      const polled = robot.calls.poll(1);
      if (polled.ok && polled.value.phase === "ended" && robot.simulation.truth.wheels.w === 0) break;
    }
    assert.equal((await robot.untilEnded(started, 1)).end, "done");
    assert.ok(Math.abs(turned - angle) < 0.06 + 0.01 * Math.abs(angle), `turned ${turned}`);
    assert.ok(awayFrom(robot, from.x, from.y) < 0.01);
  });
}

/** Starts to go far, and after three seconds does something; answers why it ended. */
async function interrupted(act: (robot: RobotInWorld) => unknown): Promise<ActionEnd> {
  const robot = await begun();
  const started = robot.calls.goTo(6, 3.4, LONG_MS);
  await robot.steps(150);
  assert.ok(!stands(robot), "it is on its way");
  act(robot);
  // Within the very cycle: what comes later is the brake.
  await robot.steps(1);
  const end = await robot.untilEnded(started, 1).catch(() => undefined);
  assert.ok(stands(robot), "it stands");
  await robot.steps(100);
  assert.ok(stands(robot), "nothing moves by itself");
  assert.equal(robot.ended.length, 1);
  assert.equal(robot.ended[0]?.end, end?.end ?? robot.ended[0]?.end);
  return robot.ended[0]?.end ?? "none";
}

const INTERRUPTIONS: readonly (readonly [string, (robot: RobotInWorld) => unknown, ActionEnd])[] = [
  ["cancel", (robot) => robot.calls.cancel(1), "cancelled"],
  ["stop", (robot) => robot.motion.halt("session-1", "none"), "cancelled"],
  [
    "a drive of its own",
    (robot) =>
      robot.motion.drive(robot.mover, { velocity: { vx: 0, vy: 0, wz: 0 }, ttlMs: 0, stampNs: robot.nowNs }),
    "replaced",
  ],
  ["a silent guest", (robot) => (robot.mover.isAttentive = false), "inattentive"],
  ["a person", (robot) => robot.motion.take({ session: "person-1", by: "ann" }, false), "lease-lost"],
  ["an e-stop", (robot) => robot.motion.setEstop(true), "stopped"],
  ["a lost link", (robot) => robot.motion.setLink(false), "unavailable"],
  ["the end of its session", (robot) => robot.motion.leave("session-1"), "stopped"],
];

for (const [name, act, why] of INTERRUPTIONS) {
  test(`${name} ends go-to as ${why}`, async () => {
    assert.equal(await interrupted(act), why);
  });
}

test("another action takes the place of the first, and the first one's number is gone", async () => {
  const robot = await begun();
  assert.ok(robot.calls.goTo(6, 3.4, LONG_MS).ok);
  await robot.steps(100);
  const spin = robot.calls.spin(1, 20_000);
  assert.deepEqual(robot.ended, [{ id: 1, kind: "go-to", end: "replaced" }]);
  assert.ok(!robot.calls.poll(1).ok && !robot.calls.cancel(1).ok);
  assert.equal((await robot.untilEnded(spin, 20)).end, "done");
});

test("a deadline ends an action with its reason, wherever it is", async () => {
  const robot = await begun();
  const end = await robot.untilEnded(robot.calls.goTo(1.9, 5.9, 4000), 10);
  assert.equal(end.end, "deadline");
  assert.ok(end.progress > 0 && end.progress < 1, `${end.progress}`);
  await robot.steps(1);
  assert.ok(stands(robot));
  const one = await robot.untilEnded(robot.calls.spin(3, 1), 1);
  assert.equal(one.end, "deadline");
});

test("the longest deadline is an hour, and none is refused", async () => {
  const robot = await begun();
  const started = robot.calls.spin(1, 0xffff_ffff);
  assert.ok(started.ok && started.value.leftMs === 3_600_000);
  for (const refused of [
    robot.calls.goTo(1, 1, 0),
    robot.calls.spin(1, 0),
    robot.calls.dock(0),
    robot.calls.undock(0),
  ]) {
    assert.deepEqual(refused, { ok: false, error: "invalid" });
  }
  assert.deepEqual(robot.ended, [], "a refused call leaves what runs alone");
});

test("numbers that are no places are refused; places that cannot be are unreachable", async () => {
  const robot = await begun();
  for (const bad of [NaN, Infinity, -Infinity]) {
    assert.deepEqual(robot.calls.goTo(bad, 1, 1000), { ok: false, error: "invalid" });
    assert.deepEqual(robot.calls.goTo(1, bad, 1000), { ok: false, error: "invalid" });
    assert.deepEqual(robot.calls.spin(bad, 1000), { ok: false, error: "invalid" });
  }
  assert.deepEqual(robot.calls.spin(100, 1000), { ok: false, error: "invalid" });
  for (const far of [30, -1e9, Number.MAX_VALUE]) {
    assert.equal((await robot.untilEnded(robot.calls.goTo(far, 0, 60_000), 10)).end, "unreachable");
  }
  assert.ok(stands(robot));
});

test("what is bumped into and cannot be seen is backed off from, remembered and gone around", async () => {
  const robot = await begun();
  const started = robot.calls.goTo(4.4, 1.4, LONG_MS);
  await robot.steps(150);
  const { x, y, theta } = robot.pose;
  const thing = { x: x + 0.19 * Math.cos(theta), y: y + 0.19 * Math.sin(theta) };
  const before = robot.told.length;
  robot.simulation.faults.extra = [{ kind: "bump", source: "front" }];
  await robot.steps(30);
  assert.ok(
    robot.told.slice(before + 2).every(({ vx }) => vx <= 0),
    "no further, and back",
  );
  robot.simulation.faults.extra = [];
  let nearest = Infinity;
  for (let i = 0; i < LONG_S * 5 && robot.ended.length === 0; i += 1) {
    await robot.steps(10);
    nearest = Math.min(nearest, awayFrom(robot, thing.x, thing.y));
  }
  assert.equal(robot.ended[0]?.end, "done");
  assert.ok(started.ok && nearest > 0.16, `it came within ${nearest} m of it`);
});

test("a bump that does not go away ends go-to as hazard", async () => {
  const robot = await begun();
  const started = robot.calls.goTo(4.4, 1.4, LONG_MS);
  await robot.steps(150);
  robot.simulation.faults.extra = [{ kind: "bump", source: "front" }];
  assert.equal((await robot.untilEnded(started, 60)).end, "hazard");
});

test("go-to goes around a person's no-go area; a place within it ends as zone", async () => {
  const robot = await begun([1.6, 3.3, 0]);
  // Across the way from the living room to the kitchen, but for a gap at the south.
  robot.motion.setNoGo([
    [4.2, 1.6],
    [5.6, 1.6],
    [5.6, 2.1],
    [4.2, 2.1],
  ]);
  let nearest = Infinity;
  const started = robot.calls.goTo(6, 3.3, LONG_MS);
  assert.ok(started.ok);
  for (let i = 0; i < LONG_S * 5; i += 1) {
    await robot.steps(10);
    const { x, y } = robot.pose;
    const [dx, dy] = [Math.max(4.2 - x, 0, x - 5.6), Math.max(1.6 - y, 0, y - 2.1)];
    nearest = Math.min(nearest, Math.hypot(dx, dy));
    const polled = robot.calls.poll(1);
    if (polled.ok && polled.value.phase === "ended") break;
  }
  assert.equal(robot.ended[0]?.end, "done");
  assert.ok(nearest > 0.1725, `${nearest} m from the area`);
  assert.equal((await robot.untilEnded(robot.calls.goTo(5, 1.8, 60_000), 60)).end, "zone");
});

test("a place within a wall ends as unreachable once it is seen to be one", async () => {
  const robot = await begun();
  const end = await robot.untilEnded(robot.calls.goTo(2, 4, LONG_MS), LONG_S);
  assert.ok(["unreachable", "done"].includes(end.end), end.end);
  if (end.end === "done") assert.ok(awayFrom(robot, 2, 4) < 0.2);
});

test("without a pose go-to stands, then ends; odometry alone is enough to spin", async () => {
  const robot = await begun();
  const started = robot.calls.goTo(6, 3.4, LONG_MS);
  await robot.steps(100);
  robot.simulation.faults.gone.add("pose");
  await robot.steps(20);
  assert.ok(stands(robot), "at once");
  assert.equal((await robot.untilEnded(started, 5)).end, "pose-unknown");
  assert.deepEqual(robot.calls.goTo(1, 1, 1000), { ok: false, error: "pose-unknown" });
  assert.equal((await robot.untilEnded(robot.calls.spin(1, 20_000), 20)).end, "done");
  robot.simulation.faults.gone.add("scan");
  await robot.steps(2);
  assert.deepEqual(robot.calls.dock(1000), { ok: false, error: "unavailable" });
});

test("the edge of the stairs is met once, remembered and gone around", async () => {
  const robot = await begun([7, 4.7, 0]);
  const end = await robot.untilEnded(robot.calls.goTo(8.5, 4.65, 120_000), 120);
  assert.notEqual(end.end, "done");
  assert.equal(robot.simulation.incidents.falls, 0);
});

test("whatever is asked, in whatever order, nothing leaves the envelope and every action ends once", async () => {
  const odd = fc.oneof(fc.double({ noNaN: false }), fc.double({ min: -3, max: 9, noNaN: true }));
  const deadline = fc.oneof(fc.constantFrom(0, 1, 0xffff_ffff), fc.nat(5000));
  const call = fc.oneof(
    fc.record({ do: fc.constant("goTo" as const), a: odd, b: odd, ms: deadline }),
    fc.record({ do: fc.constant("spin" as const), a: odd, b: odd, ms: deadline }),
    fc.record({ do: fc.constantFrom("dock" as const, "undock" as const), a: odd, b: odd, ms: deadline }),
    fc.record({ do: fc.constant("cancel" as const), a: odd, b: odd, ms: fc.nat(6) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(call, { maxLength: 6 }), async (calls) => {
      const robot = await begun();
      let started = 0;
      for (const { do: what, a, b, ms } of calls) {
        if (what === "cancel") robot.calls.cancel(ms);
        else {
          const answer =
            what === "goTo"
              ? robot.calls.goTo(a, b, ms)
              : what === "spin"
                ? robot.calls.spin(a, ms)
                : robot.calls[what](ms);
          if (answer.ok) started += 1;
        }
        await robot.steps(25);
      }
      robot.motion.leave("session-1");
      assert.deepEqual(
        robot.ended.map(({ id }) => id),
        Array.from({ length: started }, (_, i) => i + 1),
      );
      const { maxSpeed, maxTurn } = robot.mover.envelope;
      for (const { vx, wz } of robot.told) {
        assert.ok(Math.abs(vx) <= maxSpeed + 1e-9 && Math.abs(wz) <= maxTurn + 1e-9);
      }
    }),
    { numRuns: 15 },
  );
});

test.run();
