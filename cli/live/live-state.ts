/** What the live view knows at one moment. */

import type {
  FloorPlan,
  Pose2d,
  RobotEvent,
  RobotProfile,
  RobotStatus,
  Velocity,
} from "@sandpaw/runtime/protocol";
import type { Trail } from "./trail.js";

/** Lines of events that are kept. */
export const MAX_EVENTS = 50;

/** One line of what happened. */
export interface Happening {
  /** Since the view began, s. */
  readonly at: number;
  readonly text: string;
  readonly tone: "plain" | "good" | "bad";
}

/** All of it. */
export interface LiveState {
  readonly robot: string;
  readonly profile: RobotProfile;
  /** Name of the behaviour that is shown. */
  readonly behaviour: string;
  /** Address of the page; empty where there is none. */
  readonly page: string;
  readonly plan: FloorPlan | null;
  readonly trail: Trail;
  readonly events: readonly Happening[];
  readonly status: RobotStatus;
  /** Since the view began, s. */
  readonly seconds: number;
}

/** Where the robot is in the frame of the map: its estimate, or its odometry where it has none. */
export function poseOf(status: RobotStatus): Pose2d | null {
  return status.pose?.pose ?? status.odometry?.pose ?? null;
}

/** How the robot moves as it says itself; null while nothing is heard of it: what it said last is not the present. */
export function velocityOf(status: RobotStatus): Velocity | null {
  return status.link ? (status.odometry?.velocity ?? null) : null;
}

/** The session that the view is about, while it is open. */
export function sessionOf({ status, behaviour }: LiveState): RobotStatus["sessions"][number] | undefined {
  return status.sessions.find((one) => one.identity.name === behaviour) ?? status.sessions[0];
}

/** Robot events whose code tells of something bad. */
export function toneOf(event: RobotEvent): Happening["tone"] {
  if (/estop|lost|refused|denied|hazard|cliff|bump|hang|trap/.test(event.code)) return "bad";
  return /opened|attached|taken|cleared|up$/.test(event.code) ? "good" : "plain";
}
