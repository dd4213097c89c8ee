/** The laws of the safety core, over whatever guests, people and devices may do. */

import assert from "node:assert/strict";

import type { HazardsState, MotionEnvelope, RobotState, Velocity } from "@sandpaw/runtime/protocol";
import { createMotion, type Motion } from "@sandpaw/runtime/robot";
import * as fc from "fast-check";

import { suite } from "../../harness/index.js";

const test = suite("robot: safety core");

const MS = 1_000_000n;
const EPSILON = 1e-9;

const envelopes: fc.Arbitrary<MotionEnvelope> = fc.record({
  maxSpeed: fc.double({ min: 0, max: 2, noNaN: true }),
  maxSideSpeed: fc.constantFrom(0, 0.4),
  maxTurn: fc.double({ min: 0, max: 4, noNaN: true }),
  maxAcceleration: fc.double({ min: 0.01, max: 5, noNaN: true }),
  maxTurnAcceleration: fc.double({ min: 0.01, max: 20, noNaN: true }),
  maxTtlMs: fc.integer({ min: 1, max: 1000 }),
});

const usual = fc.double({ min: -1, max: 1, noNaN: true });
const wild = fc.oneof(fc.double(), fc.constant(0));
// Mostly what guests ask for, so that much is in force when the rest happens; sometimes anything.
const velocities: fc.Arbitrary<Velocity> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ vx: usual, vy: fc.constant(0), wz: usual }) },
  { weight: 1, arbitrary: fc.record({ vx: wild, vy: wild, wz: wild }) },
);
const ages = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: -500, max: 1500 }) },
);

type Act =
  | {
      readonly kind: "drive";
      readonly who: 0 | 1;
      readonly velocity: Velocity;
      readonly ttlMs: number;
      readonly agoMs: number;
    }
  | { readonly kind: "stop" | "leave" | "silence"; readonly who: 0 | 1 }
  | { readonly kind: "time"; readonly ms: number }
  | { readonly kind: "estop" | "link"; readonly on: boolean }
  | { readonly kind: "hazards"; readonly present: HazardsState["present"] };

const who = fc.constantFrom<0 | 1>(0, 1);
const hazard = fc.record({
  kind: fc.constantFrom("bump" as const, "cliff" as const, "wheel-drop" as const, "stall" as const),
  source: fc.constantFrom("front" as const, "front-left" as const, "front-right" as const, "rear" as const),
  sinceNs: fc.constant(0n),
});
const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("drive" as const),
      who,
      velocity: velocities,
      ttlMs: fc.integer({ min: 0, max: 4000 }),
      agoMs: ages,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant("time" as const), ms: fc.integer({ min: 1, max: 120 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom("stop" as const, "leave" as const, "silence" as const),
      who,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom("estop" as const, "link" as const), on: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("hazards" as const),
      present: fc.array(hazard, { maxLength: 3 }),
    }),
  },
);

/** A world in which every act of the list happens, and what the device was told after each. */
class Play {
  now = 1_000_000_000n;
  readonly sent: Velocity[] = [];
  readonly motion: Motion;
  readonly silent: [boolean, boolean] = [false, false];
  readonly #envelopes: readonly [MotionEnvelope, MotionEnvelope];

  constructor(both: readonly [MotionEnvelope, MotionEnvelope]) {
    this.#envelopes = both;
    this.motion = createMotion(
      {
        now: () => this.now,
        send: (velocity) => this.sent.push(velocity),
        onLease: () => undefined,
        onLimit: () => undefined,
      },
      false,
    );
    this.motion.setLink(true);
  }

  get told(): Velocity {
    return this.sent.at(-1) ?? { vx: NaN, vy: NaN, wz: NaN };
  }

