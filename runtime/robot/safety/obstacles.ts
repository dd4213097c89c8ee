/**
 * What the range finder saw, kept in `odom` and looked at along the way of a velocity: the robot drives only as fast
 * as it can stop before it, and touches it, if it must, at no more than 0.05 m/s.
 */

import type { Pose2d, RobotState, Velocity } from "../../protocol/index.js";
import { speedFor, speedOf, type BodyFacts } from "./body-facts.js";

/** The points of one scan, x and y in turn, m in `odom`. */
export interface Obstacles {
  readonly stampNs: bigint;
  readonly points: Float64Array;
}

/** A scan that is older counts as a wall on every side. */
export const SCAN_MAX_AGE_NS = 500_000_000n;
/** What is seen is touched no faster, m/s. */
export const TOUCH_SPEED = 0.05;
/** Noise of a range, and of the odometry since the scan, m. */
const BLUR = 0.02;
/** Farther along its way nothing matters to a body this slow, m. */
const HORIZON = 4;
const STRAIGHT = 1e-3;

/** The points of the newest scan; the same object while it is the newest. `odometry` is of the scan's time. */
export function placeScan(known: Obstacles | undefined, robot: RobotState): Obstacles | undefined {
  const { scan, odometry } = robot;
  if (!scan || !odometry || known?.stampNs === scan.stampNs) return known;
  const { x, y, theta } = odometry.pose;
  const points = new Float64Array(scan.ranges.length * 2);
  let used = 0;
  scan.ranges.forEach((range, ray) => {
    if (!Number.isFinite(range)) return;
    const angle = theta + scan.angleMin + ray * scan.angleIncrement;
    points[used] = x + range * Math.cos(angle);
    points[used + 1] = y + range * Math.sin(angle);
    used += 2;
  });
  return { stampNs: scan.stampNs, points: points.subarray(0, used) };
}

/** How fast the robot may go along this velocity's way, m/s; infinity when nothing is near it. */
export function speedTowards(
  velocity: Velocity,
  obstacles: Obstacles,
  from: Pose2d,
  body: BodyFacts,
): number {
  if (speedOf(velocity) === 0) return Infinity;
  const way = freeWay(velocity, obstacles, from, body.radius + BLUR);
  return way >= HORIZON ? Infinity : Math.max(TOUCH_SPEED, speedFor(way, body));
}

/** How far the body gets on its arc before it touches a point, m. */
function freeWay(velocity: Velocity, { points }: Obstacles, from: Pose2d, reach: number): number {
  // Turned so that the way begins along +x.
  const heading = from.theta + Math.atan2(velocity.vy, velocity.vx);
  const [cos, sin] = [Math.cos(heading), Math.sin(heading)];
  const bend = velocity.wz / speedOf(velocity);
  let free = HORIZON;
  for (let at = 0; at < points.length; at += 2) {
    const [dx, dy] = [(points[at] ?? 0) - from.x, (points[at + 1] ?? 0) - from.y];
    const distance2 = dx * dx + dy * dy;
    const most = free + reach;
    if (distance2 > most * most) continue;
    const [x, y] = [dx * cos + dy * sin, dy * cos - dx * sin];
    // Touched already: only what leads away from it is free.
    if (distance2 <= reach * reach) {
      if (x > 0) free = 0;
      continue;
    }
    const way = Math.abs(bend) < STRAIGHT ? straightWay(x, y, reach) : arcWay(x, y, reach, 1 / bend);
    if (way < free) free = way;
  }
  return free;
}

function straightWay(x: number, y: number, reach: number): number {
  if (x <= 0 || Math.abs(y) >= reach) return Infinity;
  return x - Math.sqrt(reach * reach - y * y);
}

/** On a circle of this radius around (0, radius); positive turns left. */
function arcWay(x: number, y: number, reach: number, radius: number): number {
  const size = Math.abs(radius);
  const side = radius < 0 ? -1 : 1;
  const [cx, cy] = [x, size - side * y];
  const distance = Math.hypot(cx, cy);
  if (Math.abs(distance - size) >= reach || distance === 0) return Infinity;
  const cosine = (size * size + distance * distance - reach * reach) / (2 * size * distance);
  const before = Math.acos(Math.min(1, Math.max(-1, cosine)));
  // Angle of the point around the centre of the circle, from where the body is now.
  const angle = Math.atan2(cx, cy);
  const turn = angle - before;
  return size * (turn < 0 ? turn + 2 * Math.PI : turn);
}
