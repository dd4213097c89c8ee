// Moving the robot. Every velocity expires; nothing moves without the lease.

import { RobotError } from "./errors";
import { Driven, Limits, MotionState } from "./motion-answers";
import { motionDrive, motionLimits, motionState, motionStop } from "./raw";

export { driveBy, driveFor, turnBy } from "./maneuvers";

/** How long a velocity holds when `drive` is not told, ms. */
export const DEFAULT_TTL_MS: u32 = 300;

// @ts-ignore: decorator
@lazy const RET: usize = memory.data(56, 8);
// @ts-ignore: decorator
@lazy const theDriven = new Driven();
// @ts-ignore: decorator
@lazy const theLimits = new Limits();
// @ts-ignore: decorator
@lazy const theState = new MotionState();

/**
 * Sets the velocity in `base-link`: forward and to the left in m/s, counter-clockwise in rad/s. It holds for
 * `ttlMs` milliseconds, then the robot stops: call this again and again to keep moving. Takes the lease when
 * nobody has it. A velocity beyond the envelope is scaled as a whole, and the answer says so.
 */
export function drive(vx: f64, vy: f64, wz: f64, ttlMs: u32 = DEFAULT_TTL_MS): Driven {
  motionDrive(vx, vy, wz, ttlMs, RET);
  return theDriven.lift(RET);
}

/** Zero velocity now. Needs no lease. True when the robot server took it. */
export function stop(): bool {
  motionStop(RET);
  return load<u8>(RET) == 0;
}

/** The numbers that hold for this session. */
export function limits(): Limits {
  motionLimits(RET);
  return theLimits.lift(RET);
}

/** What the robot is commanded to do at the moment, and what limits it; from the snapshot of this tick. */
export function state(): MotionState {
  motionState(RET);
  return theState.lift(RET);
}

/** The error of the last `drive`, for a message. */
export function lastError(): RobotError {
  return theDriven.error;
}
