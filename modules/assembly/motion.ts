// Moving the robot. Every velocity expires; nothing moves without the lease.

import { Action } from "./action";
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

/** How long an action may take when it is not told, ms. */
export const DEFAULT_DEADLINE_MS: u32 = 180_000;

/**
 * Starts to drive to a place in `map`, m: `motion.goTo(2, 1).wait()` in a program, `poll()` once a tick in a reactor. A session
 * has one action at a time: another one, or a `drive`, takes its place.
 */
export function goTo(x: f64, y: f64, deadlineMs: u32 = DEFAULT_DEADLINE_MS): Action {
  const action = new Action();
  robot.goTo(x, y, deadlineMs, action);
  return action;
}

/** Starts to turn on the spot by `angle` rad, counter-clockwise when positive. */
export function spin(angle: f64, deadlineMs: u32 = DEFAULT_DEADLINE_MS): Action {
  const action = new Action();
  robot.spin(angle, deadlineMs, action);
  return action;
}

/** Starts to drive to the dock and onto its contacts, from anywhere. */
export function dock(deadlineMs: u32 = DEFAULT_DEADLINE_MS): Action {
  const action = new Action();
  robot.dock(deadlineMs, action);
  return action;
}

/** Starts to drive backwards off the dock. */
export function undock(deadlineMs: u32 = DEFAULT_DEADLINE_MS): Action {
  const action = new Action();
  robot.undock(deadlineMs, action);
  return action;
}
