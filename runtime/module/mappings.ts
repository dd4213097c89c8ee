/** The mappings of a source map: from byte offsets to lines and columns, both from 0. */

import { ModuleError } from "./error.js";

/** From this offset on, up to the next one. */
export interface Segment {
  readonly offset: number;
  /** Absent: no source is behind what follows. */
  readonly place?: { readonly source: number; readonly line: number; readonly column: number };
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const GOES_ON = 32;
/** Code between the last argument of an abort and its call, bytes: three constants at most. */
const NEAR = 24;

/** Reads the mappings of a map with so many sources. Throws `source-map-invalid`. */
export function readMappings(mappings: string, sources: number): readonly Segment[] {
  // A module is one line of code.
  if (mappings.includes(";")) throw invalid("its mappings have more than one line of code");
  const segments: Segment[] = [];
  let [offset, source, line, column] = [0, 0, 0, 0];
  for (const group of mappings === "" ? [] : mappings.split(",")) {
    const [step = 0, ...rest] = deltasOf(group);
    // Two places of one instruction stand in order; going back is not in any map of a compiler.
    if (step < 0) throw invalid("its offsets do not grow");
    offset += step;
    if (rest.length === 0) {
      segments.push({ offset });
      continue;
    }
    const [toSource = 0, toLine = 0, toColumn = 0] = rest;
    source += toSource;
    line += toLine;
    column += toColumn;
    if (rest.length < 3 || rest.length > 4 || source < 0 || source >= sources || line < 0 || column < 0) {
      throw invalid(`"${group}" is no mapping`);
    }
    segments.push({ offset, place: { source, line, column } });
  }
  return segments;
}

/** The numbers of one group: base 64, least significant five bits first, the sign in the lowest bit. */
function deltasOf(group: string): readonly number[] {
  const numbers: number[] = [];
  let value = 0;
  let weight = 1;
  for (const letter of group) {
    const digit = DIGITS.indexOf(letter);
    if (digit < 0) throw invalid(`"${letter}" is no digit`);
    value += (digit % GOES_ON) * weight;
    if (value > 0xffff_ffff) throw invalid("a number is too large");
    if (digit >= GOES_ON) {
      weight *= GOES_ON;
      if (weight > 2 ** 30) throw invalid("a number is too long");
      continue;
    }
    numbers.push(value % 2 === 0 ? value / 2 : -(value - 1) / 2);
    [value, weight] = [0, 1];
  }
  if (weight !== 1 || numbers.length === 0) throw invalid(`"${group.slice(0, 20)}" breaks off`);
  return numbers;
}

/** The place at the offset, or of what stands just before it. */
export function nearestPlace(segments: readonly Segment[], offset: number): Segment["place"] {
  for (let at = lastUpTo(segments, offset); at >= 0; at -= 1) {
    const segment = segments[at];
    const end = segments[at + 1]?.offset ?? Number.POSITIVE_INFINITY;
    if (segment === undefined || end + NEAR < offset) return undefined;
    if (segment.place !== undefined) return segment.place;
  }
  return undefined;
}

/** Index of the last segment that begins at the offset or before it; -1 where none does. */
function lastUpTo(segments: readonly Segment[], offset: number): number {
  let [low, high] = [0, segments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle]?.offset ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What is wrong with a source map. */
export function invalid(detail: string): ModuleError {
  return new ModuleError("source-map-invalid", detail);
}
