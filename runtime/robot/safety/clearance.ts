/** How far a place is from where the robot must not be. Plane geometry, m. */

import type { Zone, ZonePolygon } from "../../protocol/index.js";

/** Distance to the border of a polygon: positive inside. */
function depth(x: number, y: number, polygon: ZonePolygon): number {
  let nearest = Infinity;
  let inside = false;
  let last = polygon[polygon.length - 1];
  for (const corner of polygon) {
    if (!last) break;
    const [ax, ay] = last;
    const [bx, by] = corner;
    const [dx, dy] = [bx - ax, by - ay];
    const length2 = dx * dx + dy * dy;
    const part = length2 === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / length2;
    const at = part < 0 ? 0 : part > 1 ? 1 : part;
    nearest = Math.min(nearest, Math.hypot(x - ax - at * dx, y - ay - at * dy));
    if (by > y !== ay > y && x < bx + ((y - by) * (ax - bx)) / (ay - by)) inside = !inside;
    last = corner;
  }
  return inside ? nearest : -nearest;
}

/**
 * The largest circle around a place that all zones allow; negative outside. Of several allowed polygons the
 * circle must lie within one: where two meet they have to overlap.
 */
export function clearance(zones: readonly Zone[], x: number, y: number): number {
  let free = Infinity;
  for (const { allow, forbid } of zones) {
    if (allow) {
      let best = -Infinity;
      for (const polygon of allow) best = Math.max(best, depth(x, y, polygon));
      free = Math.min(free, best);
    }
    for (const polygon of forbid ?? []) free = Math.min(free, -depth(x, y, polygon));
  }
  return free;
}
