/** Rooms from a seed: walls, furniture that the lidar sees and some that it does not, stairs, carpet. */

import { buildWorld, type World, type WorldFile } from "@sandpaw/runtime/drivers";
import { isInPolygon } from "./in-polygon.js";

export interface Dice {
  /** In [0, 1). */
  readonly next: () => number;
  readonly between: (least: number, most: number) => number;
  readonly whole: (least: number, most: number) => number;
}

/** Equal seeds, equal numbers (mulberry32). */
export function dice(seed: number): Dice {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number): number => least + (most - least) * next();
  return { next, between, whole: (least, most) => Math.floor(between(least, most + 1)) };
}

const KINDS = ["table", "chair", "sofa", "cupboard", "plant", "sill", "sill"] as const;
type Corners = readonly (readonly [number, number])[];

function box(x: number, y: number, w: number, h: number): Corners {
  return [
    [x, y],
    [x + w, y],
    [x + w, y + h],
    [x, y + h],
  ];
}

function draft({ between, whole, next }: Dice): WorldFile {
  const [width, depth] = [between(2.5, 5), between(2.5, 4)];
  const stairs = Array.from({ length: whole(0, 2) }, (_, index) => {
    const [w, h] = [between(0.3, 1.2), between(0.3, 1.2)];
    const polygon = box(between(0, width - w), between(0, depth - h), w, h);
    // Some edges are not square to anything.
    const slanted: Corners = polygon.map(([x, y], at) => [x + (at === 1 ? between(-0.2, 0.2) : 0), y]);
    return { name: `stairs ${index}`, polygon: slanted };
  });
  return {
    format: "sandpaw-world-1",
    name: "seeded",
    rooms: [{ name: "room", polygon: box(0, 0, width, depth), floor: "#b99a72", paint: "#e4e0d6" }],
    walls: [
      [0, 0, width, 0] as const,
      [width, 0, width, depth] as const,
      [width, depth, 0, depth] as const,
      [0, depth, 0, 0] as const,
    ].map(([x0, y0, x1, y1]) => ({ from: [x0, y0], to: [x1, y1], thickness: 0.1, doors: [] })),
    furniture: Array.from({ length: whole(0, 5) }, (_, index) => ({
      kind: KINDS[whole(0, KINDS.length - 1)] ?? "chair",
      name: `thing ${index}`,
      at: [between(0, width), between(0, depth)],
      size: [between(0.1, 0.9), between(0.1, 0.9)],
      turn: between(-3, 3),
    })),
    cliffs: stairs,
    carpets: next() < 0.3 ? [{ name: "carpet", polygon: box(0, 0, width / 2, depth) }] : [],
    dock: { x: between(0.3, width - 0.3), y: between(0.3, depth - 0.3), theta: between(-3, 3) },
    start: { x: between(0.3, width - 0.3), y: between(0.3, depth - 0.3), theta: between(-3, 3) },
  };
}

/** The start's body stands whole on the floor: a robot that is put down over an edge has fallen already. */
function standsOnFloor({ cliffs, start }: WorldFile, room: World): boolean {
  for (let at = 0; at < 48; at += 1) {
    for (const radius of [0, 0.08, 0.13, 0.18]) {
      const [x, y] = [
        start.x + radius * Math.cos((at * Math.PI) / 24),
        start.y + radius * Math.sin((at * Math.PI) / 24),
      ];
      if (cliffs.some(({ polygon }) => isInPolygon(polygon, x, y))) return false;
    }
  }
  return room.cliffs.length === cliffs.length;
}

/** A room in which the robot stands free. */
export function seededRoom(seed: number): World {
  const from = dice(seed);
  for (;;) {
    const file = draft(from);
    try {
      const world = buildWorld(file);
      if (standsOnFloor(file, world)) return world;
    } catch {
      // It does not fit at its start or dock: another one.
    }
  }
}
