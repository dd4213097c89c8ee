/** The speeds of the envelope: a twist beyond them is scaled as a whole, so that its curvature stays. */

import type { MotionEnvelope, Velocity } from "../../protocol/index.js";
import { scaled } from "./twist.js";

/** What the envelope makes of a twist. */
export interface Enveloped {
  readonly velocity: Velocity;
  /** `speed` also stands for sideways speed. */
  readonly limitedBy: "none" | "speed" | "turn";
}

function factorOf(value: number, most: number): number {
  const size = Math.abs(value);
  return size <= most ? 1 : most / size;
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(-most, value));
}

/** Scales a finite twist into the envelope. */
export function envelop(asked: Velocity, envelope: MotionEnvelope): Enveloped {
  const forward = factorOf(asked.vx, envelope.maxSpeed);
  const side = factorOf(asked.vy, envelope.maxSideSpeed);
  const turn = factorOf(asked.wz, envelope.maxTurn);
  const factor = Math.min(forward, side, turn);
  if (factor >= 1) return { velocity: asked, limitedBy: "none" };
  const velocity = scaled(asked, factor);
  return {
    // Rounding may leave the last digit beyond the limit; the limit is exact.
    velocity: {
      vx: clamp(velocity.vx, envelope.maxSpeed),
      vy: clamp(velocity.vy, envelope.maxSideSpeed),
      wz: clamp(velocity.wz, envelope.maxTurn),
    },
    limitedBy: turn < Math.min(forward, side) ? "turn" : "speed",
  };
}
