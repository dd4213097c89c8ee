/** Arithmetic of velocities in `base_link`. */

import type { Velocity } from "../../protocol/index.js";

export const ZERO: Velocity = Object.freeze({ vx: 0, vy: 0, wz: 0 });

/** Whether this velocity is standstill. */
export function isZero(v: Velocity): boolean {
  return v.vx === 0 && v.vy === 0 && v.wz === 0;
}

/** Whether every number is finite. */
export function isFiniteVelocity(v: Velocity): boolean {
  return Number.isFinite(v.vx) && Number.isFinite(v.vy) && Number.isFinite(v.wz);
}

/** The same curve, driven `factor` times as fast. Adding 0 turns -0 into 0. */
export function scaled(v: Velocity, factor: number): Velocity {
  return { vx: v.vx * factor + 0, vy: v.vy * factor + 0, wz: v.wz * factor + 0 };
}
