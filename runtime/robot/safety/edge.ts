/**
 * An edge that a cliff sensor has seen. Its corner may lie beside the sensors, between them and a wheel: turning on
 * the spot can then carry the wheel over it, either way round. So the only turn that stays open is the one that takes
 * back the turn that found the edge; whoever drove there goes back the way they came. Near it, turns are slow.
 */

import type { Pose2d, RobotState, Velocity } from "../../protocol/index.js";

export interface Edge {
  /** A cliff is seen at present. */
  readonly isSeen: boolean;
  /** The turn that stays open: 1 counter-clockwise, -1 clockwise, 0 none. */
  readonly undo: -1 | 0 | 1;
  /** Where the last one was seen, in `odom`. */
  readonly at: Pose2d | undefined;
  /** The last velocity that the device was told, other than zero. */
  readonly moved: Velocity | undefined;
}

export const NO_EDGE: Edge = { isSeen: false, undo: 0, at: undefined, moved: undefined };

/** As near as this to an edge turns are slow, m. */
const NEAR = 0.3;
/** A body that turns no faster stands before a wheel is where a cliff sensor was, rad/s. */
export const EDGE_TURN = 1;
/** Slower than this the robot turns on the spot, m/s. */
const ON_THE_SPOT = 0.02;

/** Takes a new reading; `commanded` is what the device has been told. */
export function trackEdge(before: Edge, robot: RobotState, commanded: Velocity): Edge {
  const moved = commanded.vx !== 0 || commanded.vy !== 0 || commanded.wz !== 0 ? commanded : before.moved;
  const isSeen = (robot.hazards?.present ?? []).some(({ kind }) => kind === "cliff");
  if (!isSeen) return { ...before, isSeen, undo: 0, moved };
  const at = robot.odometry?.pose ?? before.at;
  if (before.isSeen) return { ...before, at, moved };
  return { isSeen, undo: turnBack(moved), at, moved };
}

function turnBack(moved: Velocity | undefined): -1 | 0 | 1 {
  if (!moved || Math.hypot(moved.vx, moved.vy) > ON_THE_SPOT) return 0;
  return moved.wz > 0 ? -1 : moved.wz < 0 ? 1 : 0;
}

/** How fast the robot may turn here, rad/s. */
export function turnNear({ at }: Edge, robot: RobotState): number {
  const here = robot.odometry?.pose;
  if (!at || !here) return Infinity;
  return Math.hypot(at.x - here.x, at.y - here.y) <= NEAR ? EDGE_TURN : Infinity;
}
