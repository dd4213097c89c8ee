// Moves that take a while, for programs: they refresh the time-to-live 20 times a second, wait in between, and
// return why they ended. Events that come meanwhile are kept for the program's next `events.wait`.

import { pause } from "./events";
import { Limit } from "./generated/motion";
import { Outcome, Progress } from "./outcome";
import * as motion from "./motion";
import * as sensors from "./sensors";

/** Between two refreshes, ms. */
const PERIOD_MS: u32 = 50;
/** Slowest forward speed and turn rate of an approach: m/s, rad/s. Below it wheels may not turn at all. */
const CREEP: f64 = 0.03;
const CREEP_TURN: f64 = 0.12;
/** A move that brings less than this within two seconds is blocked: m, rad. */
const PROGRESS: f64 = 0.005;
const PROGRESS_TURN: f64 = 0.02;

// @ts-ignore: decorator
@lazy const theOutcome = new Outcome();

/** Drives at `vx` m/s and `wz` rad/s for `ms` milliseconds, then stops. */
export function driveFor(vx: f64, wz: f64, ms: u32): Outcome {
  const first = sensors.odometry();
  if (!first.ok) return theOutcome.refused(first.error);
  const startNs = first.stampNs;
  const x = first.x;
  const y = first.y;
  while (true) {
    const here = sensors.odometry();
    if (!here.ok) return finish(theOutcome.refused(here.error));
    theOutcome.moved = Math.hypot(here.x - x, here.y - y);
    const passedMs = <u32>((here.stampNs - startNs) / 1_000_000);
    if (passedMs >= ms) return finish(theOutcome.done());
    if (!keepGoing(vx, wz)) return finish(theOutcome);
    pause(min(PERIOD_MS, ms - passedMs));
  }
}

/** Drives `metres` straight on (back when negative) at no more than `speed` m/s, then stops. */
export function driveBy(metres: f64, speed: f64 = 0.2): Outcome {
  const first = sensors.odometry();
  if (!first.ok) return theOutcome.refused(first.error);
  const x = first.x;
  const y = first.y;
  const heading = first.theta;
  const way: f64 = metres < 0 ? -1 : 1;
  const length = Math.abs(metres);
  const progress = new Progress(first.stampNs, PROGRESS);
  while (true) {
    const here = sensors.odometry();
    if (!here.ok) return finish(theOutcome.refused(here.error));
    const moved = way * ((here.x - x) * Math.cos(heading) + (here.y - y) * Math.sin(heading));
    theOutcome.moved = way * moved;
    if (moved >= length - 0.002) return finish(theOutcome.done());
    if (progress.stalled(moved, here.stampNs)) return finish(theOutcome.blocked());
    const approach = Math.max(CREEP, Math.min(speed, 2 * (length - moved)));
    if (!keepGoing(way * approach, 1.5 * turn(heading, here.theta))) return finish(theOutcome);
    pause(PERIOD_MS);
  }
}

/** Turns on the spot by `radians`, counter-clockwise when positive, at no more than `rate` rad/s, then stops. */
export function turnBy(radians: f64, rate: f64 = 0.8): Outcome {
  const first = sensors.odometry();
  if (!first.ok) return theOutcome.refused(first.error);
  const way: f64 = radians < 0 ? -1 : 1;
  const length = Math.abs(radians);
  let last = first.theta;
  let moved: f64 = 0;
  const progress = new Progress(first.stampNs, PROGRESS_TURN);
  while (true) {
    const here = sensors.odometry();
    if (!here.ok) return finish(theOutcome.refused(here.error));
    moved += way * turn(here.theta, last);
    last = here.theta;
    theOutcome.moved = way * moved;
    if (moved >= length - 0.01) return finish(theOutcome.done());
    if (progress.stalled(moved, here.stampNs)) return finish(theOutcome.blocked());
    const approach = Math.max(CREEP_TURN, Math.min(rate, 2 * (length - moved)));
    if (!keepGoing(0, way * approach)) return finish(theOutcome);
    pause(PERIOD_MS);
  }
}

/** Refreshes the velocity; false, with the outcome filled in, when the robot will not move so. */
function keepGoing(vx: f64, wz: f64): bool {
  const driven = motion.drive(vx, 0, wz);
  if (!driven.ok) {
    theOutcome.refused(driven.error);
    return false;
  }
  if (driven.limitedBy < Limit.Zone) return true;
  theOutcome.limited(driven.limitedBy);
  return false;
}

function finish(outcome: Outcome): Outcome {
  motion.stop();
  return outcome;
}

/** The turn from `from` to `to`, rad, in (-pi, pi]. */
function turn(to: f64, from: f64): f64 {
  let angle = to - from;
  while (angle > Math.PI) angle -= 2 * Math.PI;
  while (angle <= -Math.PI) angle += 2 * Math.PI;
  return angle;
}
