// Moving the robot. Every velocity expires; nothing moves without the lease.

import * as robot from "./generated/motion";

export { driveBy, driveFor, turnBy } from "./maneuvers";

/** How long a velocity holds when `drive` is not told, ms. */
export const DEFAULT_TTL_MS: u32 = 300;

// @ts-ignore: decorator
@lazy const theDriven = new robot.Driven();
// @ts-ignore: decorator
@lazy const theLimits = new robot.LimitsInfo();
// @ts-ignore: decorator
@lazy const theState = new robot.MotionState();

/**
 * Sets the velocity in `base-link`: forward and to the left in m/s, counter-clockwise in rad/s. It holds for
 * `ttlMs` milliseconds, then the robot stops: call this again and again to keep moving. Takes the lease when
 * nobody has it. A velocity beyond the envelope is scaled as a whole, and the answer says so. It is valid until the next
 * `drive`.
 */
export function drive(vx: f64, vy: f64, wz: f64, ttlMs: u32 = DEFAULT_TTL_MS): robot.Driven {
  robot.drive(vx, vy, wz, ttlMs, theDriven);
  return theDriven;
}

/** Zero velocity now. Needs no lease. True when the robot server took it. */
export function stop(): bool {
  return robot.stop() < 0;
}

/** The numbers that hold for this session. */
export function limits(): robot.LimitsInfo {
  robot.limits(theLimits);
  return theLimits;
}

/** What the robot is commanded to do at the moment, and what limits it; from the snapshot of this tick. */
export function state(): robot.MotionState {
  robot.state(theState);
  return theState;
}