  do(act: Act): void {
    switch (act.kind) {
      case "drive": {
        const withheld = this.silent[act.who] ? "inattentive" : "none";
        const mover = {
          id: `s${act.who}`,
          envelope: this.#envelopes[act.who],
          priority: 0,
          withheld,
        } as const;
        const stampNs = this.now - BigInt(act.agoMs) * MS;
        this.motion.drive(mover, { velocity: act.velocity, ttlMs: act.ttlMs, stampNs });
        return;
      }
      case "stop":
        this.motion.halt(`s${act.who}`, "none");
        return;
      case "leave":
        this.motion.leave(`s${act.who}`);
        return;
      case "silence":
        this.silent[act.who] = !this.silent[act.who];
        if (this.silent[act.who]) this.motion.halt(`s${act.who}`, "inattentive");
        return;
      case "estop":
        this.motion.setEstop(act.on);
        return;
      case "link":
        this.motion.setLink(act.on);
        return;
      case "hazards":
        this.motion.setRobot(this.#with(act.present));
        return;
      case "time":
        for (let left = act.ms; left > 0; left -= 20) {
          this.now += BigInt(Math.min(left, 20)) * MS;
          this.motion.cycle();
        }
    }
  }

  #with(present: HazardsState["present"]): RobotState {
    // Always fresh: age is a law of its own.
    return { hazards: { stampNs: this.now + 1_000_000_000_000n, present } };
  }
}

const still = ({ vx, vy, wz }: Velocity): boolean => vx === 0 && vy === 0 && wz === 0;
const plays = (
  property: (play: Play, list: readonly Act[], both: readonly [MotionEnvelope, MotionEnvelope]) => void,
): void => {
  fc.assert(
    fc.property(fc.tuple(envelopes, envelopes), fc.array(acts, { maxLength: 60 }), (both, list) => {
      property(new Play(both), list, both);
    }),
    { numRuns: 400 },
  );
};

test("what the device is told is finite and within the envelope of who holds the lease, always", () => {
  plays((play, list, both) => {
    for (const act of list) {
      play.do(act);
      const { vx, vy, wz } = play.told;
      const holder = play.motion.lease.holder?.session;
      const envelope = holder === "s0" ? both[0] : both[1];
      if (holder === undefined) assert.ok(still(play.told), "nobody holds the lease, and it moves");
      assert.ok(Math.abs(vx) <= envelope.maxSpeed + EPSILON, `vx ${vx}`);
      assert.ok(Math.abs(vy) <= envelope.maxSideSpeed + EPSILON, `vy ${vy}`);
      assert.ok(Math.abs(wz) <= envelope.maxTurn + EPSILON, `wz ${wz}`);
    }
  });
});

test("speed grows no faster than the envelope's acceleration", () => {
  plays((play, list, both) => {
    for (const act of list) {
      const before = play.told;
      const from = play.now;
      play.do(act);
      const after = play.told;
      const holder = play.motion.lease.holder?.session;
      const envelope = holder === "s0" ? both[0] : both[1];
      const seconds = Number(play.now - from) / 1e9 + 0.04;
      const grew = Math.hypot(after.vx, after.vy) - Math.hypot(before.vx, before.vy);
      assert.ok(grew <= envelope.maxAcceleration * seconds + EPSILON, `${grew} m/s in ${seconds} s`);
      const turned = Math.abs(after.wz) - Math.abs(before.wz);
      assert.ok(
        turned <= envelope.maxTurnAcceleration * seconds + EPSILON,
        `${turned} rad/s in ${seconds} s`,
      );
    }
  });
});

test("no velocity outlives its time-to-live, a second, or the envelope's limit", () => {
  plays((play, list, both) => {
    let deadNs = 0n;
    for (const act of list) {
      play.do(act);
      if (act.kind === "drive") {
        const most = Math.min(act.ttlMs, both[act.who].maxTtlMs, 1000);
        const from = act.agoMs > 0 ? play.now - BigInt(act.agoMs) * MS : play.now;
        const until = from + BigInt(most) * MS;
        if (until > deadNs) deadNs = until;
      }
      if (act.kind === "time" && play.now >= deadNs + 20n * MS) assert.ok(still(play.told));
    }
  });
});

