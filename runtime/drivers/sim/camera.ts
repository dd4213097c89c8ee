/**
 * The camera: a picture by ray casting, one column at a time. Floor and ceiling first, then every prism that
 * the column meets, the farthest first.
 */

import type { Picture, Pose2d } from "../../protocol/index.js";
import { BODY, CAMERA_FORWARD, CAMERA_HEIGHT } from "./body.js";
import { FloorRaster, type Material } from "./floor-raster.js";
import { CEILING, type Colour, type Prism } from "./prisms.js";
import { SegmentGrid, type Segment } from "./segment-grid.js";
import { edges, type World } from "./world.js";
import type { PictureFormat } from "./wire.js";

const RANGE = 30;
const CEILING_COLOUR: Colour = [236, 234, 228];
const SKIRTING: Colour = [244, 242, 238];
const SKIRTING_HEIGHT = 0.07;
/** Nothing is nearer than this, m. */
const CLOSEST = 0.02;

/** Where a column enters and leaves one prism, m along its ray. */
interface Crossing {
  readonly prism: Prism;
  near: number;
  far: number;
  /** The edge that it enters by, for the light on it. */
  edge: Segment;
}

export class Camera {
  readonly #floor: FloorRaster;
  readonly #grid: SegmentGrid;
  /** The prism of every segment in the grid. */
  readonly #owners: readonly Prism[];

  constructor(world: World) {
    this.#floor = new FloorRaster(world);
    const owned = world.prisms.flatMap((prism) => edges(prism.base).map((segment) => ({ prism, segment })));
    this.#grid = new SegmentGrid(owned.map(({ segment }) => segment));
    this.#owners = owned.map(({ prism }) => prism);
  }

  /** Takes a picture at most as large as asked and as the sensor; the aspect stays. */
  capture(
    pose: Pose2d,
    stampNs: bigint,
    format: PictureFormat,
    maxWidth: number,
    maxHeight: number,
  ): Picture {
    const [sensor] = BODY.cameras;
    const [fullWidth, fullHeight] = [sensor?.width ?? 640, sensor?.height ?? 480];
    const scale = Math.min(1, maxWidth / fullWidth, maxHeight / fullHeight);
    const width = Math.max(1, Math.floor(fullWidth * scale));
    const height = Math.max(1, Math.floor(fullHeight * scale));
    const pixels = new Uint8Array(width * height * 3);
    const spread = 2 * Math.tan((sensor?.fieldOfView ?? 1) / 2);
    const focal = width / spread;
    const x = pose.x + CAMERA_FORWARD * Math.cos(pose.theta);
    const y = pose.y + CAMERA_FORWARD * Math.sin(pose.theta);
    for (let column = 0; column < width; column++) {
      const side = (0.5 - (column + 0.5) / width) * spread;
      // Not a unit vector: distances along it are depths, so that straight edges stay straight.
      const dx = Math.cos(pose.theta) - side * Math.sin(pose.theta);
      const dy = Math.sin(pose.theta) + side * Math.cos(pose.theta);
      const brush = new Column(pixels, width, height, column, focal);
      this.#paintColumn(brush, x, y, dx, dy);
    }
    return { stampNs, width, height, format, data: format === "rgb8" ? pixels : toGrey(pixels) };
  }

  #paintColumn(brush: Column, x: number, y: number, dx: number, dy: number): void {
    const { crossings, wall } = this.#crossings(x, y, dx, dy);
    brush.ceiling(wall);
    brush.floor(wall, (depth) => this.#floor.at(x + dx * depth, y + dy * depth), x, y, dx, dy);
    const strokes = crossings.flatMap(({ prism, near, far, edge }) => {
      const colour = prism.colour ?? this.#floor.paintAt(x + dx * (near - 0.06), y + dy * (near - 0.06));
      // What lies flat counts from its far end: the legs of a table stand before its underside.
      return [
        { depth: far, paint: () => brush.flat(prism, near, far, colour) },
        { depth: near, paint: () => brush.face(prism, near, colour, lightOn(edge)) },
      ];
    });
    strokes.sort((a, b) => b.depth - a.depth);
    for (const { paint } of strokes) paint();
  }

  #crossings(x: number, y: number, dx: number, dy: number): { crossings: Crossing[]; wall: number } {
    const length = Math.hypot(dx, dy);
    const found = new Map<Prism, Crossing>();
    let wall = RANGE;
    this.#grid.walk(x, y, dx / length, dy / length, RANGE, (index, distance) => {
      const prism = this.#owners[index];
      const edge = this.#grid.segments[index];
      if (prism === undefined || edge === undefined) return RANGE;
      const depth = distance / length;
      const known = found.get(prism);
      if (known === undefined) found.set(prism, { prism, near: depth, far: depth, edge });
      else if (depth < known.near) {
        known.near = depth;
        known.edge = edge;
      } else known.far = Math.max(known.far, depth);
      if (prism.bottom === 0 && prism.top >= CEILING) wall = Math.min(wall, depth);
      return wall === RANGE ? RANGE : wall * length + 1e-6;
    });
    for (const crossing of found.values()) {
      // Met once: either the camera is under it, or the walk ended inside it.
      if (crossing.near === crossing.far && crossing.prism.bottom > 0 && crossing.near < wall)
        crossing.near = 0;
    }
    return { crossings: [...found.values()].filter(({ near }) => near <= wall), wall };
  }
}

