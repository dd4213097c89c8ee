/** The safety core case by case: hazards, priorities, and what is not a command. */

import assert from "node:assert/strict";

import type { MotionEnvelope, Velocity } from "@sandpaw/runtime/protocol";
import { createMotion, type Mover } from "@sandpaw/runtime/robot";

import { suite } from "../../harness/index.js";
import { PROFILE } from "./memory-driver.js";

const test = suite("robot: safety cases");

const MS = 1_000_000n;
const EPSILON = 1e-9;
const ENVELOPE: MotionEnvelope = {
  maxSpeed: 0.3,
  maxSideSpeed: 0,
  maxTurn: 1,
  maxAcceleration: 9,
  maxTurnAcceleration: 9,
  maxTtlMs: 1000,
  attentiveMs: 1000,
  blindSpeed: 10,
  batteryUse: 0.95,
};

function mover(id: string, priority: number): Mover {
  return { id, kind: "module", envelope: ENVELOPE, priority, withheld: "none", isAttentive: true };
}

test("with a bump ahead nothing goes forward; backwards is allowed", () => {
  const self = mover("s", 0);
  const sent: Velocity[] = [];
  let now = 0n;
  const motion = createMotion(
    {
      now: () => now,
      send: (v) => sent.push(v),
      onLease: () => undefined,
      onRule: () => undefined,
      onRefusal: () => undefined,
    },
    false,
  );
  motion.setProfile(PROFILE);
  motion.setLink(true);
  const drive = (vx: number, wz: number) =>
    motion.drive(self, { velocity: { vx, vy: 0, wz }, ttlMs: 1000, stampNs: now });
  const tick = (): Velocity | undefined => {
    now += 20n * MS;
    motion.cycle();
    return sent.at(-1);
  };
  assert.ok(drive(0.1, 0).ok);
  assert.equal(tick()?.vx, 0.1);
  motion.setRobot({
    hazards: { stampNs: now, present: [{ kind: "bump", source: "front-left", sinceNs: now }] },
  });
  assert.deepEqual(tick(), { vx: 0, vy: 0, wz: 0 });
  motion.setRobot({ hazards: { stampNs: now, present: [] } });
  assert.deepEqual(tick(), { vx: 0, vy: 0, wz: 0 }, "its end starts nothing");
  motion.setRobot({
    hazards: { stampNs: now, present: [{ kind: "bump", source: "front-left", sinceNs: now }] },
  });
  assert.deepEqual(drive(0.1, 0), { ok: false, error: "hazard" });
  assert.deepEqual(drive(0, 0.5), { ok: false, error: "hazard" });
  const arc = drive(0.1, -0.1);
  assert.ok(arc.ok && arc.value.limitedBy === "hazard" && arc.value.applied.vx === 0);
  assert.ok(drive(-0.1, 0.1).ok);
  assert.equal(tick()?.vx, -0.1);
  now += 600n * MS;
  assert.deepEqual(drive(0.1, 0), { ok: false, error: "hazard" }, "an old reading counts as the hazard");
});

test("priority: an equal one never takes the lease, a higher one does, and its loser is told once", () => {
  let now = 0n;
  const sent: Velocity[] = [];
  const motion = createMotion(
    {
      now: () => now,
      send: (v) => sent.push(v),
      onLease: () => undefined,
      onRule: () => undefined,
      onRefusal: () => undefined,
    },
    false,
  );
  motion.setProfile(PROFILE);
  motion.setLink(true);
  const drive = (id: string, priority: number) =>
    motion.drive(mover(id, priority), { velocity: { vx: 0.1, vy: 0, wz: 0 }, ttlMs: 500, stampNs: now });
  assert.ok(drive("low", 1).ok);
  assert.deepEqual(drive("equal", 1), { ok: false, error: "no-lease" });
  now += 20n * MS;
  motion.cycle();
  assert.equal(sent.at(-1)?.vx, 0.1);
  assert.ok(drive("high", 2).ok);
  assert.equal(sent.at(-1)?.vx, 0, "zero between two holders");
  assert.deepEqual(drive("low", 1), { ok: false, error: "lease-lost" });
  assert.deepEqual(drive("low", 1), { ok: false, error: "no-lease" });
});

test("what is not a command is refused", () => {
  const self = mover("s", 0);
  const motion = createMotion(
    {
      now: () => 0n,
      send: () => undefined,
      onLease: () => undefined,
      onRule: () => undefined,
      onRefusal: () => undefined,
    },
    false,
  );
  const drive = (vx: number, vy: number, wz: number) =>
    motion.drive(self, { velocity: { vx, vy, wz }, ttlMs: 100, stampNs: 0n });
  assert.deepEqual(drive(0.1, 0, 0), { ok: false, error: "unavailable" });
  motion.setProfile(PROFILE);
  motion.setLink(true);
  assert.deepEqual(drive(NaN, 0, 0), { ok: false, error: "invalid" });
  assert.deepEqual(drive(0, 0, -Infinity), { ok: false, error: "invalid" });
  assert.deepEqual(drive(0, 0.1, 0), { ok: false, error: "unsupported" });
  const fast = drive(3, 0, 3);
  assert.ok(fast.ok && Math.abs(fast.value.applied.wz - fast.value.applied.vx) < EPSILON, "the curve stays");
});

test.run();