test("while something is ahead, nothing goes forward or turns into it; what it took does not come back", () => {
  plays((play, list) => {
    let present: HazardsState["present"] = [];
    let forward = true;
    for (const act of list) {
      play.do(act);
      if (act.kind === "hazards") ({ present } = act);
      const ahead = present.filter(
        ({ kind, source }) => kind !== "stall" && (kind === "wheel-drop" || source !== "rear"),
      );
      if (act.kind === "drive") forward = true;
      if (act.kind !== "time") continue;
      if (ahead.length > 0) {
        forward = false;
        assert.ok(play.told.vx <= 0, `vx ${play.told.vx}`);
        if (
          play.told.vx === 0 &&
          ahead.some(({ kind, source }) => kind === "wheel-drop" || source === "front-left")
        ) {
          assert.ok(play.told.wz <= 0, `wz ${play.told.wz}`);
        }
      }
      if (!forward) assert.ok(play.told.vx <= 0, "the end of a hazard gives back what it took");
    }
  });
});

test("of a running velocity a hazard takes what leads into it, for good", () => {
  fc.assert(
    fc.property(envelopes, velocities, fc.array(hazard, { maxLength: 3 }), (envelope, velocity, present) => {
      const play = new Play([{ ...envelope, maxTtlMs: 1000 }, envelope]);
      play.do({ kind: "drive", who: 0, velocity, ttlMs: 1000, agoMs: 0 });
      play.do({ kind: "time", ms: 40 });
      play.do({ kind: "hazards", present });
      play.do({ kind: "time", ms: 40 });
      const during = play.told;
      play.do({ kind: "hazards", present: [] });
      play.do({ kind: "time", ms: 100 });
      for (const axis of ["vx", "vy", "wz"] as const) {
        if (during[axis] === 0) assert.ok(play.told[axis] === 0, `${axis} came back`);
      }
    }),
    { numRuns: 1000 },
  );
});

/** What ends motion, and what ends that. */
const CAUSES: Readonly<Record<string, readonly [readonly Act[], readonly Act[]]>> = {
  "e-stop": [[{ kind: "estop", on: true }], [{ kind: "estop", on: false }]],
  link: [[{ kind: "link", on: false }], [{ kind: "link", on: true }]],
  hazard: [
    [
      { kind: "hazards", present: [{ kind: "wheel-drop", source: "front", sinceNs: 0n }] },
      { kind: "time", ms: 20 },
    ],
    [{ kind: "hazards", present: [] }],
  ],
  silence: [[{ kind: "silence", who: 0 }], [{ kind: "silence", who: 0 }]],
  stop: [[{ kind: "stop", who: 0 }], []],
  leave: [[{ kind: "leave", who: 0 }], []],
};

test("no stop starts motion by ending: only a drive does", () => {
  plays((play, list, [envelope]) => {
    for (const act of list) play.do(act);
    fc.pre(envelope.maxSpeed > 0.01);
    for (const [name, [begin, end]] of Object.entries(CAUSES)) {
      play.silent.fill(false);
      const free: readonly Act[] = [
        { kind: "estop", on: false },
        { kind: "link", on: true },
        { kind: "hazards", present: [] },
        { kind: "leave", who: 0 },
        { kind: "leave", who: 1 },
        { kind: "drive", who: 0, velocity: { vx: 1, vy: 0, wz: 0 }, ttlMs: 1000, agoMs: 0 },
      ];
      for (const act of free) play.do(act);
      fc.pre(play.motion.safety.command !== undefined);
      play.do({ kind: "time", ms: 1 });
      fc.pre(!still(play.told));
      for (const act of begin) play.do(act);
      assert.ok(still(play.told), `${name} ends motion`);
      for (const act of [...end, { kind: "time", ms: 120 } as const]) {
        play.do(act);
        assert.ok(still(play.told), `the end of ${name} starts nothing`);
      }
    }
  });
});

