/**
 * The acceleration of the envelope. The step from one velocity to the next is shortened as a whole; both ends
 * lie in the envelope, which is convex, so every velocity between them does.
 */

import type { MotionEnvelope, Velocity } from "../../protocol/index.js";

/** The next velocity on the way, and whether it is short of `target`. */
export interface Approach {
  readonly velocity: Velocity;
  readonly limited: boolean;
}

/** One step from `from` towards `target` in `seconds`. */
export function approach(
  from: Velocity,
  target: Velocity,
  envelope: MotionEnvelope,
  seconds: number,
): Approach {
  const dx = target.vx - from.vx;
  const dy = target.vy - from.vy;
  const dw = target.wz - from.wz;
  const along = Math.hypot(dx, dy);
  const most = envelope.maxAcceleration * seconds;
  const mostTurn = envelope.maxTurnAcceleration * seconds;
  const factor = Math.min(
    along <= most ? 1 : most / along,
    Math.abs(dw) <= mostTurn ? 1 : mostTurn / Math.abs(dw),
  );
  if (factor >= 1) return { velocity: target, limited: false };
  return {
    velocity: { vx: from.vx + dx * factor, vy: from.vy + dy * factor, wz: from.wz + dw * factor },
    limited: true,
  };
}
