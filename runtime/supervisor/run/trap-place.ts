/**
 * Says where a trap happened. With a source map it is file, line and function of what the author wrote; without
 * one it is function and offset in the signed module, as a disassembler shows them.
 */

import { readSourceMap, type SourceMap, type SourcePlace } from "../../module/index.js";
import type { Exit, WasmFrame } from "../../protocol/index.js";

/** What maps an engine's offsets back. */
export interface TrapPlaceOptions {
  /** As the engine said, innermost first. */
  readonly frames: readonly WasmFrame[];
  /** What to take from an offset of the capped module to find it in the signed one. */
  readonly codeShift: number;
  /** Text of the source map of the signed module. */
  readonly sourceMap?: string;
}

/** Sources that are not the author's: the SDK and the compiler's library, and the file that the build adds. */
const LIBRARY = /^~lib\/|^sandpaw-entries\.ts$/;
/** Where an abort is written to the log and becomes a trap: known, and of no use to anybody. */
const ABORT = "~lib/sandpaw.ts";
const MAX_NAME = 128;

/** The exit with the place in its message, where the engine told frames. */
export function withPlace(exit: Exit, options: TrapPlaceOptions): Exit {
  const { frames } = options;
  const [inner] = frames;
  if (inner === undefined) return exit;
  const sentence = exit.message.replace(/\.$/, "");
  const offset = inner.offset - options.codeShift;
  const machine = ` in ${inner.name ?? `function ${inner.index}`} at 0x${Math.max(0, offset).toString(16)}`;
  let map: SourceMap | undefined;
  try {
    map = options.sourceMap === undefined ? undefined : readSourceMap(options.sourceMap);
  } catch (error) {
    const why = error instanceof Error ? error.message : "unreadable";
    return { ...exit, message: `${sentence}${machine} (${why}).` };
  }
  const place = map && sourcePlace(frames, map, options.codeShift);
  return { ...exit, message: `${sentence}${place ?? machine}.` };
}

/** The innermost place that the author wrote, and where it went from there; undefined where no source is known. */
function sourcePlace(frames: readonly WasmFrame[], map: SourceMap, codeShift: number): string | undefined {
  const places = frames.flatMap((frame) => {
    const place = map.placeOf(frame.offset - codeShift);
    return place === undefined || place.source === ABORT ? [] : [{ place, frame }];
  });
  const [inner] = places;
  const own = places.find(({ place }) => !LIBRARY.test(place.source)) ?? inner;
  if (inner === undefined || own === undefined) return undefined;
  const through = own === inner ? "" : `, inside ${format(inner.place)}`;
  return ` at ${format(own.place)} in ${own.place.name ?? nameOf(own.frame)}${through}`;
}

function format({ source, line, column }: SourcePlace): string {
  return `${source}:${line}:${column}`;
}

/** `assembly/index/tick` is the compiler's name of `tick`. */
function nameOf({ name, index }: WasmFrame): string {
  const short = name?.slice(0, MAX_NAME).split("/").at(-1);
  return short === undefined || short === "" ? `function ${index}` : short;
}
