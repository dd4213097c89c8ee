// Drives a square to its right and ends. Exit codes: 0 all went well, 1 something was in the way, 2 the robot was not where
// it began.

import { log, motion, Outcome, sensors } from "@sandpaw/sdk";

/** Side of the square, m. */
const SIDE: f64 = 0.5;
/** It may end this far from where it began, m. */
const TOLERANCE: f64 = 0.1;

export function main(): i32 {
  const start = sensors.odometry().clone();
  for (let side = 1; side <= 4; side++) {
    if (!went(`side ${side}`, motion.driveBy(SIDE))) return 1;
    if (!went(`corner ${side}`, motion.turnBy(-Math.PI / 2))) return 1;
  }
  const end = sensors.odometry();
  const off = Math.hypot(end.x - start.x, end.y - start.y);
  log.info(`square: back, ${log.fixed(off, 3)} m from the start`);
  return off <= TOLERANCE ? 0 : 2;
}

function went(what: string, outcome: Outcome): bool {
  if (outcome.ok) {
    log.info(`square: ${what} done`);
    return true;
  }
  log.error(`square: ${what} ended after ${log.fixed(outcome.moved)}: ${outcome}`);
  return false;
}
