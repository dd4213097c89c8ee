/** Lays one scan into the grid: free along each ray, occupied at its end. */

import type { Pose2d } from "../../protocol/index.js";
import { CellSet } from "./cell-set.js";
import { cellOf, isInside, SIDE, type OccupancyGrid } from "./grid.js";

/** A scan with the pose at which it was measured. */
export interface PlacedScan {
  readonly stampNs: bigint;
  /** In `map`. */
  readonly pose: Pose2d;
  readonly angleMin: number;
  readonly angleIncrement: number;
  readonly rangeMin: number;
  readonly rangeMax: number;
  readonly ranges: Float32Array;
}

/** Farther away the error of the heading smears what was seen over several cells, m. */
const TRUSTED_RANGE = 5;
/** How much of a ray without a return is believed to be free: black things give none either, m. */
const SILENT_RANGE = 2;

/** Adds a scan. Not finite poses and ranges are left out. `seen` is for use within. */
export function layScan(grid: OccupancyGrid, scan: PlacedScan, seen: CellSet = new CellSet()): void {
  const { x, y, theta } = scan.pose;
  const column = cellOf(x);
  const row = cellOf(y);
  if (!isInside(column, row)) return;
  const ends = new Set<number>();
  scan.ranges.forEach((range, i) => {
    if (!(range >= scan.rangeMin) || range > TRUSTED_RANGE) return;
    const angle = theta + scan.angleMin + i * scan.angleIncrement;
    const endColumn = cellOf(x + range * Math.cos(angle));
    const endRow = cellOf(y + range * Math.sin(angle));
    if (isInside(endColumn, endRow)) ends.add(endRow * SIDE + endColumn);
  });
  // Where this very scan saw something, no ray of it that grazes by takes that back.
  seen.clear();
  scan.ranges.forEach((range, i) => {
    const length = range > scan.rangeMax ? SILENT_RANGE : Math.min(range, TRUSTED_RANGE);
    const angle = theta + scan.angleMin + i * scan.angleIncrement;
    if (!(length >= scan.rangeMin) || !Number.isFinite(angle)) return;
    const endColumn = cellOf(x + length * Math.cos(angle));
    const endRow = cellOf(y + length * Math.sin(angle));
    walk(column, row, endColumn, endRow, (c, r) => {
      const at = r * SIDE + c;
      if (isInside(c, r) && !ends.has(at) && seen.add(at)) grid.miss(c, r);
    });
  });
  for (const at of ends) grid.hit(at % SIDE, Math.floor(at / SIDE));
}

/** The cells from one to another, both included (Bresenham). */
function walk(c0: number, r0: number, c1: number, r1: number, visit: (c: number, r: number) => void): void {
  const dc = Math.abs(c1 - c0);
  const dr = -Math.abs(r1 - r0);
  const stepC = c0 < c1 ? 1 : -1;
  const stepR = r0 < r1 ? 1 : -1;
  let [c, r, error] = [c0, r0, dc + dr];
  while (true) {
    visit(c, r);
    if (c === c1 && r === r1) return;
    const twice = 2 * error;
    if (twice >= dr) {
      error += dr;
      c += stepC;
    }
    if (twice <= dc) {
      error += dc;
      r += stepR;
    }
  }
}
