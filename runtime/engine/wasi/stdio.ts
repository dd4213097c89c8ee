/** The descriptors of a guest: standard input, output and error, which it may close and renumber; nothing else. */

import { ERRNO } from "./errno.js";

export type Stream = 0 | 1 | 2;

/** Rights of preview 1 that a stream can have (`witx/typenames.witx`, rights). */
export const RIGHT: Readonly<
  Record<"fdRead" | "fdstatSetFlags" | "fdWrite" | "filestatGet" | "poll", bigint>
> = {
  fdRead: 1n << 1n,
  fdstatSetFlags: 1n << 3n,
  fdWrite: 1n << 6n,
  filestatGet: 1n << 21n,
  poll: 1n << 27n,
};

/** One open descriptor. */
export interface Descriptor {
  readonly stream: Stream;
  rights: bigint;
  inheriting: bigint;
  flags: number;
}

const COMMON = RIGHT.fdstatSetFlags | RIGHT.filestatGet | RIGHT.poll;

function open(stream: Stream): Descriptor {
  return { stream, rights: COMMON | (stream === 0 ? RIGHT.fdRead : RIGHT.fdWrite), inheriting: 0n, flags: 0 };
}

/** The descriptor table of one instance. */
export class Stdio {
  readonly #open: Map<number, Descriptor> = new Map([
    [0, open(0)],
    [1, open(1)],
    [2, open(2)],
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
