/**
 * Zones of motion: they narrow by holding all at once. Two lists of zones become one, without doubles and in an
 * order that does not depend on who came first.
 */

import type { Zone, ZonePolygon } from "../protocol/index.js";

/** Smallest area of a polygon, m². */
const SMALLEST_M2 = 0.01;

/** What holds when both hold; undefined when neither says anything. */
export function mergeZones(
  a: readonly Zone[] | undefined,
  b: readonly Zone[] | undefined,
): readonly Zone[] | undefined {
  if (!a && !b) return undefined;
  const byText = new Map([...(a ?? []), ...(b ?? [])].map((zone) => [JSON.stringify(plain(zone)), zone]));
  const merged = [...byText].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, zone]) => zone);
  return Object.freeze(merged);
}

/** Corners of all zones of one hop: the safety loop looks at each of them many times in a cycle. */
export const MOST_CORNERS = 256;
/** Corners of a grant: those of request, key, node, pod and robot. */
export const MOST_GRANTED_CORNERS: number = 5 * MOST_CORNERS;

/** What is wrong with zones that have the right form; undefined when nothing is. */
export function zoneProblem(
  zones: readonly Zone[] | undefined,
  where: string,
  mostCorners: number = MOST_CORNERS,
): string | undefined {
  const corners = (zones ?? []).flatMap(({ allow, forbid }) => [...(allow ?? []), ...(forbid ?? [])].flat());
  if (corners.length > mostCorners)
    return `${where} has ${corners.length} corners, at most ${mostCorners} are taken`;
  for (const [index, zone] of (zones ?? []).entries()) {
    if (!zone.allow && !zone.forbid) return `${where}[${index}] says neither allow nor forbid`;
    for (const kind of ["allow", "forbid"] as const) {
      for (const [at, polygon] of (zone[kind] ?? []).entries()) {
        const problem = polygonProblem(polygon);
        if (problem) return `${where}[${index}].${kind}[${at}] ${problem}`;
      }
    }
  }
  return undefined;
}

/** What is wrong with a polygon; undefined when nothing is. */
export function polygonProblem(polygon: ZonePolygon): string | undefined {
  if (polygon.length < 3) return "has fewer than 3 corners";
  if (!polygon.flat().every((value) => Number.isFinite(value))) return "has a corner that is no place";
  if (isCrossed(polygon)) return "crosses or touches itself";
  return Math.abs(area(polygon)) < SMALLEST_M2 ? `is empty: less than ${SMALLEST_M2} m²` : undefined;
}

function plain({ allow, forbid }: Zone): object {
  return { ...(allow ? { allow } : {}), ...(forbid ? { forbid } : {}) };
}

function area(polygon: ZonePolygon): number {
  return sides(polygon).reduce((sum, [[ax, ay], [bx, by]]) => sum + ax * by - bx * ay, 0) / 2;
}

type Corner = ZonePolygon[number];
type Side = readonly [Corner, Corner];

function sides(polygon: ZonePolygon): readonly Side[] {
  return polygon.map((corner, index): Side => [corner, polygon[(index + 1) % polygon.length] ?? corner]);
}

/** Twice the signed area of a triangle: positive when `c` lies left of the way from `a` to `b`. */
function turn([ax, ay]: Corner, [bx, by]: Corner, [cx, cy]: Corner): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

function isBetween([ax, ay]: Corner, [bx, by]: Corner, [x, y]: Corner): boolean {
  return Math.min(ax, bx) <= x && x <= Math.max(ax, bx) && Math.min(ay, by) <= y && y <= Math.max(ay, by);
}

function meet([a, b]: Side, [c, d]: Side): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (abc * abd < 0 && cda * cdb < 0) return true;
  return (
    (abc === 0 && isBetween(a, b, c)) ||
    (abd === 0 && isBetween(a, b, d)) ||
    (cda === 0 && isBetween(c, d, a)) ||
    (cdb === 0 && isBetween(c, d, b))
  );
}

/** Whether two sides meet that are not neighbours, or neighbours fold back on each other. */
function isCrossed(polygon: ZonePolygon): boolean {
  const all = sides(polygon);
  return all.some((side, index) =>
    all.some((other, at) => {
      if (at <= index) return false;
      const isNext = at === index + 1 || (index === 0 && at === all.length - 1);
      return isNext
        ? folds(side, other, index === 0 && at === all.length - 1 && at !== 1)
        : meet(side, other);
    }),
  );
}

/** Neighbours share a corner; they must not share more. */
function folds(side: Side, other: Side, isWrapped: boolean): boolean {
  const [before, corner, after] = isWrapped ? [other[0], other[1], side[1]] : [side[0], side[1], other[1]];
  if (turn(before, corner, after) !== 0) return samePlace(before, corner) || samePlace(corner, after);
  const forward =
    (corner[0] - before[0]) * (after[0] - corner[0]) + (corner[1] - before[1]) * (after[1] - corner[1]);
  return forward <= 0;
}

function samePlace(a: Corner, b: Corner): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