test("the e-stop holds until it is cleared, and clearing moves nothing", () => {
  plays((play, list) => {
    let latched = false;
    let driven = false;
    for (const act of list) {
      play.do(act);
      if (act.kind === "estop") {
        if (latched && !act.on) driven = false;
        latched = act.on;
      }
      if (act.kind === "drive") driven ||= !latched;
      if (latched || !driven) assert.ok(still(play.told));
      if (latched) assert.equal(play.motion.lease.holder, undefined);
    }
  });
});

test("without the link nothing is commanded, and zero is the first word after a gap", () => {
  plays((play, list) => {
    play.motion.setLink(false);
    for (const act of list.filter(({ kind }) => kind !== "link")) {
      play.do(act);
      assert.ok(still(play.told));
    }
    play.sent.length = 0;
    play.motion.setLink(true);
    assert.ok(play.sent[0] && still(play.sent[0]));
  });
});

test("with a bump ahead nothing goes forward; backwards is allowed", () => {
  const envelope: MotionEnvelope = {
    maxSpeed: 0.3,
    maxSideSpeed: 0,
    maxTurn: 1,
    maxAcceleration: 9,
    maxTurnAcceleration: 9,
    maxTtlMs: 1000,
  };
  const mover = { id: "s", envelope, priority: 0, withheld: "none" } as const;
  const sent: Velocity[] = [];
  let now = 0n;
  const motion = createMotion(
    { now: () => now, send: (v) => sent.push(v), onLease: () => undefined, onLimit: () => undefined },
    false,
  );
  motion.setLink(true);
  const drive = (vx: number, wz: number) =>
    motion.drive(mover, { velocity: { vx, vy: 0, wz }, ttlMs: 1000, stampNs: now });
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
  const envelope: MotionEnvelope = {
    maxSpeed: 0.3,
    maxSideSpeed: 0,
    maxTurn: 1,
    maxAcceleration: 9,
    maxTurnAcceleration: 9,
    maxTtlMs: 1000,
  };
  let now = 0n;
  const sent: Velocity[] = [];
  const motion = createMotion(
    { now: () => now, send: (v) => sent.push(v), onLease: () => undefined, onLimit: () => undefined },
    false,
  );
  motion.setLink(true);
  const drive = (id: string, priority: number) =>
    motion.drive(
      { id, envelope, priority, withheld: "none" },
      { velocity: { vx: 0.1, vy: 0, wz: 0 }, ttlMs: 500, stampNs: now },
    );
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
  const envelope: MotionEnvelope = {
    maxSpeed: 0.3,
    maxSideSpeed: 0,
    maxTurn: 1,
    maxAcceleration: 9,
    maxTurnAcceleration: 9,
    maxTtlMs: 1000,
  };
  const mover = { id: "s", envelope, priority: 0, withheld: "none" } as const;
  const motion = createMotion(
    { now: () => 0n, send: () => undefined, onLease: () => undefined, onLimit: () => undefined },
    false,
  );
  const drive = (vx: number, vy: number, wz: number) =>
    motion.drive(mover, { velocity: { vx, vy, wz }, ttlMs: 100, stampNs: 0n });
  assert.deepEqual(drive(0.1, 0, 0), { ok: false, error: "unavailable" });
  motion.setLink(true);
  assert.deepEqual(drive(NaN, 0, 0), { ok: false, error: "invalid" });
  assert.deepEqual(drive(0, 0, -Infinity), { ok: false, error: "invalid" });
  assert.deepEqual(drive(0, 0.1, 0), { ok: false, error: "unsupported" });
  const fast = drive(3, 0, 3);
  assert.ok(fast.ok && Math.abs(fast.value.applied.wz - fast.value.applied.vx) < EPSILON, "the curve stays");
});

test.run();
