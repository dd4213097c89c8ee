/**
 * Makes a program that can be told, wherever it is installed, which loader and which libraries are its own. A robot's
 * C library may be older than Node needs, and the kernel wants the loader's absolute path in the program itself.
 *
 * Two fields of a fixed size are put behind the program, in a segment of their own that takes the place of its notes;
 * PT_INTERP and DT_RPATH point there. The installation fills them in with `dd`. DT_RPATH and not DT_RUNPATH, because
 * it also holds for what the libraries need in turn. What is not loaded (symbols, section headers) is left away.
 */

import { CliError } from "../error.js";
import { type DynamicEntry, type Elf, SEGMENT, type Segment, TAG, writeWord } from "./elf.js";

/** Bytes of a field, the NUL at its end included. */
export const FIELD_BYTES = 1024;
/** The largest page of any of the kernels. */
const PAGE = 65_536;
const READABLE = 4;

/** A program with two fields. */
export interface Relocatable {
  readonly bytes: Buffer;
  /** Where the path of the loader goes. */
  readonly loaderAt: number;
  /** Where the folder of the libraries goes. */
  readonly librariesAt: number;
}

/** Makes a copy that has the fields, filled in for `loader` and `libraries`. Throws `pack-elf`. */
export function makeRelocatable(elf: Elf, loader: string, libraries: string): Relocatable {
  const { layout, segments, dynamic } = elf;
  const loads = segments.filter(({ type }) => type === SEGMENT.load);
  const note = segments.findLast(({ type }) => type === SEGMENT.note);
  const named = segments.find(({ type }) => type === SEGMENT.interpreter);
  const strings = dynamic.find(({ tag }) => tag === TAG.strings);
  const free = freeEntry(dynamic);
  const last = loads.at(-1);
  if (
    note === undefined ||
    named === undefined ||
    strings === undefined ||
    last === undefined ||
    note.at < last.at
  ) {
    throw new CliError("pack-elf", "this program has no room for another loader");
  }
  const end = Math.max(...loads.map(({ offset, fileSize }) => offset + fileSize));
  const offset = pageAfter(end);
  const address = pageAfter(Math.max(...loads.map((load) => load.address + load.memorySize)));
  const bytes = Buffer.alloc(offset + 2 * FIELD_BYTES);
  elf.bytes.copy(bytes, 0, 0, end);
  writeWord(bytes, layout, layout.sectionsAt, 0);
  bytes.writeUInt32LE(0, layout.sectionCountAt);
  const place = { layout, bytes, offset, address };
  writeSegment(place, note, { type: SEGMENT.load, size: 2 * FIELD_BYTES });
  writeSegment(place, named, { type: SEGMENT.interpreter, size: FIELD_BYTES });
  writeWord(bytes, layout, free.at, TAG.rpath);
  // Counted from the program's own names, and beyond them: loaders do not look at DT_STRSZ here.
  writeWord(bytes, layout, free.at + layout.word, address + FIELD_BYTES - strings.value);
  const relocatable = { bytes, loaderAt: offset, librariesAt: offset + FIELD_BYTES };
  bytes.write(checkLength(loader), relocatable.loaderAt);
  bytes.write(checkLength(libraries), relocatable.librariesAt);
  return relocatable;
}

function checkLength(path: string): string {
  if (Buffer.byteLength(path) >= FIELD_BYTES) throw new CliError("pack-elf", `${path} is too long`);
  return path;
}

function pageAfter(place: number): number {
  return Math.ceil(place / PAGE) * PAGE;
}

/** Linkers leave some entries free at the end; one must stay as the end. */
function freeEntry(dynamic: readonly DynamicEntry[]): DynamicEntry {
  if (dynamic.some(({ tag }) => tag === TAG.rpath || tag === TAG.runpath)) {
    throw new CliError("pack-elf", "this program names folders for its libraries already");
  }
  const first = dynamic.findIndex(({ tag }) => tag === TAG.end);
  const free = dynamic[first];
  if (free === undefined || dynamic[first + 1]?.tag !== TAG.end) {
    throw new CliError("pack-elf", "this program has no room for a folder of libraries");
  }
  return free;
}

interface Place {
  readonly layout: Elf["layout"];
  readonly bytes: Buffer;
  readonly offset: number;
  readonly address: number;
}

function writeSegment(
  { layout, bytes, offset, address }: Place,
  { at }: Segment,
  { type, size }: { readonly type: number; readonly size: number },
): void {
  const { header } = layout;
  bytes.writeUInt32LE(type, at + header.type);
  bytes.writeUInt32LE(READABLE, at + header.flags);
  writeWord(bytes, layout, at + header.offset, offset);
  for (const field of [header.address, header.physical]) writeWord(bytes, layout, at + field, address);
  for (const field of [header.fileSize, header.memorySize]) writeWord(bytes, layout, at + field, size);
  writeWord(bytes, layout, at + header.align, type === SEGMENT.load ? PAGE : 1);
}
