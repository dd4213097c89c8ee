/**
 * Reads a source map (revision 3) of a module: byte offsets of code to places in sources. It lies beside the
 * module without a signature, so it is read as strictly as the module, and nothing is decided by it.
 *
 * `x_sandpaw_functions` is an extension of ours, `[source, first line, last line, name]` each: an optimiser
 * inlines, so the function that a person wrote is found by its lines and not by the frame of the machine.
 */

import { ModuleError } from "./error.js";
import { invalid, nearestPlace, readMappings } from "./mappings.js";

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

interface NamedRange {
  readonly source: number;
  readonly first: number;
  readonly last: number;
  readonly name: string;
}

/** Longest map, UTF-16 units: it carries the texts of its sources. */
export const MAX_SOURCE_MAP: number = 32 * 1024 * 1024;
const MAX_SOURCES = 65_536;

/** Reads the text of a map. Throws `source-map-invalid`. */
export function readSourceMap(text: string): SourceMap {
  if (text.length > MAX_SOURCE_MAP) throw invalid(`it is longer than ${MAX_SOURCE_MAP} characters`);
  const map = objectOf(text);
  if (map["version"] !== 3) throw invalid("it is not of revision 3");
  const sources = textsOf(map["sources"]);
  const { mappings } = map;
  if (typeof mappings !== "string") throw invalid("it has no mappings");
  const segments = readMappings(mappings, sources.length);
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
