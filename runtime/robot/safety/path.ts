/** Where a velocity leads: the arc that a body drives in the plane, and poses between frames. */

import type { Pose2d, Velocity } from "../../protocol/index.js";

/** Turning less than this is driving straight, rad/s. */
const STRAIGHT = 1e-6;

/** The pose after `way` m along the arc of this velocity; for a robot that moves sideways too. */
export function along(from: Pose2d, velocity: Velocity, way: number): Pose2d {
  const speed = Math.hypot(velocity.vx, velocity.vy);
  if (speed === 0) return from;
  const seconds = way / speed;
  const turned = velocity.wz * seconds;
  // The chord of the arc: its length over its way, and half the turn as its direction.
  const half = turned / 2;
  const chord = Math.abs(velocity.wz) < STRAIGHT ? way : way * (Math.sin(half) / half || 1);
  const heading = from.theta + Math.atan2(velocity.vy, velocity.vx) + half;
  return {
    x: from.x + chord * Math.cos(heading),
    y: from.y + chord * Math.sin(heading),
    theta: from.theta + turned,
  };
}

/** The difference of two angles, in [-pi, pi]. */
export function angleBetween(a: number, b: number): number {
  return Math.atan2(Math.sin(a - b), Math.cos(a - b));
}
