/** A planar range finder: one ray a degree, five turns a second, all rays of a turn from one place. */

import type { Pose2d } from "../../protocol/index.js";
import { LIDAR } from "./body.js";
import type { Random } from "./random.js";
import type { SegmentGrid } from "./segment-grid.js";

export const ANGLE_MIN: number = -Math.PI;
export const ANGLE_INCREMENT: number = (2 * Math.PI) / LIDAR.rays;

/** Ranges, m, counter-clockwise from behind; no return is +Infinity. */
export function scanFrom(solids: SegmentGrid, pose: Pose2d, random: Random): Float32Array {
  const ranges = new Float32Array(LIDAR.rays);
  for (let ray = 0; ray < LIDAR.rays; ray++) {
    const angle = pose.theta + ANGLE_MIN + ray * ANGLE_INCREMENT;
    const range = solids.cast(pose.x, pose.y, Math.cos(angle), Math.sin(angle), LIDAR.rangeMax);
    // Drawn for every ray, seen or not: what stands around must not shift the noise of later rays.
    const noise = random.normal() * LIDAR.deviation;
    ranges[ray] = Number.isFinite(range) ? Math.max(LIDAR.rangeMin, range + noise) : Number.POSITIVE_INFINITY;
  }
  return ranges;
}
