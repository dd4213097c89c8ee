/**
 * As much of an ELF program as packing needs: for which machine it is, which loader it names, which libraries it
 * needs. System V ABI, generic and processor supplements; little-endian only, which all three architectures are.
 */

import { CliError } from "../error.js";

/** `p_type` of program headers. */
export const SEGMENT = { load: 1, dynamic: 2, interpreter: 3, note: 4 } as const;
/** Tags of the dynamic section. */
export const TAG = { end: 0, needed: 1, strings: 5, stringsSize: 10, rpath: 15, runpath: 29 } as const;

/** Where the fields of both classes lie, bytes. */
interface Layout {
  readonly word: 4 | 8;
  readonly tableAt: number;
  readonly sectionsAt: number;
  readonly entrySizeAt: number;
  readonly countAt: number;
  readonly sectionCountAt: number;
  readonly header: Readonly<
    Record<"type" | "flags" | "offset" | "address" | "physical" | "fileSize" | "memorySize" | "align", number>
  >;
}

const LAYOUTS: Readonly<Record<number, Layout>> = {
  1: {
    word: 4,
    tableAt: 28,
    sectionsAt: 32,
    entrySizeAt: 42,
    countAt: 44,
    sectionCountAt: 48,
    header: {
      type: 0,
      offset: 4,
      address: 8,
      physical: 12,
      fileSize: 16,
      memorySize: 20,
      flags: 24,
      align: 28,
    },
  },
  2: {
    word: 8,
    tableAt: 32,
    sectionsAt: 40,
    entrySizeAt: 54,
    countAt: 56,
    sectionCountAt: 60,
    header: {
      type: 0,
      flags: 4,
      offset: 8,
      address: 16,
      physical: 24,
      fileSize: 32,
      memorySize: 40,
      align: 48,
    },
  },
};

const MAX_HEADERS = 64;
const MAX_ENTRIES = 256;
const MAX_TEXT = 4096;

/** One program header; `at` is where it stands itself. */
export interface Segment {
  readonly at: number;
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly fileSize: number;
  readonly memorySize: number;
}

/** One entry of the dynamic section. */
export interface DynamicEntry {
  readonly at: number;
  readonly tag: number;
  readonly value: number;
}

/** A program or library, read. */
export interface Elf {
  readonly bytes: Buffer;
  readonly layout: Layout;
  readonly machine: number;
  readonly segments: readonly Segment[];
  readonly dynamic: readonly DynamicEntry[];
  /** The loader that it names; absent in a library. */
  readonly interpreter?: string;
  /** File names of the libraries that it needs. */
  readonly needed: readonly string[];
}

/** Reads it. Throws `pack-elf` where it is none, or not one that can be read. */
export function readElf(bytes: Buffer, label: string): Elf {
  try {
    return read(bytes);
  } catch (cause) {
    const why = cause instanceof RangeError ? cause.message : String(cause);
    throw new CliError("pack-elf", `${label}: ${why}`, { cause });
  }
}

function read(bytes: Buffer): Elf {
  if (bytes.length < 64 || bytes.readUInt32BE(0) !== 0x7f454c46) throw new RangeError("it is no ELF file");
  const layout = LAYOUTS[bytes[4] ?? 0];
  if (layout === undefined || bytes[5] !== 1)
    throw new RangeError("it is not little-endian of 32 or 64 bits");
  const segments = readSegments(bytes, layout);
  const dynamic = readDynamic(bytes, layout, segments);
  const named = segments.find(({ type }) => type === SEGMENT.interpreter);
  return {
    bytes,
    layout,
    machine: bytes.readUInt16LE(18),
    segments,
    dynamic,
    ...(named !== undefined && { interpreter: textAt(bytes, named.offset) }),
    needed: neededOf(bytes, segments, dynamic),
  };
}

/** Reads a word of the class. */
export function readWord(bytes: Buffer, { word }: Layout, at: number): number {
  if (word === 4) return bytes.readUInt32LE(at);
  const value = bytes.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError(`the number at byte ${at} is too large`);
  return Number(value);
}

/** Writes a word of the class. */
export function writeWord(bytes: Buffer, { word }: Layout, at: number, value: number): void {
  if (word === 4) bytes.writeUInt32LE(value, at);
  else bytes.writeBigUInt64LE(BigInt(value), at);
}

function readSegments(bytes: Buffer, layout: Layout): Segment[] {
  const table = readWord(bytes, layout, layout.tableAt);
  const size = bytes.readUInt16LE(layout.entrySizeAt);
  const count = bytes.readUInt16LE(layout.countAt);
  if (count > MAX_HEADERS) throw new RangeError(`it has ${count} program headers`);
  const { header } = layout;
  return Array.from({ length: count }, (_, i) => {
    const at = table + i * size;
    return {
      at,
      type: bytes.readUInt32LE(at + header.type),
      offset: readWord(bytes, layout, at + header.offset),
      address: readWord(bytes, layout, at + header.address),
      fileSize: readWord(bytes, layout, at + header.fileSize),
      memorySize: readWord(bytes, layout, at + header.memorySize),
    };
  });
}

function readDynamic(bytes: Buffer, layout: Layout, segments: readonly Segment[]): DynamicEntry[] {
  const place = segments.find(({ type }) => type === SEGMENT.dynamic);
  if (place === undefined) return [];
  const count = Math.min(MAX_ENTRIES, Math.floor(place.fileSize / (2 * layout.word)));
  return Array.from({ length: count }, (_, i) => {
    const at = place.offset + i * 2 * layout.word;
    return { at, tag: readWord(bytes, layout, at), value: readWord(bytes, layout, at + layout.word) };
  });
}

function neededOf(bytes: Buffer, segments: readonly Segment[], dynamic: readonly DynamicEntry[]): string[] {
  const strings = dynamic.find(({ tag }) => tag === TAG.strings)?.value;
  if (strings === undefined) return [];
  const home = segments.find(
    ({ type, address, fileSize }) =>
      type === SEGMENT.load && address <= strings && strings < address + fileSize,
  );
  if (home === undefined) throw new RangeError("its names lie outside of it");
  const at = home.offset + strings - home.address;
  return dynamic.filter(({ tag }) => tag === TAG.needed).map(({ value }) => textAt(bytes, at + value));
}

function textAt(bytes: Buffer, at: number): string {
  const end = bytes.indexOf(0, at);
  if (at >= bytes.length || end === -1 || end - at > MAX_TEXT)
    throw new RangeError(`there is no name at byte ${at}`);
  return bytes.toString("latin1", at, end);
}
