// Keeps a wall on its right hand, by the range finder alone. It has no map: whatever it comes to first is the wall.

import { Limit, log, motion, RobotError, Scan, sensors, telemetry } from "@sandpaw/sdk";

/** From the middle of the robot to the wall, m. The body's radius is 0.17 m. */
const GAP: f64 = 0.35;
const SPEED: f64 = 0.2;
/** The turn rate is this much a radian of error, 1/s; a metre too near or too far counts as so many radians. */
const TURN: f64 = 2.5;
const PULL: f64 = 2.5;
/** Something ahead within this is the next wall, m. */
const AHEAD: f64 = 0.38;
/** After a hazard it backs away for so many ticks, then turns left for so many. */
const BACK: i32 = 10;
const LEFT: i32 = 20;

let found: bool = false;
let hazardTicks: i32 = 0;

export function tick(): void {
  const scan = sensors.scan();
  if (!scan.ok) return;
  if (hazardTicks > 0) {
    hazardTicks--;
    if (hazardTicks >= LEFT) motion.drive(-0.1, 0, 0);
    else motion.drive(0, 0, 1.0);
    return;
  }
  if (!found) find(scan);
  else follow(scan);
}

/** Straight on until there is something ahead. */
function find(scan: Scan): void {
  if (scan.closest(-0.5, 0.5) > AHEAD) {
    go(SPEED, 0);
    return;
  }
  found = true;
  log.info("here is a wall; keeping it on the right");
}

function follow(scan: Scan): void {
  if (scan.closest(-0.5, 0.6) < AHEAD) {
    go(0, 1.0);
    return;
  }
  // The nearest point at the right: the wall runs at a right angle to the way there.
  const nearest = nearestOf(scan, -2.6, 0);
  const range = scan.at(nearest);
  const along = nearest + Math.PI / 2;
  const pull = Math.max(-0.7, Math.min(0.7, PULL * (GAP - range)));
  telemetry.gauge("gap_metres", isFinite(range) ? range : 0);
  const turn = Math.max(-1.0, Math.min(1.0, TURN * (along + pull)));
  go(SPEED * (1 - 0.7 * Math.abs(turn)), turn);
}

/** The angle of the shortest range from angle `from` counter-clockwise to angle `to`, rad. */
function nearestOf(scan: Scan, from: f64, to: f64): f64 {
  let angle = -Math.PI / 2;
  let shortest: f64 = Infinity;
  for (let a = from; a <= to; a += scan.angleIncrement) {
    const range = scan.at(a);
    if (range >= shortest) continue;
    shortest = range;
    angle = a;
  }
  return angle;
}

function go(speed: f64, turn: f64): void {
  const driven = motion.drive(speed, 0, turn);
  const hazard = driven.ok ? driven.limitedBy == Limit.Hazard : driven.error == RobotError.Hazard;
  if (!hazard) return;
  // A bumper, or the edge of stairs, which a range finder does not see.
  log.warn("a hazard: backing away");
  hazardTicks = BACK + LEFT;
}
