/** What the map is made of: scans with the pose at which they were measured, and the hazards that were met. */

import type { HazardSource, HazardState, Pose2d, RobotState } from "../protocol/index.js";
import type { Mark } from "./map/marks.js";
import type { MapThread } from "./map/map-thread.js";

/** A pose belongs to a scan when they were measured within this, ns. */
const TOGETHER_NS = 50_000_000n;
/** A scan taken while the robot turns faster is smeared, rad/s. */
const MOST_TURN = 1.2;
/** A pose that is less certain is no place to draw from, m. */
const MOST_DEVIATION = 0.1;

/** Where on the body a source sits, rad counter-clockwise from forward. */
const DIRECTION: Readonly<Record<HazardSource, number>> = {
  front: 0,
  "front-left": 0.5,
  left: 1.3,
  "rear-left": 2.4,
  rear: Math.PI,
  "rear-right": -2.4,
  right: -1.3,
  "front-right": -0.5,
};

export interface MapFeedParts {
  readonly map: Pick<MapThread, "tell">;
  readonly now: () => bigint;
  /** Of the body, m. */
  readonly radius: number;
  /** A scan was left out because the map's thread is behind. */
  readonly onLeftOut: () => void;
}

/** Takes each new state of the robot. */
export function createMapFeed({ map, now, radius, onLeftOut }: MapFeedParts): (state: RobotState) => void {
  let lastScanNs: bigint | undefined;
  let before: readonly HazardState[] = [];

  function feedScan({ scan, pose, odometry }: RobotState): void {
    if (!scan || scan.stampNs === lastScanNs) return;
    lastScanNs = scan.stampNs;
    if (!pose || pose.deviation > MOST_DEVIATION) return;
    const apart = scan.stampNs - pose.stampNs;
    if (apart > TOGETHER_NS || apart < -TOGETHER_NS) return;
    if (Math.abs(odometry?.velocity.wz ?? 0) > MOST_TURN) return;
    if (!map.tell("scan", { ...scan, pose: pose.pose })) onLeftOut();
  }

  function feedHazards({ hazards, pose }: RobotState): void {
    const present = hazards?.present ?? [];
    const fresh = present.filter(
      ({ kind, source }) => !before.some((one) => one.kind === kind && one.source === source),
    );
    before = present;
    if (!pose) return;
    for (const hazard of fresh) {
      const mark = markOf(hazard, pose.pose, radius);
      if (mark) map.tell("mark", { mark, nowNs: now() });
    }
  }

  return (state) => {
    feedScan(state);
    feedHazards(state);
  };
}

/** Where the thing is that a hazard tells of; undefined for one that tells of none. */
function markOf({ kind, source }: HazardState, pose: Pose2d, radius: number): Mark | undefined {
  if (kind !== "bump" && kind !== "cliff") return undefined;
  const angle = pose.theta + DIRECTION[source];
  const away = radius + (kind === "bump" ? 0.02 : 0.05);
  return { kind, x: pose.x + away * Math.cos(angle), y: pose.y + away * Math.sin(angle) };
}
