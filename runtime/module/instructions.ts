/**
 * Steps through the instructions of a function body (core specification 5.4, WebAssembly 2.0, with tail calls, atomics
 * and relaxed SIMD, which compilers emit). Only where one instruction ends and the next begins is known here; types
 * are V8's to check.
 */

import type { ByteReader } from "./byte-reader.js";
import { ModuleError } from "./error.js";

/** Opcodes after a prefix are `PREFIX * 0x1000 + opcode`. */
export const PREFIX = { numeric: 0xfc, simd: 0xfd, atomic: 0xfe } as const;

/** The number of an opcode with a prefix. */
export function prefixed(prefix: number, opcode: number): number {
  return prefix * 0x1000 + opcode;
}

type Skip = (reader: ByteReader) => void;

const nothing: Skip = () => undefined;
const index: Skip = (reader) => void reader.u32();
const twoIndices: Skip = (reader) => {
  reader.u32();
  reader.u32();
};
const oneByte: Skip = (reader) => reader.skip(1);
/** A value type, or the index of a type as a positive number of 33 bits. */
const blockType: Skip = (reader) => reader.skipSigned(33);
/** Alignment and offset. */
const place = twoIndices;
const placeAndLane: Skip = (reader) => {
  twoIndices(reader);
  reader.skip(1);
};

const PLAIN: readonly (readonly [first: number, last: number, skip: Skip])[] = [
  [0x00, 0x01, nothing],
  [0x02, 0x04, blockType],
  [0x05, 0x05, nothing],
  [0x0b, 0x0b, nothing],
  [0x0c, 0x0d, index],
  [0x0e, 0x0e, branchTable],
  [0x0f, 0x0f, nothing],
  [0x10, 0x10, index],
  [0x11, 0x11, twoIndices],
  [0x12, 0x12, index],
  [0x13, 0x13, twoIndices],
  [0x1a, 0x1b, nothing],
  [0x1c, 0x1c, (reader) => reader.skip(reader.u32())],
  [0x20, 0x26, index],
  [0x28, 0x3e, place],
  [0x3f, 0x40, oneByte],
  [0x41, 0x41, (reader) => reader.skipSigned(32)],
  [0x42, 0x42, (reader) => reader.skipSigned(64)],
  [0x43, 0x43, (reader) => reader.skip(4)],
  [0x44, 0x44, (reader) => reader.skip(8)],
  [0x45, 0xc4, nothing],
  [0xd0, 0xd0, oneByte],
  [0xd1, 0xd1, nothing],
  [0xd2, 0xd2, index],
  [prefixed(PREFIX.numeric, 0), prefixed(PREFIX.numeric, 7), nothing],
  [prefixed(PREFIX.numeric, 8), prefixed(PREFIX.numeric, 8), twoIndices],
  [prefixed(PREFIX.numeric, 9), prefixed(PREFIX.numeric, 9), index],
  [prefixed(PREFIX.numeric, 10), prefixed(PREFIX.numeric, 10), twoIndices],
  [prefixed(PREFIX.numeric, 11), prefixed(PREFIX.numeric, 11), index],
  [prefixed(PREFIX.numeric, 12), prefixed(PREFIX.numeric, 12), twoIndices],
  [prefixed(PREFIX.numeric, 13), prefixed(PREFIX.numeric, 13), index],
  [prefixed(PREFIX.numeric, 14), prefixed(PREFIX.numeric, 14), twoIndices],
  [prefixed(PREFIX.numeric, 15), prefixed(PREFIX.numeric, 17), index],
  [prefixed(PREFIX.simd, 0x00), prefixed(PREFIX.simd, 0x0b), place],
  [prefixed(PREFIX.simd, 0x0c), prefixed(PREFIX.simd, 0x0d), (reader) => reader.skip(16)],
  [prefixed(PREFIX.simd, 0x0e), prefixed(PREFIX.simd, 0x14), nothing],
  [prefixed(PREFIX.simd, 0x15), prefixed(PREFIX.simd, 0x22), oneByte],
  [prefixed(PREFIX.simd, 0x23), prefixed(PREFIX.simd, 0x53), nothing],
  [prefixed(PREFIX.simd, 0x54), prefixed(PREFIX.simd, 0x5b), placeAndLane],
  [prefixed(PREFIX.simd, 0x5c), prefixed(PREFIX.simd, 0x5d), place],
  [prefixed(PREFIX.simd, 0x5e), prefixed(PREFIX.simd, 0x113), nothing],
  [prefixed(PREFIX.atomic, 0x00), prefixed(PREFIX.atomic, 0x02), place],
  [prefixed(PREFIX.atomic, 0x03), prefixed(PREFIX.atomic, 0x03), oneByte],
  [prefixed(PREFIX.atomic, 0x10), prefixed(PREFIX.atomic, 0x4e), place],
];

const SKIPS: ReadonlyMap<number, Skip> = new Map(
  PLAIN.flatMap(([first, last, skip]) =>
    Array.from({ length: last - first + 1 }, (_, i) => [first + i, skip] as const),
  ),
);

const PREFIXES: ReadonlySet<number> = new Set(Object.values(PREFIX));

/** Reads one instruction and returns its number. Throws `module-instruction` where there is none. */
export function readInstruction(reader: ByteReader): number {
  const at = reader.offset;
  const first = reader.byte();
  const opcode = PREFIXES.has(first) ? prefixed(first, reader.u32()) : first;
  const skip = SKIPS.get(opcode);
  if (skip === undefined) {
    throw new ModuleError(
      "module-instruction",
      `0x${opcode.toString(16)} at byte ${at} is none that is known`,
    );
  }
  skip(reader);
  return opcode;
}

function branchTable(reader: ByteReader): void {
  for (let n = reader.count("branches"); n >= 0; n -= 1) reader.u32();
}

/** Steps over the declarations of a body's locals. */
export function skipLocals(reader: ByteReader): void {
  for (let n = reader.u32(); n > 0; n -= 1) {
    reader.u32();
    reader.skip(1);
  }
}
