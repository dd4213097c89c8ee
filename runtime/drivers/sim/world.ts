/** A world as the simulation uses it: solid segments, prisms for the camera, areas of the floor. */

import type { FloorPlan, Pose2d } from "../../protocol/index.js";
import { BODY, LIDAR } from "./body.js";
import { WorldError } from "./errors.js";
import { inPolygon, rectangle, type Point, type Polygon } from "./geometry.js";
import { furniturePrisms, wallPrisms, type Colour, type Prism } from "./prisms.js";
import { SegmentGrid, type Segment } from "./segment-grid.js";
import type { AreaEntry, FurnitureEntry, RoomEntry, WorldFile } from "./world-file.js";

const DOCK_COLOUR: Colour = [60, 62, 66];

/** The smallest upright rectangle around everything, m. */
export interface Bounds {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

export interface World {
  readonly name: string;
  readonly bounds: Bounds;
  /** What stands on the floor: stops the robot. */
  readonly solids: SegmentGrid;
  /** What of it the lidar sees. */
  readonly seen: SegmentGrid;
  /** What the camera sees above the floor. */
  readonly prisms: readonly Prism[];
  readonly rooms: readonly RoomEntry[];
  readonly cliffs: readonly AreaEntry[];
  readonly carpets: readonly AreaEntry[];
  readonly dock: Pose2d;
  readonly start: Pose2d;
  readonly plan: FloorPlan;
}

/** Builds a world from its file; throws `world-blocked` when the robot does not fit at its start or dock. */
export function buildWorld(file: WorldFile): World {
  const walls = file.walls.flatMap((wall) => wallPrisms(wall));
  const furniture = file.furniture.flatMap((entry) => furniturePrisms(entry));
  const prisms = [...walls, ...furniture];
  const standing = prisms.filter((prism) => prism.bottom === 0).map(({ base }) => base);
  const solids = new SegmentGrid(standing.flatMap(edges));
  const world: World = {
    name: file.name,
    bounds: boundsOf([...file.rooms.map((room) => room.polygon), ...standing]),
    solids,
    seen: seenOf(prisms, solids),
    prisms: [...prisms, dockPrism(file.dock)],
    rooms: file.rooms,
    cliffs: file.cliffs,
    carpets: file.carpets,
    dock: file.dock,
    start: file.start,
    plan: planOf(
      file,
      walls.filter(({ bottom }) => bottom === 0),
    ),
  };
  checkFree(world, standing, file.start, "start");
  checkFree(world, standing, file.dock, "dock");
  return world;
}

/** The same world with one more thing in it. The plan stays: what a robot was told of its flat is older. */
export function withFurniture(world: World, entry: FurnitureEntry): World {
  const prisms = furniturePrisms(entry);
  const standing = prisms.filter((prism) => prism.bottom === 0);
  const added = (grid: SegmentGrid, more: readonly Prism[]): SegmentGrid =>
    new SegmentGrid([...grid.segments, ...more.flatMap(({ base }) => edges(base))]);
  return {
    ...world,
    solids: added(world.solids, standing),
    seen: added(world.seen, standing.filter(isSeen)),
    prisms: [...world.prisms, ...prisms],
  };
}

function isSeen({ top }: Prism): boolean {
  return top > LIDAR.height;
}

/** The same grid where nothing is too low. */
function seenOf(prisms: readonly Prism[], solids: SegmentGrid): SegmentGrid {
  const standing = prisms.filter(({ bottom }) => bottom === 0);
  if (standing.every(isSeen)) return solids;
  return new SegmentGrid(standing.filter(isSeen).flatMap(({ base }) => edges(base)));
}

/** The edges of a polygon, in order. */
export function edges(polygon: Polygon): readonly Segment[] {
  const list: Segment[] = [];
  let last = polygon[polygon.length - 1];
  for (const corner of polygon) {
    if (last !== undefined) list.push({ a: last, b: corner });
    last = corner;
  }
  return list;
}

function boundsOf(polygons: readonly Polygon[]): Bounds {
  const xs = polygons.flatMap((polygon) => polygon.map(([x]) => x));
  const ys = polygons.flatMap((polygon) => polygon.map(([, y]) => y));
  return { minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys) };
}

/** Whether the robot's body touches nothing there. */
export function isFree(world: World, { x, y }: Pick<Pose2d, "x" | "y">): boolean {
  let free = true;
  world.solids.near(x, y, BODY.radius, () => {
    free = false;
  });
  return free;
}

function checkFree(world: World, standing: readonly Polygon[], pose: Pose2d, what: string): void {
  const touches = !isFree(world, pose) || standing.some((polygon) => inPolygon(pose.x, pose.y, polygon));
  const falls = world.cliffs.some(({ polygon }) => inPolygon(pose.x, pose.y, polygon));
  const outside = !world.rooms.some(({ polygon }) => inPolygon(pose.x, pose.y, polygon));
  if (!touches && !falls && !outside) return;
  const why = touches
    ? "it would stand in a wall or in furniture"
    : falls
      ? "it would stand over a cliff"
      : "it is in no room";
  throw new WorldError(
    "world-blocked",
    `the robot does not fit at \`${what}\` (${pose.x}, ${pose.y}): ${why}`,
  );
}

/** The dock, just ahead of a robot that charges. It is seen; the robot drives onto it, so it stops nothing. */
function dockPrism({ x, y, theta }: Pose2d): Prism {
  const ahead = BODY.radius + 0.04;
  const at: Point = [x + ahead * Math.cos(theta), y + ahead * Math.sin(theta)];
  return { base: rectangle(at, [0.06, 0.16], theta), bottom: 0, top: 0.1, colour: DOCK_COLOUR };
}

function area(kind: "room" | "carpet" | "cliff"): (entry: AreaEntry) => FloorPlan["shapes"][number] {
  return ({ name, polygon }) => ({ kind, name, points: polygon });
}

function planOf(file: WorldFile, walls: readonly Prism[]): FloorPlan {
  return {
    bounds: boundsOf([...file.rooms.map((room) => room.polygon), ...walls.map((wall) => wall.base)]),
    shapes: [
      ...file.rooms.map(area("room")),
      ...file.carpets.map(area("carpet")),
      ...file.cliffs.map(area("cliff")),
      ...walls.map(({ base }) => ({ kind: "wall" as const, points: base })),
      ...file.furniture.map(({ name, at, size, turn }) => ({
        kind: "furniture" as const,
        name,
        points: rectangle(at, size, turn),
      })),
      { kind: "dock", name: "dock", points: dockPrism(file.dock).base },
    ],
  };
}