/** One column of pixels; rows are painted between heights at depths. */
class Column {
  readonly #pixels: Uint8Array;
  readonly #stride: number;
  readonly #height: number;
  readonly #offset: number;
  readonly #focal: number;
  readonly #horizon: number;

  constructor(pixels: Uint8Array, width: number, height: number, column: number, focal: number) {
    this.#pixels = pixels;
    this.#stride = width * 3;
    this.#height = height;
    this.#offset = column * 3;
    this.#focal = focal;
    this.#horizon = height / 2;
  }

  ceiling(wall: number): void {
    const end = Math.min(this.#height, Math.ceil(this.#row(CEILING, wall)));
    for (let row = 0; row < end; row++) {
      const depth = ((CEILING - CAMERA_HEIGHT) * this.#focal) / (this.#horizon - row - 0.5);
      this.#set(row, CEILING_COLOUR, 0.94 * fade(depth));
    }
  }

  floor(wall: number, at: (depth: number) => Material, x: number, y: number, dx: number, dy: number): void {
    const start = Math.max(0, Math.floor(this.#row(0, wall)));
    for (let row = start; row < this.#height; row++) {
      const below = row + 0.5 - this.#horizon;
      if (below <= 0) continue;
      const depth = (CAMERA_HEIGHT * this.#focal) / below;
      const material = at(Math.min(depth, wall));
      this.#set(row, material.colour, fade(depth) * grain(material, x + dx * depth, y + dy * depth, depth));
    }
  }

  /** The underside of what is above the camera, the top of what is below it. */
  flat({ bottom, top }: Prism, near: number, far: number, colour: Colour): void {
    const close = Math.max(near, CLOSEST);
    if (bottom > CAMERA_HEIGHT) {
      this.#span(this.#row(bottom, close), this.#row(bottom, far), colour, 0.45 * fade(far));
    }
    if (top < CAMERA_HEIGHT) this.#span(this.#row(top, far), this.#row(top, close), colour, fade(far));
  }

  /** The upright side towards the camera; there is none when the camera is inside. */
  face({ bottom, top }: Prism, near: number, colour: Colour, light: number): void {
    if (near === 0) return;
    const close = Math.max(near, CLOSEST);
    this.#span(this.#row(top, close), this.#row(bottom, close), colour, light * fade(close));
    if (top >= CEILING && bottom === 0) {
      this.#span(this.#row(SKIRTING_HEIGHT, close), this.#row(0, close), SKIRTING, light * fade(close));
    }
  }

  #row(height: number, depth: number): number {
    return this.#horizon - ((height - CAMERA_HEIGHT) * this.#focal) / Math.max(depth, 1e-3);
  }

  #span(from: number, to: number, colour: Colour, light: number): void {
    const end = Math.min(this.#height, Math.round(to));
    for (let row = Math.max(0, Math.round(from)); row < end; row++) this.#set(row, colour, light);
  }

  #set(row: number, colour: Colour, light: number): void {
    const at = row * this.#stride + this.#offset;
    this.#pixels[at] = Math.min(255, colour[0] * light);
    this.#pixels[at + 1] = Math.min(255, colour[1] * light);
    this.#pixels[at + 2] = Math.min(255, colour[2] * light);
  }
}

/** Light falls off with distance, as from lamps near the robot. */
function fade(depth: number): number {
  return 1 / (1 + 0.06 * depth + 0.012 * depth * depth);
}

/** Faces that look along x are a little darker than those along y, so that corners can be seen. */
function lightOn({ a, b }: Segment): number {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  return 0.78 + 0.2 * Math.abs((b[0] - a[0]) / (length === 0 ? 1 : length));
}

/** Planks of 12 cm with a dark joint, or the pile of a carpet; far away it blurs to nothing. */
function grain({ look }: Material, x: number, y: number, depth: number): number {
  if (look === "void" || depth > 5) return 1;
  const near = 1 - depth / 5;
  if (look === "pile") return 1 - 0.12 * near * hash(Math.floor(x * 60), Math.floor(y * 60));
  const plank = Math.floor(y / 0.12);
  const along = x / 1.1 + hash(plank, 7);
  const joint = y / 0.12 - plank < 0.06 || along - Math.floor(along) < 0.006;
  return 1 - near * (joint ? 0.3 : 0.14 * hash(plank, Math.floor(along)));
}

/** A whole-number hash to [0, 1). */
function hash(a: number, b: number): number {
  let h = Math.imul(a, 0x27d4eb2d) ^ Math.imul(b, 0x165667b1);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return ((h ^ (h >>> 13)) >>> 8) / 16777216;
}

function toGrey(pixels: Uint8Array): Uint8Array {
  const grey = new Uint8Array(pixels.length / 3);
  for (let i = 0; i < grey.length; i++) {
    const at = i * 3;
    grey[i] = ((pixels[at] ?? 0) * 77 + (pixels[at + 1] ?? 0) * 150 + (pixels[at + 2] ?? 0) * 29) >> 8;
  }
  return grey;
}
