/** The descriptors of a guest: the standard streams, and files and folders that are mounted for it. */

import type { FileEntry } from "../../protocol/index.js";
import { ERRNO } from "./errno.js";

export type Stream = 0 | 1 | 2;
type RightName =
  | "fdRead"
  | "fdSeek"
  | "fdstatSetFlags"
  | "fdTell"
  | "fdWrite"
  | "fdAdvise"
  | "pathOpen"
  | "fdReaddir"
  | "pathReadlink"
  | "pathFilestatGet"
  | "filestatGet"
  | "poll";

/** Rights of preview 1 that a descriptor can have here (`witx/typenames.witx`, rights); none of them writes a file. */
export const RIGHT: Readonly<Record<RightName, bigint>> = {
  fdRead: 1n << 1n,
  fdSeek: 1n << 2n,
  fdstatSetFlags: 1n << 3n,
  fdTell: 1n << 5n,
  fdWrite: 1n << 6n,
  fdAdvise: 1n << 7n,
  pathOpen: 1n << 13n,
  fdReaddir: 1n << 14n,
  pathReadlink: 1n << 15n,
  pathFilestatGet: 1n << 18n,
  filestatGet: 1n << 21n,
  poll: 1n << 27n,
};

/** What is open. */
export type Opened =
  | { readonly kind: "stream"; readonly stream: Stream }
  /** A file is read whole when it is opened, so that it does not change under its reader. */
  | { readonly kind: "file"; readonly stat: Stat; readonly data: Uint8Array; position: bigint }
  | {
      readonly kind: "folder";
      readonly stat: Stat;
      /** Whole. */
      readonly path: string;
      /** Opened for the guest before it began. */
      readonly preopened: boolean;
      /** As they were when they were listed from the beginning. */
      entries?: readonly FileEntry[];
    };

/** What is told of a file or folder. */
export interface Stat {
  readonly size: number;
  readonly modifiedNs: bigint;
  readonly inode: bigint;
}

/** One open descriptor. */
export type Descriptor = Opened & { rights: bigint; inheriting: bigint; flags: number };

const COMMON = RIGHT.fdstatSetFlags | RIGHT.filestatGet | RIGHT.poll;
/** Files and folders together may be this many. */
const MOST_OPEN = 32;
/** Of the files that are open, bytes. */
const MOST_HELD = 8 * 1024 * 1024;

function openStream(stream: Stream): Descriptor {
  const rights = COMMON | (stream === 0 ? RIGHT.fdRead : RIGHT.fdWrite);
  return { kind: "stream", stream, rights, inheriting: 0n, flags: 0 };
}

/** The descriptor table of one instance. */
export class DescriptorTable {
  readonly #open: Map<number, Descriptor> = new Map([
    [0, openStream(0)],
    [1, openStream(1)],
    [2, openStream(2)],
  ]);

  get(fd: number): Descriptor | undefined {
    return this.#open.get(fd >>> 0);
  }

  /** The errno of using `fd` for something that needs `right`: success, badf, or notcapable. */
  may(fd: number, right: bigint): number {
    const descriptor = this.get(fd);
    if (descriptor === undefined) return ERRNO.badf;
    return (descriptor.rights & right) === 0n ? ERRNO.notcapable : ERRNO.success;
  }

  /** The errno of having one more open, which holds so many bytes. */
  room(bytes: number): number {
    let count = 0;
    let held = bytes;
    for (const one of this.#open.values()) {
      if (one.kind !== "stream") count += 1;
      if (one.kind === "file") held += one.data.length;
    }
    if (count >= MOST_OPEN) return ERRNO.mfile;
    return held > MOST_HELD ? ERRNO.nomem : ERRNO.success;
  }

  /** Takes the lowest free number. */
  add(descriptor: Descriptor): number {
    let fd = 0;
    while (this.#open.has(fd)) fd += 1;
    this.#open.set(fd, descriptor);
    return fd;
  }

  close(fd: number): number {
    return this.#open.delete(fd >>> 0) ? ERRNO.success : ERRNO.badf;
  }

  /** Moves `from` over `to`; both must be open, so a guest cannot mint numbers. */
  renumber(from: number, to: number): number {
    const descriptor = this.get(from);
    if (descriptor === undefined || this.get(to) === undefined) return ERRNO.badf;
    this.#open.delete(from >>> 0);
    this.#open.set(to >>> 0, descriptor);
    return ERRNO.success;
  }
}
