/** Which rooms of a world a way leads through. */

import type { World } from "@sandpaw/runtime/drivers";

/** The names of the rooms in which at least one of the points lies; m, in `map`. */
export function roomsOn(
  world: World,
  way: readonly (readonly [x: number, y: number])[],
): ReadonlySet<string> {
  const within = world.rooms.filter(({ polygon }) => way.some(([x, y]) => isInside(x, y, polygon)));
  return new Set(within.map(({ name }) => name));
}

/** Counts how often a ray to the right leaves or enters: odd means inside. */
function isInside(x: number, y: number, polygon: readonly (readonly [number, number])[]): boolean {
  let odd = false;
  for (const [i, [ax, ay]] of polygon.entries()) {
    const [bx, by] = polygon.at(i - 1) ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
  }
  return odd;
}
