/** The records `filestat` and `fdstat` of preview 1 (`witx/typenames.witx`). */

import type { FileKind } from "../../protocol/index.js";
import type { CheckedMemory } from "./checked-memory.js";
import type { Descriptor, Stat } from "./descriptor-table.js";

export const FILESTAT_SIZE = 64;
export const FDSTAT_SIZE = 24;

/**
 * A stream is a character device, although it is a pipe: C libraries then write line by line, so that a log line is
 * there when the line is, and not lost when the behaviour is ended.
 */
export const FILETYPE: Readonly<Record<FileKind | "stream", number>> = {
  stream: 2,
  folder: 3,
  file: 4,
  link: 7,
};

/** Writes a `filestat`; of a stream only the type, the rest would tell of the machine. The caller has checked `at`. */
export function writeFilestat(
  memory: CheckedMemory,
  at: number,
  kind: FileKind | "stream",
  stat: Stat | undefined,
): void {
  memory.bytes().fill(0, at, at + FILESTAT_SIZE);
  const view = memory.view();
  view.setUint8(at + 16, FILETYPE[kind]);
  if (stat === undefined) return;
  view.setBigUint64(at, 1n, true);
  view.setBigUint64(at + 8, stat.inode, true);
  view.setBigUint64(at + 24, 1n, true);
  view.setBigUint64(at + 32, BigInt(stat.size), true);
  for (const time of [40, 48, 56]) view.setBigUint64(at + time, stat.modifiedNs, true);
}

/** Writes an `fdstat`. The caller has checked `at`. */
export function writeFdstat(memory: CheckedMemory, at: number, descriptor: Descriptor): void {
  memory.bytes().fill(0, at, at + FDSTAT_SIZE);
  const view = memory.view();
  view.setUint8(at, FILETYPE[descriptor.kind]);
  view.setUint16(at + 2, descriptor.flags, true);
  view.setBigUint64(at + 8, descriptor.rights, true);
  view.setBigUint64(at + 16, descriptor.inheriting, true);
}
