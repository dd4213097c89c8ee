/** What the robot knows of its dock: charging contacts, and an infrared beacon that it sees ahead of it. */

import type { DockState, Pose2d } from "../../protocol/index.js";
import { BODY, DOCKING } from "./body.js";
import { wrapAngle } from "./geometry.js";
import type { World } from "./world.js";

/** Whether the robot is on its contacts, sees the beacon, or neither. */
export function dockStatus(world: World, pose: Pose2d): DockState["status"] {
  const { dock } = world;
  const dx = dock.x - pose.x;
  const dy = dock.y - pose.y;
  const distance = Math.hypot(dx, dy);
  if (distance <= DOCKING.distance && Math.abs(wrapAngle(dock.theta - pose.theta)) <= DOCKING.angle)
    return "docked";
  const bearing = Math.atan2(dy, dx);
  if (distance > DOCKING.sight || Math.abs(wrapAngle(bearing - pose.theta)) > DOCKING.sightAngle)
    return "not-visible";
  // Nothing may stand between the two; the wall that the dock leans on lies beyond it.
  const free = world.solids.cast(pose.x, pose.y, dx / distance, dy / distance, distance);
  return free > distance - BODY.radius / 2 ? "visible" : "not-visible";
}
