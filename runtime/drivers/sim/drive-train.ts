/** The wheels' speeds follow the command within what motors and brakes can do. */

import { BODY, STEP_S } from "./body.js";

/** Forward m/s and turn rad/s; this robot has no sideways. */
export interface Motion {
  readonly v: number;
  readonly w: number;
}

export const STANDSTILL: Motion = { v: 0, w: 0 };

/** One axis for one step: braking (towards zero) may be harder than accelerating. */
function approach(now: number, wanted: number, accelerate: number, brake: number): number {
  const opposite = now !== 0 && Math.sign(wanted) !== Math.sign(now);
  const slowing = opposite || Math.abs(wanted) < Math.abs(now);
  const goal = opposite ? 0 : wanted;
  const most = (slowing ? brake : accelerate) * STEP_S;
  const change = goal - now;
  return Math.abs(change) <= most ? goal : now + Math.sign(change) * most;
}

/** The wheels' motion one step later. */
export function drive(now: Motion, wanted: Motion): Motion {
  return {
    v: approach(now.v, wanted.v, BODY.maxAcceleration, BODY.brake),
    w: approach(now.w, wanted.w, BODY.maxTurnAcceleration, BODY.turnBrake),
  };
}

/** Cuts a command to what the device can do, as a whole: its curvature stays. */
export function withinBody(wanted: Motion): Motion {
  const over = Math.max(1, Math.abs(wanted.v) / BODY.maxSpeed, Math.abs(wanted.w) / BODY.maxTurn);
  return { v: wanted.v / over, w: wanted.w / over };
}
