/** A zone of a robot's motion, in words. */

import type { Zone } from "@sandpaw/runtime/protocol";

/** Such as `within 1 polygon, out of 2 polygons`. */
export function zoneWords({ allow, forbid }: Zone): string {
  return [...count("within", allow), ...count("out of", forbid)].join(", ");
}

function count(what: string, polygons: readonly unknown[] | undefined): readonly string[] {
  return polygons ? [`${what} ${polygons.length} polygon${polygons.length === 1 ? "" : "s"}`] : [];
}
