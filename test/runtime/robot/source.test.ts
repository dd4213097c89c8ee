/** Actions as the safety core sees them: they move only while their session may, and end exactly once. */

import assert from "node:assert/strict";

import type { Velocity } from "@sandpaw/runtime/protocol";
import { createMotion, type Mover, type SourceEnd, type SourceStep } from "@sandpaw/runtime/robot";

import { suite } from "../../harness/index.js";
import { PROFILE } from "./memory-driver.js";

const test = suite("robot: actions in the core");

const MS = 1_000_000n;
const ENVELOPE = {
  maxSpeed: 0.3,
  maxSideSpeed: 0,
  maxTurn: 1,
  maxAcceleration: 9,
  maxTurnAcceleration: 9,
  maxTtlMs: 1000,
  attentiveMs: 1000,
  blindSpeed: 10,
  batteryUse: 0.95,
} as const;

interface Loose {
  id: string;
  kind: "module";
  envelope: typeof ENVELOPE;
  priority: number;
  withheld: Mover["withheld"];
  isAttentive: boolean;
}

function bench() {
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
  const mover = (id: string, priority = 0): Loose => ({
    id,
    kind: "module",
    envelope: ENVELOPE,
    priority,
    withheld: "none",
    isAttentive: true,
  });
  return {
    motion,
    mover,
    get told(): Velocity {
      return sent.at(-1) ?? { vx: NaN, vy: NaN, wz: NaN };
    },
    cycles(count: number) {
      for (let left = count; left > 0; left -= 1) {
        now += 20n * MS;
        motion.cycle();
      }
    },
    source(velocity: Velocity, steps = Infinity) {
      const ends: SourceEnd[] = [];
      let left = steps;
      const next = (): SourceStep => {
        left -= 1;
        return left >= 0 ? { kind: "move", velocity } : { kind: "end" };
      };
      return { ends, source: { kind: "spin" as const, next, ended: (why: SourceEnd) => ends.push(why) } };
    },
    get now() {
      return now;
    },
  };
}

const TURN = { vx: 0, vy: 0, wz: 0.5 };

test("an action moves for as long as it says, then the robot stands and it has ended once", () => {
  const b = bench();
  const { ends, source } = b.source(TURN, 10);
  assert.ok(b.motion.startSource(b.mover("s"), source).ok);
  b.cycles(10);
  assert.equal(b.told.wz, 0.5);
  b.cycles(5);
  assert.equal(b.told.wz, 0);
  assert.deepEqual(ends, ["done"]);
});

const CAUSES: Readonly<
  Record<string, readonly [(b: ReturnType<typeof bench>, self: Loose) => void, SourceEnd]>
> = {
  "a guest that is silent": [
    (b, self) => {
      self.isAttentive = false;
      b.cycles(1);
    },
    "inattentive",
  ],
  "a session that is stopped": [(b) => b.motion.halt("s", "stop"), "stopped"],
  "a session that ends": [(b) => b.motion.leave("s"), "session-ended"],
  "an e-stop": [(b) => b.motion.setEstop(true), "stopped"],
  "a server that halts": [(b) => b.motion.haltAll("stop"), "stopped"],
  "a lost link": [(b) => b.motion.setLink(false), "unavailable"],
  "a person": [(b) => b.motion.take({ session: "p", by: "ann" }, true), "lease-lost"],
  "its own session's drive": [
    (b, self) => void b.motion.drive(self, { velocity: TURN, ttlMs: 0, stampNs: b.now }),
    "replaced",
  ],
  "its own session's next action": [
    (b, self) => void b.motion.startSource(self, b.source({ vx: 0, vy: 0, wz: 0 }).source),
    "replaced",
  ],
  "its own word from outside": [(b) => b.motion.endSource("s", "cancelled"), "cancelled"],
};

for (const [name, [cause, why]] of Object.entries(CAUSES)) {
  test(`${name} ends an action, at once and for good`, () => {
    const b = bench();
    const { ends, source } = b.source(TURN);
    const self = b.mover("s");
    assert.ok(b.motion.startSource(self, source).ok);
    b.cycles(5);
    assert.equal(b.told.wz, 0.5);
    cause(b, self);
    assert.equal(b.told.wz, 0);
    assert.deepEqual(ends, [why]);
    self.isAttentive = true;
    b.motion.setLink(true);
    b.motion.setEstop(false);
    b.cycles(5);
    assert.equal(b.told.wz, 0);
    assert.deepEqual(ends, [why]);
  });
}

test("a higher priority takes an action's lease away", () => {
  const b = bench();
  const { ends, source } = b.source(TURN);
  assert.ok(b.motion.startSource(b.mover("s"), source).ok);
  b.cycles(5);
  assert.ok(b.motion.drive(b.mover("t", 1), { velocity: TURN, ttlMs: 100, stampNs: b.now }).ok);
  assert.deepEqual(ends, ["lease-lost"]);
  const again = b.source(TURN);
  assert.deepEqual(b.motion.startSource(b.mover("s"), again.source), { ok: false, error: "lease-lost" });
  assert.deepEqual(b.motion.startSource(b.mover("s"), again.source), { ok: false, error: "no-lease" });
});

test("what a hazard refuses does not end an action: it is told, and decides", () => {
  const b = bench();
  const seen: unknown[] = [];
  const source = {
    kind: "go-to" as const,
    next(view: { refused: unknown }): SourceStep {
      seen.push(view.refused);
      return { kind: "move", velocity: { vx: 0.1, vy: 0, wz: 0 } };
    },
    ended: () => seen.push("ended"),
  };
  assert.ok(b.motion.startSource(b.mover("s"), source).ok);
  b.cycles(2);
  assert.equal(b.told.vx, 0.1);
  const bump = { kind: "bump", source: "front", sinceNs: 0n } as const;
  b.motion.setRobot({ hazards: { stampNs: b.now, present: [bump] } });
  b.cycles(2);
  assert.equal(b.told.vx, 0);
  b.motion.setRobot({ hazards: { stampNs: b.now, present: [] } });
  b.cycles(2);
  assert.equal(b.told.vx, 0.1);
  assert.deepEqual(seen, [undefined, undefined, undefined, "hazard", "hazard", undefined]);
});

test.run();
