/**
 * The ground just driven, in `odom`. A robot that senses no cliff behind it reverses only there: what its wheels have
 * just rolled over is floor.
 */

import type { Pose2d, RobotState, Velocity } from "../../protocol/index.js";
import { speedFor, speedOf, stopWay, type BodyFacts } from "./body-facts.js";
import { along, angleBetween } from "./path.js";
import { scaled } from "./twist.js";

/** Poses that lie behind each other, the newest last. */
export interface Trail {
  readonly points: readonly Pose2d[];
  /** The last reading of the odometry. */
  readonly last: { readonly pose: Pose2d; readonly stampNs: bigint } | undefined;
  /** How far the wheels were told to go back without being seen to, m. */
  readonly unseen: number;
}

export const NO_TRAIL: Trail = { points: [], last: undefined, unseen: 0 };

/** So far the robot may go back, m. */
export const MOST_REVERSE = 0.15;
/** From one pose to the next, m. */
const SPACING = 0.005;
/** How exactly the way back must be the way there, m and rad. */
const BESIDE = 0.02;
const TURNED = 0.15;
/** Odometry that moves farther than this between two readings has jumped, m. */
const JUMP = 0.1;
const LEAST_SPEED = 0.01;
/** Whoever is told to go back this far and is not seen to has an odometry that does not count, m. */
const MOST_UNSEEN = 0.05;

/**
 * Takes a new reading of the odometry; `commanded` is what the device was told. While something is touched, wheels turn
 * without getting anywhere.
 */
export function layTrail(trail: Trail, robot: RobotState, commanded: Velocity): Trail {
  const { odometry, hazards } = robot;
  if (!odometry) return NO_TRAIL;
  const { pose, stampNs } = odometry;
  if (trail.last?.stampNs === stampNs) return trail;
  const unseen = unseenWay(trail, odometry, commanded);
  const touches = (hazards?.present ?? []).some(({ kind }) => kind === "bump");
  const points = unseen > MOST_UNSEEN ? [pose] : pointsWith(trail.points, pose, touches);
  return { points, last: { pose, stampNs }, unseen };
}

/** What was driven ahead counts anew; what is seen late is taken off again. */
function unseenWay(
  { last, unseen }: Trail,
  { pose, stampNs }: { readonly pose: Pose2d; readonly stampNs: bigint },
  commanded: Velocity,
): number {
  if (!last) return 0;
  const ahead = aheadOf(last.pose, pose);
  if (ahead > 0) return commanded.vx < 0 ? unseen : 0;
  const told = (Math.max(0, -commanded.vx) * Number(stampNs - last.stampNs)) / 1e9;
  return Math.max(0, unseen + told + ahead);
}

function pointsWith(points: readonly Pose2d[], pose: Pose2d, touches: boolean): readonly Pose2d[] {
  const newest = points.at(-1);
  if (!newest || wayBetween(newest, pose) > JUMP) return [pose];
  const ahead = (pose.x - newest.x) * Math.cos(pose.theta) + (pose.y - newest.y) * Math.sin(pose.theta);
  if (ahead >= SPACING) return touches ? points : trimmed([...points, pose]);
  if (ahead >= 0) return points;
  // Gone back: what lies ahead now is not behind any more. The oldest stays, as the end of the way back.
  const left = [...points];
  while (left.length > 1) {
    const last = left.at(-1);
    if (!last || aheadOf(pose, last) <= 0) break;
    left.pop();
  }
  return left;
}

/** What is left of a velocity that leads backwards; undefined when nothing is. The same one when all is. */
export function guardReverse(
  velocity: Velocity,
  trail: Trail,
  from: Pose2d,
  body: BodyFacts,
): Velocity | undefined {
  const speed = speedOf(velocity);
  const way = stopWay(speed, body);
  let known = 0;
  for (let at = SPACING; known < way; at += SPACING) {
    const next = Math.min(at, way);
    if (!isOn(trail, along(from, velocity, next))) break;
    known = next;
  }
  if (known >= way) return velocity;
  const most = speedFor(known, body);
  return most < LEAST_SPEED ? undefined : scaled(velocity, most / speed);
}

/** Whether the body has just stood like this; before the first pose of the trail nothing is known. */
function isOn({ points }: Trail, pose: Pose2d): boolean {
  const [oldest] = points;
  if (!oldest || aheadOf(oldest, pose) < 0) return false;
  return points.some(
    (point) => wayBetween(point, pose) <= BESIDE && Math.abs(angleBetween(point.theta, pose.theta)) <= TURNED,
  );
}

/** How far `to` lies ahead of `from`, by the heading of `from`, m. */
function aheadOf(from: Pose2d, to: Pose2d): number {
  return (to.x - from.x) * Math.cos(from.theta) + (to.y - from.y) * Math.sin(from.theta);
}

function wayBetween(a: Pose2d, b: Pose2d): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function trimmed(points: readonly Pose2d[]): readonly Pose2d[] {
  let way = 0;
  for (let at = points.length - 1; at > 0; at -= 1) {
    const [later, earlier] = [points[at], points[at - 1]];
    if (!later || !earlier) break;
    way += wayBetween(later, earlier);
    if (way > MOST_REVERSE) return points.slice(at);
  }
  return points;
}
