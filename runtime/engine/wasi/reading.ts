/** `fd_read`, `fd_pread`, and the position of a file. */

import type { Descriptor, DescriptorTable } from "./descriptor-table.js";
import { RIGHT } from "./descriptor-table.js";
import { ERRNO } from "./errno.js";
import type { WasiHost } from "./host.js";
import { readVectors, type Stretch } from "./vectors.js";

/** One read of a stream asks for at most this much; a reader comes again. */
const MOST_INPUT = 65_536;
const WHENCE = { set: 0, current: 1, end: 2 } as const;
const MOST_ADVICE = 5;

/** The functions that read. Pointers are judged before descriptors, and all of them before any byte moves. */
export function readingFunctions(
  host: WasiHost,
  table: DescriptorTable,
): {
  readonly fd_read: (fd: number, vectorsAt: number, count: number, doneAt: number) => number;
  readonly fd_pread: (fd: number, vectorsAt: number, count: number, offset: bigint, doneAt: number) => number;
  readonly fd_seek: (fd: number, delta: bigint, whence: number, at: number) => number;
  readonly fd_tell: (fd: number, at: number) => number;
  readonly fd_advise: (fd: number, offset: bigint, length: bigint, advice: number) => number;
} {
  const { memory } = host;

  /** Lays `source` into the stretches; answers how much of it found room. */
  function scatter(source: Uint8Array, stretches: readonly Stretch[]): number {
    let done = 0;
    for (const { at, length } of stretches) {
      const part = source.subarray(done, done + length);
      memory.bytes().set(part, at);
      done += part.length;
    }
    return done;
  }

  const finish = (at: number, done: number): number => {
    memory.view().setUint32(at >>> 0, done, true);
    return ERRNO.success;
  };
  const tell = (at: number, position: bigint): number => {
    memory.view().setBigUint64(at >>> 0, position, true);
    return ERRNO.success;
  };

  /** The file behind `fd` when it may be used so, or the errno. */
  function file(fd: number, right: bigint): Extract<Descriptor, { kind: "file" }> | number {
    const descriptor = table.get(fd);
    if (descriptor === undefined) return ERRNO.badf;
    // A stream has no position, whatever may be done to it.
    if (descriptor.kind === "stream" && right !== RIGHT.fdRead) return ERRNO.spipe;
    if ((descriptor.rights & right) !== right) return ERRNO.notcapable;
    return descriptor.kind === "file" ? descriptor : ERRNO.notcapable;
  }

  return {
    fd_read: (fd, vectorsAt, count, doneAt) => {
      const stretches = readVectors(memory, vectorsAt, count);
      if (stretches === undefined || !memory.holds(doneAt >>> 0, 4)) return ERRNO.fault;
      const refusal = table.may(fd, RIGHT.fdRead);
      const descriptor = table.get(fd);
      if (refusal !== ERRNO.success || descriptor === undefined) return refusal;
      if (descriptor.kind === "folder") return ERRNO.isdir;
      if (descriptor.kind === "file") {
        const done = scatter(descriptor.data.subarray(start(descriptor.position)), stretches);
        descriptor.position += BigInt(done);
        return finish(doneAt, done);
      }
      if (descriptor.stream !== 0) return ERRNO.badf;
      const room = stretches.reduce((sum, { length }) => sum + length, 0);
      if (room === 0) return finish(doneAt, 0);
      return finish(doneAt, scatter(host.readInput(Math.min(room, MOST_INPUT)).subarray(0, room), stretches));
    },
    fd_pread: (fd, vectorsAt, count, offset, doneAt) => {
      const stretches = readVectors(memory, vectorsAt, count);
      if (stretches === undefined || !memory.holds(doneAt >>> 0, 4)) return ERRNO.fault;
      const found = file(fd, RIGHT.fdRead | RIGHT.fdSeek);
      if (typeof found === "number") return found === ERRNO.spipe ? ERRNO.notcapable : found;
      if (offset < 0n) return ERRNO.inval;
      return finish(doneAt, scatter(found.data.subarray(start(offset)), stretches));
    },
    fd_seek: (fd, delta, whence, at) => {
      const found = file(fd, delta === 0n && whence === WHENCE.current ? RIGHT.fdTell : RIGHT.fdSeek);
      if (typeof found === "number") return found;
      if (!memory.holds(at >>> 0, 8)) return ERRNO.fault;
      const from = originOf(found, whence);
      const position = from === undefined ? -1n : from + delta;
      if (position < 0n || position >= 1n << 63n) return ERRNO.inval;
      found.position = position;
      return tell(at, position);
    },
    fd_tell: (fd, at) => {
      const found = file(fd, RIGHT.fdTell);
      if (typeof found === "number") return found;
      return memory.holds(at >>> 0, 8) ? tell(at, found.position) : ERRNO.fault;
    },
    fd_advise: (fd, offset, length, advice) => {
      const refusal = table.may(fd, RIGHT.fdAdvise);
      if (refusal !== ERRNO.success) return refusal;
      return advice >>> 0 > MOST_ADVICE || offset < 0n || length < 0n ? ERRNO.inval : ERRNO.success;
    },
  };
}

/** Beyond the end there is nothing, however far. */
function start(position: bigint): number {
  return Number(position > 0xffff_ffffn ? 0xffff_ffffn : position);
}

function originOf(
  { position, data }: Extract<Descriptor, { kind: "file" }>,
  whence: number,
): bigint | undefined {
  switch (whence) {
    case WHENCE.set:
      return 0n;
    case WHENCE.current:
      return position;
    case WHENCE.end:
      return BigInt(data.length);
    default:
      return undefined;
  }
}
