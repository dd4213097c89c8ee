/** Where the dock is: by the device's own word, else where the robot was when it was docked last. */

import type { Pose2d, RobotState } from "../protocol/index.js";

export interface DockPlace {
  /** Takes each new state of the robot. */
  see(state: RobotState): void;
  /** Where the robot stands in `map` when it is docked; undefined when nobody knows. */
  readonly place: Pose2d | undefined;
}

/** A pose belongs to a docking when they were measured within this, ns. */
const TOGETHER_NS = 100_000_000n;

/** Nothing known yet. */
export function createDockPlace(): DockPlace {
  let told: Pose2d | undefined;
  let learned: Pose2d | undefined;

  return {
    see({ dock, pose }) {
      told = dock?.place;
      if (dock?.status !== "docked" || !pose) return;
      const apart = dock.stampNs - pose.stampNs;
      if (apart <= TOGETHER_NS && apart >= -TOGETHER_NS) learned = pose.pose;
    },
    get place() {
      return told ?? learned;
    },
  };
}
