/** One function of the robot API as processes carry it: its number, and the bytes of its arguments and result. */

import type { CanonicalMemory } from "./canonical-memory.js";
import type { InterfaceName } from "./grant.js";
import { ValueReader } from "./value-reader.js";
import { ValueWriter } from "./value-writer.js";

/**
 * How a call travels: `call` is a round trip to the robot server, `snapshot` a read of the held snapshot, `wait`
 * a wait frame, `log` a line to the supervisor.
 */
export type Carriage = "call" | "snapshot" | "wait" | "log";

/** What tells a function apart; enough to count, to check a grant, or to write an audit line. */
export interface FunctionInfo {
  /** Interface in the high byte, function in the low byte; never changes within a WIT version. */
  readonly id: number;
  readonly interface: InterfaceName;
  /** As in WIT. */
  readonly name: string;
  readonly carriage: Carriage;
}

/** How one function's values become bytes; made by the generator. */
export interface FunctionCodec<A extends readonly unknown[], R> {
  readonly writeArgs: (writer: ValueWriter, args: A) => void;
  readonly readArgs: (reader: ValueReader) => A;
  readonly writeResult: (writer: ValueWriter, result: R) => void;
  readonly readResult: (reader: ValueReader) => R;
  /** Stores a result where the canonical ABI wants it. */
  readonly storeResult: (memory: CanonicalMemory, at: number, result: R) => void;
}

/** A function with its codec. Decoding throws `FrameError`. */
export interface RobotFunction<A extends readonly unknown[], R> extends FunctionInfo {
  readonly encodeArgs: (...args: A) => Uint8Array;
  readonly decodeArgs: (bytes: Uint8Array) => A;
  readonly encodeResult: (result: R) => Uint8Array;
  readonly decodeResult: (bytes: Uint8Array) => R;
  /** Stores a result in a guest's memory, or in a snapshot, as the canonical ABI lays it out. */
  readonly storeResult: (memory: CanonicalMemory, at: number, result: R) => void;
}

/** Makes a function's entry in the table. */
export function robotFunction<A extends readonly unknown[], R>(
  info: FunctionInfo,
  codec: FunctionCodec<A, R>,
): RobotFunction<A, R> {
  return {
    ...info,
    encodeArgs: (...args) => encode(args, codec.writeArgs),
    decodeArgs: (bytes) => decode(bytes, codec.readArgs),
    encodeResult: (result) => encode(result, codec.writeResult),
    decodeResult: (bytes) => decode(bytes, codec.readResult),
    storeResult: codec.storeResult,
  };
}

/** The bytes of one value. */
export function encode<T>(value: T, write: (writer: ValueWriter, value: T) => void): Uint8Array {
  const writer = new ValueWriter();
  write(writer, value);
  return writer.finish();
}

/** The one value that `bytes` holds; anything after it is refused. */
export function decode<T>(bytes: Uint8Array, read: (reader: ValueReader) => T): T {
  const reader = new ValueReader(bytes);
  const value = read(reader);
  reader.end();
  return value;
}

/** Decodes arguments, runs the function, encodes its answer; a promise only where the function gives one. */
export function serve<A extends readonly unknown[], R>(
  target: RobotFunction<A, R>,
  args: Uint8Array,
  run: (args: A) => R | Promise<R>,
): Uint8Array | Promise<Uint8Array> {
  const result = run(target.decodeArgs(args));
  if (result instanceof Promise) return result.then((value) => target.encodeResult(value));
  return target.encodeResult(result);
}
