/** The live view where nobody looks at a terminal: one line a second. */

import { harmless } from "../text.js";
import { type LiveState, poseOf, velocityOf } from "./live-state.js";

/** One line of text without colours. */
export function tickerLine(state: LiveState): string {
  const { status, trail, seconds } = state;
  const pose = poseOf(status);
  const velocity = velocityOf(status);
  const parts = [
    `t=${seconds.toFixed(1)}s`,
    pose === null
      ? "pose=unknown"
      : `pose=${pose.x.toFixed(2)},${pose.y.toFixed(2)},${pose.theta.toFixed(2)}`,
    `speed=${velocity?.vx.toFixed(2) ?? "unknown"}`,
    `turn=${velocity?.wz.toFixed(2) ?? "unknown"}`,
    `battery=${status.battery === null ? "unknown" : status.battery.fraction.toFixed(3)}`,
    `lease=${status.lease === null ? "free" : harmless(status.lease.name)}`,
    `limit=${status.limitedBy}`,
    `swept=${trail.area.toFixed(2)}m2`,
    ...(status.estop.latched ? ["estop=latched"] : []),
    ...(status.link ? [] : ["link=down"]),
  ];
  return parts.join(" ");
}
