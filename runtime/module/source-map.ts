/**
 * Reads a source map (revision 3) of a module: byte offsets of code to places in sources. It lies beside the
 * module without a signature, so it is read as strictly as the module, and nothing is decided by it.
 *
 * `x_sandpaw_functions` is an extension of ours, `[source, first line, last line, name]` each: an optimiser
 * inlines, so the function that a person wrote is found by its lines and not by the frame of the machine.
 */

import { ModuleError } from "./error.js";

/** A place in a source; line and column count from 1. */
export interface SourcePlace {
  readonly source: string;
  readonly line: number;
  readonly column: number;
  /** The innermost function that was written there, where the map knows it. */
  readonly name?: string;
}

/** A source map that was read. */
export interface SourceMap {
  /**
   * The place of a code offset into the module that the map was made for, or of what stands just before it: the
   * call of an abort has no place of its own, its arguments have. Undefined where no source is near.
   */
  placeOf(offset: number): SourcePlace | undefined;
}

interface Segment {
  readonly offset: number;
  /** Absent: no source is behind what follows. */
  readonly place?: { readonly source: number; readonly line: number; readonly column: number };
}

interface NamedRange {
  readonly source: number;
  readonly first: number;
  readonly last: number;
  readonly name: string;
}

/** Longest map, UTF-16 units: it carries the texts of its sources. */
export const MAX_SOURCE_MAP: number = 32 * 1024 * 1024;
const MAX_SOURCES = 65_536;
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const GOES_ON = 32;
/** Code between the last argument of an abort and its call, bytes: three constants at most. */
const NEAR = 24;

/** Reads the text of a map. Throws `source-map-invalid`. */
export function readSourceMap(text: string): SourceMap {
  if (text.length > MAX_SOURCE_MAP) throw invalid(`it is longer than ${MAX_SOURCE_MAP} characters`);
  const map = objectOf(text);
  if (map["version"] !== 3) throw invalid("it is not of revision 3");
  const sources = textsOf(map["sources"]);
  const { mappings } = map;
  if (typeof mappings !== "string") throw invalid("it has no mappings");
  const segments = segmentsOf(mappings, sources.length);
  const functions = functionsOf(map["x_sandpaw_functions"], sources.length);
  return {
    placeOf(offset) {
      const place = nearestPlace(segments, offset);
      const source = place && sources[place.source];
      if (place === undefined || source === undefined) return undefined;
      const name = innermost(functions, place.source, place.line + 1)?.name;
      const at = { source, line: place.line + 1, column: place.column + 1 };
      return name === undefined ? at : { ...at, name };
    },
  };
}

function segmentsOf(mappings: string, sources: number): readonly Segment[] {
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

function nearestPlace(segments: readonly Segment[], offset: number): Segment["place"] {
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

function innermost(functions: readonly NamedRange[], source: number, line: number): NamedRange | undefined {
  const around = functions.filter((one) => one.source === source && one.first <= line && line <= one.last);
  return around.reduce<NamedRange | undefined>(
    (best, one) => (best === undefined || one.last - one.first <= best.last - best.first ? one : best),
    undefined,
  );
}

function functionsOf(value: unknown, sources: number): readonly NamedRange[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw invalid("its functions are no list");
  return value.map((one: unknown) => {
    const parts: readonly unknown[] = Array.isArray(one) ? one : [];
    const [source, first, last, name] = parts;
    if (
      parts.length !== 4 ||
      !isLine(source) ||
      !isLine(first) ||
      !isLine(last) ||
      typeof name !== "string"
    ) {
      throw invalid("one of its functions is malformed");
    }
    if (source >= sources) throw invalid("one of its functions is in no source");
    return { source, first, last, name };
  });
}

function isLine(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

function objectOf(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ModuleError("source-map-invalid", "it is not JSON", { cause });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw invalid("it is not an object");
  return { ...value };
}

function textsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length > MAX_SOURCES) throw invalid("it has no sources, or too many");
  return value.map((one: unknown) => {
    if (typeof one !== "string") throw invalid("a source is not a text");
    return one;
  });
}

function invalid(detail: string): ModuleError {
  return new ModuleError("source-map-invalid", detail);
}
