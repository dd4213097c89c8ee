/** What guests, people and devices may do to the safety core, at random, and what the device was told. */

import type { HazardsState, MotionEnvelope, RobotState, Velocity } from "@sandpaw/runtime/protocol";
import { createMotion, type Motion } from "@sandpaw/runtime/robot";
import * as fc from "fast-check";

import { PROFILE } from "./memory-driver.js";
import { RUNS } from "./thorough.js";

export const MS = 1_000_000n;

export const envelopes: fc.Arbitrary<MotionEnvelope> = fc.record({
  maxSpeed: fc.double({ min: 0, max: 2, noNaN: true }),
  maxSideSpeed: fc.constantFrom(0, 0.4),
  maxTurn: fc.double({ min: 0, max: 4, noNaN: true }),
  maxAcceleration: fc.double({ min: 0.01, max: 5, noNaN: true }),
  maxTurnAcceleration: fc.double({ min: 0.01, max: 20, noNaN: true }),
  maxTtlMs: fc.integer({ min: 1, max: 1000 }),
  attentiveMs: fc.constant(1000),
  blindSpeed: fc.constant(10),
  batteryUse: fc.constant(0.95),
});

const usual = fc.double({ min: -1, max: 1, noNaN: true });
const wild = fc.oneof(fc.double(), fc.constant(0));
// Mostly what guests ask for, so that much is in force when the rest happens; sometimes anything.
export const velocities: fc.Arbitrary<Velocity> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ vx: usual, vy: fc.constant(0), wz: usual }) },
  { weight: 1, arbitrary: fc.record({ vx: wild, vy: wild, wz: wild }) },
);
const ages = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: -500, max: 1500 }) },
);

export type Act =
  | {
      readonly kind: "drive";
      readonly who: 0 | 1;
      readonly velocity: Velocity;
      readonly ttlMs: number;
      readonly agoMs: number;
    }
  | { readonly kind: "stop" | "leave" | "silence"; readonly who: 0 | 1 }
  /** A person takes the lease, drives, or lets it go. */
  | { readonly kind: "take" | "release" }
  | { readonly kind: "person"; readonly velocity: Velocity; readonly ttlMs: number }
  | { readonly kind: "time"; readonly ms: number }
  | { readonly kind: "estop" | "link"; readonly on: boolean }
  | { readonly kind: "hazards"; readonly present: HazardsState["present"] };

const who = fc.constantFrom<0 | 1>(0, 1);
export const hazard: fc.Arbitrary<HazardsState["present"][number]> = fc.record({
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
  { weight: 1, arbitrary: fc.constantFrom<Act>({ kind: "take" }, { kind: "release" }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("person" as const),
      velocity: velocities,
      ttlMs: fc.integer({ min: 0, max: 2000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("hazards" as const),
      present: fc.array(hazard, { maxLength: 3 }),
    }),
  },
);

/** The name of the person who drives. */
export const PERSON = "person-1";

/** A world in which every act of the list happens, and what the device was told after each. */
export class Play {
  now = 1_000_000_000n;
  readonly sent: Velocity[] = [];
  readonly motion: Motion;
  readonly silent: [boolean, boolean] = [false, false];
  #latched = false;
  readonly #envelopes: readonly [MotionEnvelope, MotionEnvelope];
  readonly #priorities: readonly [number, number];

  constructor(
    both: readonly [MotionEnvelope, MotionEnvelope],
    priorities: readonly [number, number] = [0, 0],
  ) {
    this.#envelopes = both;
    this.#priorities = priorities;
    this.motion = createMotion(
      {
        now: () => this.now,
        send: (velocity) => this.sent.push(velocity),
        onLease: () => undefined,
        onRule: () => undefined,
        onRefusal: () => undefined,
      },
      false,
    );
    this.motion.setProfile(PROFILE);
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
          kind: "module",
          priority: this.#priorities[act.who],
          withheld,
          isAttentive: true,
        } as const;
        const stampNs = this.now - BigInt(act.agoMs) * MS;
        this.motion.drive(mover, { velocity: act.velocity, ttlMs: act.ttlMs, stampNs });
        return;
      }
      case "take":
        if (this.#latched) return;
        this.motion.take({ session: PERSON, by: "somebody" }, true);
        return;
      case "release":
        this.motion.leave(PERSON);
        return;
      case "person": {
        const mover = {
          id: PERSON,
          kind: "person",
          envelope: this.#envelopes[0],
          priority: 0,
          withheld: "none",
          isAttentive: true,
        } as const;
        this.motion.drive(mover, { velocity: act.velocity, ttlMs: act.ttlMs, stampNs: this.now });
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
        this.#latched = act.on;
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

export const still = ({ vx, vy, wz }: Velocity): boolean => vx === 0 && vy === 0 && wz === 0;
export const plays = (
  property: (play: Play, list: readonly Act[], both: readonly [MotionEnvelope, MotionEnvelope]) => void,
): void => {
  fc.assert(
    fc.property(
      fc.tuple(envelopes, envelopes),
      fc.constantFrom<readonly [number, number]>([0, 0], [0, 1], [5, -5]),
      fc.array(acts, { maxLength: 60 }),
      (both, priorities, list) => {
        property(new Play(both, priorities), list, both);
      },
    ),
    { numRuns: RUNS },
  );
};
