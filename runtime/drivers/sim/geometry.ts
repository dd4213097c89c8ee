/** Plane geometry of worlds: points in m, angles in rad, counter-clockwise. */

export type Point = readonly [x: number, y: number];
/** Corner points in order; the first is not repeated. */
export type Polygon = readonly Point[];

/** Brings an angle into (-pi, pi]. */
export function wrapAngle(angle: number): number {
  const turns = Math.ceil((angle - Math.PI) / (2 * Math.PI));
  return angle - turns * 2 * Math.PI;
}

/** Whether a point lies inside a polygon (even-odd rule; the edge itself may fall on either side). */
export function inPolygon(x: number, y: number, polygon: Polygon): boolean {
  let inside = false;
  let last = polygon[polygon.length - 1];
  for (const corner of polygon) {
    if (last !== undefined && corner[1] > y !== last[1] > y) {
      const cross = corner[0] + ((y - corner[1]) * (last[0] - corner[0])) / (last[1] - corner[1]);
      if (x < cross) inside = !inside;
    }
    last = corner;
  }
  return inside;
}

/** A rectangle of `size` around `at`, turned by `turn`. */
export function rectangle(at: Point, size: Point, turn: number): Polygon {
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const corners: readonly Point[] = [
    [-0.5, -0.5],
    [0.5, -0.5],
    [0.5, 0.5],
    [-0.5, 0.5],
  ];
  return corners.map(([u, v]): Point => {
    const x = u * size[0];
    const y = v * size[1];
    return [at[0] + x * cos - y * sin, at[1] + x * sin + y * cos];
  });
}

/** Distance from a point to the segment a–b, m. */
export function distanceToSegment(x: number, y: number, a: Point, b: Point): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : ((x - a[0]) * dx + (y - a[1]) * dy) / length2;
  const at = t < 0 ? 0 : t > 1 ? 1 : t;
  return Math.hypot(x - a[0] - at * dx, y - a[1] - at * dy);
}
