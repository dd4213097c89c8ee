/** Follows a way: looks a little ahead on it and steers there (pure pursuit). What stands near is the safety core's. Pure. */

import type { MotionEnvelope, Pose2d } from "../../protocol/index.js";
import type { Place } from "../map/route.js";
import { within, wrap } from "./maneuver.js";

/** How far ahead on the way the robot steers, m. */
const AHEAD = 0.3;
/** A larger angle is turned on the spot first, rad; and once turning, until it is smaller than the second. */
const TURN_FIRST = 0.7;
const TURNED = 0.15;
/** Slowest approach, m/s; below it wheels may not turn. */
const CREEP = 0.04;
/** Slowest turn on the spot, rad/s. */
const CREEP_TURN = 0.15;
/** Fastest turn: a range finder that turns five times a second must still make a picture, rad/s. */
const MOST_TURN = 1.2;

/** Where the robot is on its way. */
export interface Tracking {
  /** The place of the way that is nearest, by its number; never goes back. */
  readonly nearest: number;
  readonly isTurning: boolean;
}

export interface Following {
  readonly vx: number;
  readonly wz: number;
  readonly tracking: Tracking;
  /** Along the way to its end, m. */
  readonly remaining: number;
}

export interface FollowQuery {
  readonly pose: Pose2d;
  readonly way: readonly Place[];
  readonly tracking: Tracking;
  readonly envelope: MotionEnvelope;
}

export const BEGIN: Tracking = { nearest: 0, isTurning: true };

/** The velocity that follows the way. */
export function follow({ pose, way, tracking, envelope }: FollowQuery): Following {
  const nearest = nearestOn(way, pose, tracking.nearest);
  const target = placeAhead(way, nearest);
  const last = way.at(-1) ?? pose;
  const remaining = Math.max(lengthFrom(way, nearest), Math.hypot(last.x - pose.x, last.y - pose.y));
  const distance = Math.hypot(target.x - pose.x, target.y - pose.y);
  const angle = distance < 1e-6 ? 0 : wrap(Math.atan2(target.y - pose.y, target.x - pose.x) - pose.theta);
  const mostTurn = Math.min(MOST_TURN, envelope.maxTurn);
  const isTurning = Math.abs(angle) > (tracking.isTurning ? TURNED : TURN_FIRST);
  if (isTurning) {
    const wz = within(2.5 * angle, CREEP_TURN, mostTurn);
    return { vx: 0, wz, tracking: { nearest, isTurning }, remaining };
  }
  const stoppable = Math.sqrt(envelope.maxAcceleration * Math.max(0, remaining));
  const speed = Math.min(envelope.maxSpeed * (1 - Math.abs(angle)), stoppable);
  const vx = Math.max(Math.min(CREEP, envelope.maxSpeed), speed);
  // The arc through the target; never so tight that the turn is cut, because then the curve would be another.
  const wz = within((vx * 2 * Math.sin(angle)) / Math.max(distance, 0.1), 0, mostTurn);
  return { vx, wz, tracking: { nearest, isTurning }, remaining };
}

function nearestOn(way: readonly Place[], { x, y }: Pose2d, from: number): number {
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  // Not the whole way: where it comes by itself again, the robot must not take a short cut.
  for (let i = from; i < Math.min(way.length, from + 40); i += 1) {
    const place = way[i];
    const distance = place ? Math.hypot(place.x - x, place.y - y) : Number.POSITIVE_INFINITY;
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}

function placeAhead(way: readonly Place[], from: number): Place {
  let left = AHEAD;
  let here = way[from] ?? { x: 0, y: 0 };
  for (const place of way.slice(from + 1)) {
    left -= Math.hypot(place.x - here.x, place.y - here.y);
    here = place;
    if (left <= 0) break;
  }
  return here;
}

function lengthFrom(way: readonly Place[], from: number): number {
  let sum = 0;
  for (let i = from + 1; i < way.length; i += 1) {
    const [a, b] = [way[i - 1], way[i]];
    if (a && b) sum += Math.hypot(b.x - a.x, b.y - a.y);
  }
  return sum;
}
