/** Upright prisms: every wall, leg, seat and table top is a convex base between two heights. */

import { rectangle, type Point, type Polygon } from "./geometry.js";
import type { FurnitureEntry, FurnitureKind, WallEntry } from "./world-file.js";

export type Colour = readonly [red: number, green: number, blue: number];

export interface Prism {
  readonly base: Polygon;
  /** m above the floor. */
  readonly bottom: number;
  readonly top: number;
  /** Absent on walls: they take the paint of the room that they face. */
  readonly colour?: Colour;
}

export const CEILING = 2.5;
const DOOR_HEIGHT = 2.05;
const LEG = 0.05;

interface Look {
  /** m; a top below `seat` is what stands on legs. */
  readonly height: number;
  readonly slab: number;
  readonly legs: boolean;
  readonly colour: Colour;
  readonly legColour: Colour;
}

const LOOKS: Readonly<Record<FurnitureKind, Look>> = {
  table: { height: 0.74, slab: 0.04, legs: true, colour: [150, 104, 62], legColour: [120, 82, 50] },
  chair: { height: 0.46, slab: 0.05, legs: true, colour: [176, 72, 58], legColour: [92, 64, 44] },
  bed: { height: 0.5, slab: 0.25, legs: true, colour: [116, 140, 178], legColour: [96, 76, 58] },
  sofa: { height: 0.78, slab: 0, legs: false, colour: [74, 104, 98], legColour: [0, 0, 0] },
  cupboard: { height: 1.9, slab: 0, legs: false, colour: [190, 158, 118], legColour: [0, 0, 0] },
  counter: { height: 0.9, slab: 0, legs: false, colour: [214, 214, 210], legColour: [0, 0, 0] },
  // Lower than the range finder looks: a threshold, a toy on the floor.
  sill: { height: 0.04, slab: 0, legs: false, colour: [170, 150, 120], legColour: [0, 0, 0] },
  plant: { height: 1.1, slab: 0, legs: false, colour: [84, 132, 70], legColour: [0, 0, 0] },
};

/** A wall between its doors, and the lintels above them. */
export function wallPrisms(wall: WallEntry): readonly Prism[] {
  const [x0, y0] = wall.from;
  const length = Math.hypot(wall.to[0] - x0, wall.to[1] - y0);
  const ux = (wall.to[0] - x0) / length;
  const uy = (wall.to[1] - y0) / length;
  const turn = Math.atan2(uy, ux);
  const piece = (from: number, to: number, bottom: number): Prism => {
    const middle = (from + to) / 2;
    const at: Point = [x0 + ux * middle, y0 + uy * middle];
    return { base: rectangle(at, [to - from, wall.thickness], turn), bottom, top: CEILING };
  };
  const prisms: Prism[] = [];
  // Walls overlap at their ends by half a thickness, so that corners are closed.
  let from = -wall.thickness / 2;
  for (const door of wall.doors) {
    if (door.at > from) prisms.push(piece(from, door.at, 0));
    from = door.at + door.width;
    prisms.push(piece(door.at, from, DOOR_HEIGHT));
  }
  if (from < length + wall.thickness / 2) prisms.push(piece(from, length + wall.thickness / 2, 0));
  return prisms;
}

/** What one piece of furniture is made of. */
export function furniturePrisms({ kind, at, size, turn }: FurnitureEntry): readonly Prism[] {
  const { height, slab, legs, colour, legColour } = LOOKS[kind];
  if (!legs) return [{ base: rectangle(at, size, turn), bottom: 0, top: height, colour }];
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const thick = Math.min(LEG, size[0] / 3, size[1] / 3);
  const corners = [-1, 1].flatMap((i) =>
    [-1, 1].map((j): Point => [(i * (size[0] - thick)) / 2, (j * (size[1] - thick)) / 2]),
  );
  const leg = ([u, v]: Point): Prism => ({
    base: rectangle([at[0] + u * cos - v * sin, at[1] + u * sin + v * cos], [thick, thick], turn),
    bottom: 0,
    top: height - slab,
    colour: legColour,
  });
  return [
    ...corners.map(leg),
    { base: rectangle(at, size, turn), bottom: height - slab, top: height, colour },
  ];
}
