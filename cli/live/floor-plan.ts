/** The floor plan as it comes from the robot server, checked for its shape. */

import type { FloorPlan } from "@sandpaw/runtime/protocol";

type Fields = Readonly<Record<string, unknown>>;

const KINDS: readonly string[] = ["wall", "furniture", "cliff", "carpet", "dock", "room"];

/** The plan, or null where there is none that can be drawn. */
export function asFloorPlan(value: unknown): FloorPlan | null {
  return isPlan(value) ? value : null;
}

function isPlan(value: unknown): value is FloorPlan {
  if (!isFields(value) || !isFields(value["bounds"]) || !Array.isArray(value["shapes"])) return false;
  const { minX, minY, maxX, maxY } = value["bounds"] as { [key: string]: unknown };
  return [minX, minY, maxX, maxY].every(isFinite) && value["shapes"].every(isShape);
}

function isShape(value: unknown): boolean {
  if (!isFields(value) || !KINDS.includes(String(value["kind"])) || !Array.isArray(value["points"]))
    return false;
  return value["points"].every(
    (point: unknown) => Array.isArray(point) && point.length === 2 && point.every(isFinite),
  );
}

function isFinite(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}
