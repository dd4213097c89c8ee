/** What the rules remember of what was sensed, from reading to reading. Pure. */

import type { BatteryState, HazardsState, RobotState, Velocity } from "../../protocol/index.js";
import type { BodyFacts } from "./body-facts.js";
import { NO_EDGE, trackEdge, type Edge } from "./edge.js";
import { placeScan, type Obstacles } from "./obstacles.js";
import { NO_TRACK, trackPose, type PoseTrack } from "./place.js";
import { layTrail, NO_TRAIL, type Trail } from "./trail.js";

export interface Senses {
  readonly robot: RobotState;
  /** The newest of each; a sensor that has gone is no better than one that tells old things. */
  readonly hazards: HazardsState | undefined;
  readonly battery: BatteryState | undefined;
  readonly poses: PoseTrack;
  readonly trail: Trail;
  readonly edge: Edge;
  /** The newest scan; kept when the range finder has gone, because one that is gone is no better than an old one. */
  readonly obstacles: Obstacles | undefined;
}

export const NO_SENSES: Senses = {
  robot: {},
  hazards: undefined,
  battery: undefined,
  poses: NO_TRACK,
  trail: NO_TRAIL,
  edge: NO_EDGE,
  obstacles: undefined,
};

/** Takes a new reading of everything; `commanded` is what the device has been told. */
export function sense(before: Senses, robot: RobotState, body: BodyFacts, commanded: Velocity): Senses {
  return {
    robot,
    hazards: robot.hazards ?? before.hazards,
    battery: robot.battery ?? before.battery,
    poses: trackPose(before.poses, robot, body),
    trail: layTrail(before.trail, robot, commanded),
    edge: trackEdge(before.edge, robot, commanded),
    obstacles: placeScan(before.obstacles, robot),
  };
}
