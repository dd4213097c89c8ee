/**
 * Which parts of a velocity the present hazards forbid: nothing moves or turns into a bump, a cliff or the side
 * of a dropped wheel. Backing away stays allowed, because that is how the cause ends.
 */

import type { HazardsState, HazardSource, HazardState, Velocity } from "../../protocol/index.js";

/** Which directions are closed. */
export interface Blocked {
  readonly forward: boolean;
  readonly backward: boolean;
  /** Turning on the spot or forward, counter-clockwise. */
  readonly left: boolean;
  /** Turning on the spot or forward, clockwise. */
  readonly right: boolean;
}

export const NOTHING_BLOCKED: Blocked = { forward: false, backward: false, left: false, right: false };

/** A reading older than this counts as the hazard that it would report; as old as a velocity may become. */
const HAZARDS_MAX_AGE_NS = 300_000_000n;

const UNKNOWN: Blocked = { forward: true, backward: false, left: true, right: true };

const BY_SOURCE: Readonly<Record<HazardSource, Blocked>> = {
  front: { forward: true, backward: false, left: false, right: false },
  "front-left": { forward: true, backward: false, left: true, right: false },
  "front-right": { forward: true, backward: false, left: false, right: true },
  left: { forward: true, backward: false, left: true, right: false },
  right: { forward: true, backward: false, left: false, right: true },
  rear: { forward: false, backward: true, left: false, right: false },
  "rear-left": { forward: false, backward: true, left: false, right: false },
  "rear-right": { forward: false, backward: true, left: false, right: false },
};

function blockedBy(hazard: HazardState, undo: -1 | 0 | 1): Blocked {
  switch (hazard.kind) {
    case "bump":
      return BY_SOURCE[hazard.source];
    case "cliff": {
      const { forward, backward } = BY_SOURCE[hazard.source];
      return { forward, backward, left: undo !== 1, right: undo !== -1 };
    }
    case "wheel-drop":
      return UNKNOWN;
    // A stalled wheel and a near obstacle are reported to the guest; they do not take motion away.
    case "stall":
    case "proximity":
      return NOTHING_BLOCKED;
  }
}

/** What is closed now; `undo` is the turn that an edge leaves open. A robot without such sensors has no reading, and nothing is closed. */
export function blockedDirections(
  reading: HazardsState | undefined,
  nowNs: bigint,
  undo: -1 | 0 | 1,
): Blocked {
  if (!reading) return NOTHING_BLOCKED;
  if (isOld(reading, nowNs)) return UNKNOWN;
  return reading.present
    .map((hazard) => blockedBy(hazard, undo))
    .reduce(
      (all, one) => ({
        forward: all.forward || one.forward,
        backward: all.backward || one.backward,
        left: all.left || one.left,
        right: all.right || one.right,
      }),
      NOTHING_BLOCKED,
    );
}

/**
 * Whether the robot hangs in the air, or may: its sensors have gone, or tell old things. A robot that never told of
 * hazards has no such sensors.
 */
export function mayHang(reading: HazardsState | undefined, nowNs: bigint): boolean {
  if (!reading) return false;
  return isOld(reading, nowNs) || reading.present.some(({ kind }) => kind === "wheel-drop");
}

/** Whether a reading says nothing of the present any more. */
export function isOld(reading: HazardsState, nowNs: bigint): boolean {
  return nowNs - reading.stampNs > HAZARDS_MAX_AGE_NS;
}

/** What is left of a velocity; the same object when nothing was taken. */
export function guard(velocity: Velocity, blocked: Blocked): Velocity {
  const vx = (velocity.vx > 0 && blocked.forward) || (velocity.vx < 0 && blocked.backward) ? 0 : velocity.vx;
  // Sideways motion leads along the front or the rear of the body: it needs both free.
  const vy = blocked.forward || blocked.backward ? 0 : velocity.vy;
  const turnsInto = (velocity.wz > 0 && blocked.left) || (velocity.wz < 0 && blocked.right);
  const wz = turnsInto && vx >= 0 ? 0 : velocity.wz;
  return vx === velocity.vx && vy === velocity.vy && wz === velocity.wz ? velocity : { vx, vy, wz };
}
