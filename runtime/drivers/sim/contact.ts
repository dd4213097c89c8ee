/** A round body among segments: it slides along what it touches and stops where it cannot slide. */

import type { SegmentGrid } from "./segment-grid.js";

/** Where the body ended up, and what stopped it. */
export interface Moved {
  readonly x: number;
  readonly y: number;
  /** True when something was in the way. */
  readonly touched: boolean;
}

const ROUNDS = 4;
/** How deep a rounding error may be, m. */
const SLACK = 1e-9;

/** Moves a circle from a free place by (dx, dy); the result is free, and not farther away than was asked. */
export function moveCircle(
  solids: SegmentGrid,
  radius: number,
  x: number,
  y: number,
  dx: number,
  dy: number,
): Moved {
  let nx = x + dx;
  let ny = y + dy;
  let touched = false;
  for (let round = 0; round < ROUNDS; round++) {
    const deepest = nearest(solids, nx, ny, radius - SLACK);
    if (deepest === undefined) {
      const way = Math.hypot(nx - x, ny - y);
      return way <= Math.hypot(dx, dy) + SLACK ? { x: nx, y: ny, touched } : { x, y, touched: true };
    }
    touched = true;
    if (deepest.distance < SLACK) break;
    const push = (radius - deepest.distance) / deepest.distance;
    nx += (nx - deepest.x) * push;
    ny += (ny - deepest.y) * push;
  }
  const clear = nearest(solids, nx, ny, radius - SLACK) === undefined;
  const way = Math.hypot(nx - x, ny - y);
  if (clear && way <= Math.hypot(dx, dy) + SLACK) return { x: nx, y: ny, touched: true };
  return { x, y, touched: true };
}

/** Directions (rad, in the plane of the world) of everything that touches the circle. */
export function touches(solids: SegmentGrid, x: number, y: number, reach: number): readonly number[] {
  const directions: number[] = [];
  solids.near(x, y, reach, (near) => {
    directions.push(Math.atan2(near.y - y, near.x - x));
  });
  return directions;
}

function nearest(
  solids: SegmentGrid,
  x: number,
  y: number,
  reach: number,
): { x: number; y: number; distance: number } | undefined {
  let best: { x: number; y: number; distance: number } | undefined;
  solids.near(x, y, reach, (near) => {
    if (best === undefined || near.distance < best.distance) best = near;
  });
  return best;
}
