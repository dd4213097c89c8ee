/** Whether a point lies in a polygon, by the crossings of a ray; written apart from the code that it judges. */

/** Corners in order; the first one is not repeated. */
export function isInPolygon(polygon: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let inside = false;
  let last = polygon.at(-1);
  for (const corner of polygon) {
    if (last && corner[1] > y !== last[1] > y) {
      const cross = corner[0] + ((y - corner[1]) * (last[0] - corner[0])) / (last[1] - corner[1]);
      if (x < cross) inside = !inside;
    }
    last = corner;
  }
  return inside;
}
