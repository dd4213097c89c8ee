/**
 * How well the robot knows where it is. A pose that is absent, older than 300 ms, that has jumped within the last
 * second, or whose deviation is over 0.2 m is no pose to hold a zone by.
 */

import type { Pose2d, RobotState } from "../../protocol/index.js";
import type { BodyFacts } from "./body-facts.js";
import { angleBetween } from "./path.js";

/** What is remembered of poses. */
export interface PoseTrack {
  readonly last: { readonly stampNs: bigint; readonly pose: Pose2d } | undefined;
  /** When it last jumped. */
  readonly jumpedNs: bigint | undefined;
}

export const NO_TRACK: PoseTrack = { last: undefined, jumpedNs: undefined };

/** A place that can be used, with the largest error of the position that is stated, m. */
export interface Place {
  readonly pose: Pose2d;
  readonly error: number;
}

export const POSE_MAX_AGE_NS = 300_000_000n;
export const POSE_MAX_DEVIATION = 0.2;
/** A pose from the future would never grow old; clocks are no farther apart than this. */
const CLOCKS_APART_NS = 100_000_000n;
/** What is stated is a standard deviation; an error of more than three is not within its stated bound. */
const DEVIATIONS = 3;
/** For so long after a jump the pose is not believed. */
const JUMP_NS = 1_000_000_000n;
/** How far estimates wander by themselves from one to the next, m and rad. */
const WANDER = 0.08;
const WANDER_TURN = 0.3;
/** A body may be faster than its profile says by this factor. */
const HASTE = 1.5;

/** Takes a new reading; the same one twice changes nothing. */
export function trackPose(track: PoseTrack, robot: RobotState, body: BodyFacts): PoseTrack {
  const { pose: reading } = robot;
  if (!reading) return track;
  const { last } = track;
  const next = { stampNs: reading.stampNs, pose: reading.pose };
  if (!last) return { ...track, last: next };
  if (last.stampNs === next.stampNs) return track;
  const seconds = Math.abs(Number(next.stampNs - last.stampNs)) / 1e9;
  const moved = Math.hypot(next.pose.x - last.pose.x, next.pose.y - last.pose.y);
  const turned = Math.abs(angleBetween(next.pose.theta, last.pose.theta));
  const isJump =
    next.stampNs < last.stampNs ||
    moved > WANDER + HASTE * body.maxSpeed * seconds ||
    turned > WANDER_TURN + HASTE * body.maxTurn * seconds;
  return { last: next, jumpedNs: isJump ? next.stampNs : track.jumpedNs };
}

/** Where the robot is now, as far as a zone can rely on it; undefined when it cannot. */
export function placeOf(
  track: PoseTrack,
  robot: RobotState,
  nowNs: bigint,
  speed: number,
): Place | undefined {
  const { pose: reading } = robot;
  if (!reading) return undefined;
  const ageNs = nowNs - reading.stampNs;
  if (ageNs > POSE_MAX_AGE_NS || ageNs < -CLOCKS_APART_NS || !(reading.deviation <= POSE_MAX_DEVIATION))
    return undefined;
  if (track.jumpedNs !== undefined && nowNs - track.jumpedNs < JUMP_NS) return undefined;
  const { x, y, theta } = reading.pose;
  if (![x, y, theta].every((value) => Number.isFinite(value))) return undefined;
  const age = Math.max(0, Number(ageNs) / 1e9);
  return { pose: reading.pose, error: DEVIATIONS * reading.deviation + age * speed };
}
