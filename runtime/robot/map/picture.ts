/** The map for people: the known part, at most 512 pixels a side, compressed. */

import { deflateRawSync } from "node:zlib";

import { percentOf, RESOLUTION, ORIGIN, UNKNOWN_PERCENT, type OccupancyGrid } from "./grid.js";
import type { MapPicture } from "./requests.js";

const MOST_PIXELS = 512;

/** Undefined when nothing is known. Of the cells of one pixel the likeliest shows. */
export function drawMap(grid: OccupancyGrid, stampNs: bigint): MapPicture | undefined {
  const { known } = grid;
  if (!known) return undefined;
  const factor = Math.max(1, Math.ceil(Math.max(known.columns, known.rows) / MOST_PIXELS));
  const width = Math.ceil(known.columns / factor);
  const height = Math.ceil(known.rows / factor);
  const pixels = new Uint8Array(width * height).fill(UNKNOWN_PERCENT);
  grid.copy(known).forEach((odds, i) => {
    const percent = percentOf(odds);
    if (percent === UNKNOWN_PERCENT) return;
    const row = Math.floor(i / known.columns);
    const at = Math.floor(row / factor) * width + Math.floor((i - row * known.columns) / factor);
    const before = pixels[at] ?? UNKNOWN_PERCENT;
    if (before === UNKNOWN_PERCENT || percent > before) pixels[at] = percent;
  });
  return {
    stampNs,
    originX: ORIGIN + known.column * RESOLUTION,
    originY: ORIGIN + known.row * RESOLUTION,
    resolution: RESOLUTION * factor,
    width,
    height,
    deflated: new Uint8Array(deflateRawSync(pixels, { level: 6 })),
  };
}
