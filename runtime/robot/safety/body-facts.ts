/** What the rules have to know of the body; from the driver's profile. SI. */

import type { RobotProfile, Velocity } from "../../protocol/index.js";

export interface BodyFacts {
  readonly radius: number;
  /** Deceleration of a stop, m/s². */
  readonly brake: number;
  /** How long a velocity may go on when this server dies: the device's own expiry and 100 ms, s. */
  readonly reaction: number;
  readonly maxSpeed: number;
  readonly maxTurn: number;
  /** A cliff behind it is sensed. */
  readonly seesBehind: boolean;
}

const BEYOND_EXPIRY_S = 0.1;
/** A brake that nobody states must not make a division by zero. */
const LEAST_BRAKE = 0.05;

/** The facts of a profile. */
export function bodyFacts(profile: RobotProfile): BodyFacts {
  return {
    radius: profile.radius,
    brake: Math.max(profile.brake, LEAST_BRAKE),
    reaction: profile.commandExpiryMs / 1000 + BEYOND_EXPIRY_S,
    maxSpeed: Math.hypot(profile.maxSpeed, profile.maxSideSpeed),
    maxTurn: profile.maxTurn,
    seesBehind: profile.rearCliff === true,
  };
}

/** Speed over the ground, m/s. */
export function speedOf({ vx, vy }: Velocity): number {
  return Math.hypot(vx, vy);
}

/** How far the robot gets from this speed when nothing but the device's expiry stops it, m. */
export function stopWay(speed: number, { reaction, brake }: BodyFacts): number {
  return speed * reaction + (speed * speed) / (2 * brake);
}

/** The speed whose stop way this is, m/s. */
export function speedFor(way: number, { reaction, brake }: BodyFacts): number {
  if (way <= 0) return 0;
  const late = brake * reaction;
  return Math.sqrt(late * late + 2 * brake * way) - late;
}
