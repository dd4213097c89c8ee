/** The world file: what people write. JSON, m and rad, in `map`; unknown keys and unbounded sizes are refused. */

import type { Pose2d } from "../../protocol/index.js";
import { WorldError } from "./errors.js";
import type { Point, Polygon } from "./geometry.js";
import { parsePlacedJson } from "./json-places.js";
import { list, number, oneOf, pair, record, text, type Complaint, type Reader } from "./json-shape.js";

/** Largest world file, bytes. */
export const MAX_WORLD_BYTES: number = 256 * 1024;
const MAX_COMPLAINTS = 20;

export const FURNITURE_KINDS = [
  "table",
  "chair",
  "bed",
  "sofa",
  "cupboard",
  "counter",
  "plant",
  "sill",
] as const;
export type FurnitureKind = (typeof FURNITURE_KINDS)[number];

/** A straight wall; each door is an opening `at` m from `from`. */
export interface WallEntry {
  readonly from: Point;
  readonly to: Point;
  readonly thickness: number;
  readonly doors: readonly { readonly at: number; readonly width: number }[];
}

/**
 * Tables, chairs and beds stand on legs, which is what the lidar sees; the others reach the floor. A sill is lower
 * than the lidar looks.
 */
export interface FurnitureEntry {
  readonly kind: FurnitureKind;
  readonly name: string;
  readonly at: Point;
  readonly size: Point;
  readonly turn: number;
}

export interface AreaEntry {
  readonly name: string;
  readonly polygon: Polygon;
}

export interface RoomEntry extends AreaEntry {
  /** `#rrggbb` of the floor and of the walls. */
  readonly floor: string;
  readonly paint: string;
}

/** A world as its file says it. */
export interface WorldFile {
  readonly format: "sandpaw-world-1";
  readonly name: string;
  readonly rooms: readonly RoomEntry[];
  readonly walls: readonly WallEntry[];
  readonly furniture: readonly FurnitureEntry[];
  /** Edges that the robot can fall over: stairs. */
  readonly cliffs: readonly AreaEntry[];
  /** The robot is slower there and its wheels slip. */
  readonly carpets: readonly AreaEntry[];
  /** Where the robot stands when it charges, facing the dock. */
  readonly dock: Pose2d;
  readonly start: Pose2d;
}

const name = text(/^[\p{L}\p{N}][\p{L}\p{N} '-]{0,39}$/u, "a name of at most 40 letters");
const colour = text(/^#[0-9a-f]{6}$/, "a colour such as #c0ffee");
const point = pair(-50, 50);
const polygon = list(point, 3, 64);
const angle = number(-6.3, 6.3);
const pose = record<Pose2d>({
  x: { read: number(-50, 50) },
  y: { read: number(-50, 50) },
  theta: { read: angle },
});
const area = record<AreaEntry>({ name: { read: name }, polygon: { read: polygon } });

const wallShape = record<WallEntry>({
  from: { read: point },
  to: { read: point },
  thickness: { read: number(0.01, 1), or: 0.1 },
  doors: {
    read: list(record({ at: { read: number(0, 100) }, width: { read: number(0.1, 10) } }), 0, 16),
    or: [],
  },
});

/** A wall whose doors lie inside it, one after another. */
const wall: Reader<WallEntry> = (node, path, complaints) => {
  const entry = wallShape(node, path, complaints);
  if (entry === undefined) return undefined;
  const before = complaints.length;
  const { line } = node;
  const length = Math.hypot(entry.to[0] - entry.from[0], entry.to[1] - entry.from[1]);
  if (length < 0.05) complaints.push({ line, path, message: "is shorter than 0.05 m" });
  let end = 0;
  entry.doors.forEach((door, index) => {
    if (door.at < end || door.at + door.width > length) {
      const message = "must lie inside the wall, after the door before it";
      complaints.push({ line, path: `${path}.doors[${index}]`, message });
    }
    end = door.at + door.width;
  });
  return complaints.length === before ? entry : undefined;
};

const world = record<WorldFile>({
  format: { read: oneOf(["sandpaw-world-1"]) },
  name: { read: name },
  rooms: {
    read: list(
      record<RoomEntry>({
        name: { read: name },
        polygon: { read: polygon },
        floor: { read: colour, or: "#b99a72" },
        paint: { read: colour, or: "#e4e0d6" },
      }),
      1,
      64,
    ),
  },
  walls: {
    read: list(wall, 0, 256),
  },
  furniture: {
    read: list(
      record<FurnitureEntry>({
        kind: { read: oneOf(FURNITURE_KINDS) },
        name: { read: name },
        at: { read: point },
        size: { read: pair(0.05, 10) },
        turn: { read: angle, or: 0 },
      }),
      0,
      128,
    ),
    or: [],
  },
  cliffs: { read: list(area, 0, 32), or: [] },
  carpets: { read: list(area, 0, 32), or: [] },
  dock: { read: pose },
  start: { read: pose },
});

/** Reads the bytes of a world file; throws `WorldError` naming every line that is wrong (the first 20). */
export function parseWorldFile(bytes: Uint8Array, file: string): WorldFile {
  if (bytes.length > MAX_WORLD_BYTES) {
    throw new WorldError(
      "world-too-large",
      `${file} has ${bytes.length} bytes, at most ${MAX_WORLD_BYTES} are allowed`,
    );
  }
  let source: string;
  try {
    source = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new WorldError("world-not-json", `${file} is not UTF-8`, { cause });
  }
  const complaints: Complaint[] = [];
  const result = world(parsePlacedJson(source, file), "", complaints);
  if (result !== undefined && complaints.length === 0) return result;
  const lines = complaints
    .slice(0, MAX_COMPLAINTS)
    .map(({ line, path, message }) => `${file}:${line}: ${path === "" ? "the world" : path} ${message}`);
  if (complaints.length > MAX_COMPLAINTS) lines.push(`and ${complaints.length - MAX_COMPLAINTS} more`);
  throw new WorldError("world-invalid", lines.join("\n"));
}
