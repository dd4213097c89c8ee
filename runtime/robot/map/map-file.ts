/**
 * The map on disk: one line of JSON, then the known cells, gzipped. Strict: a file that is not exactly this is no map.
 * Written to a draft, synced, then renamed.
 */

import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

import { integerShape, listShape, numberShape, objectShape, wordShape } from "../../protocol/index.js";
import { ORIGIN, RESOLUTION, SIDE, type Block } from "./grid.js";

/** What is kept of a map. */
export interface StoredMap {
  readonly block: Block;
  /** Log-odds of the block, row by row. */
  readonly cells: Int8Array;
  /** Cells of the grid that are edges. */
  readonly edges: readonly number[];
}

const FORMAT = "sandpaw-map-1";
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_HEADER = 64 * 1024;
const cell = integerShape(0, SIDE * SIDE - 1);
const headerShape = objectShape({
  format: wordShape([FORMAT]),
  origin: numberShape(-1e6, 1e6),
  resolution: numberShape(0, 1),
  column: integerShape(0, SIDE - 1),
  row: integerShape(0, SIDE - 1),
  columns: integerShape(1, SIDE),
  rows: integerShape(1, SIDE),
  edges: listShape(cell, 512),
});

/** The bytes of a map. */
export function encodeMap({ block, cells, edges }: StoredMap): Uint8Array {
  const header = { format: FORMAT, origin: ORIGIN, resolution: RESOLUTION, ...block, edges };
  const body = gzipSync(new Uint8Array(cells.buffer, cells.byteOffset, cells.length), { level: 6 });
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]);
}

/** Reads the bytes of a map. Throws when they are anything else. */
export function decodeMap(bytes: Uint8Array): StoredMap {
  if (bytes.length > MOST_BYTES) throw new RangeError("the file is too large for a map");
  const end = bytes.subarray(0, MOST_HEADER).indexOf(0x0a);
  if (end < 0) throw new RangeError("the file has no header");
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, end));
  const value: unknown = JSON.parse(text);
  const { column, row, columns, rows, edges, origin, resolution } = headerShape(value, "the map's header");
  if (origin !== ORIGIN || resolution !== RESOLUTION) throw new RangeError("the map has another grid");
  if (column + columns > SIDE || row + rows > SIDE) throw new RangeError("the map leaves its grid");
  const size = columns * rows;
  const cells = gunzipSync(bytes.subarray(end + 1), { maxOutputLength: size });
  if (cells.length !== size) throw new RangeError(`the map has ${cells.length} cells, not ${size}`);
  return { block: { column, row, columns, rows }, cells: new Int8Array(cells), edges };
}

/** Reads a file; undefined when there is none. Throws when it is no map. */
export function readMapFile(path: string): StoredMap | undefined {
  if (!statSync(path, { throwIfNoEntry: false })) return undefined;
  if (statSync(path).size > MOST_BYTES) throw new RangeError("the file is too large for a map");
  return decodeMap(readFileSync(path));
}

/** Writes a file; returns when it is on disk. */
export function writeMapFile(path: string, map: StoredMap): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.new`;
  const file = openSync(draft, "w", 0o600);
  try {
    writeSync(file, encodeMap(map));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}
