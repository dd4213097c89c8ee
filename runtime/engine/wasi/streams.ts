/** `fd_read` and `fd_write` on the standard streams. */

import { ERRNO } from "./errno.js";
import type { WasiHost } from "./host.js";
import { RIGHT, type Stdio } from "./stdio.js";
import { readVectors } from "./vectors.js";

/** One read asks for at most this much; a reader comes again. */
const MOST_INPUT = 65_536;

type Transfer = (fd: number, vectorsAt: number, count: number, doneAt: number) => number;

/** The functions that move bytes. Pointers are judged before descriptors, and all of them before any byte moves. */
export function streamFunctions(host: WasiHost, stdio: Stdio): Record<"fd_read" | "fd_write", Transfer> {
  const { memory } = host;
  const finish = (at: number, done: number): number => {
    memory.view().setUint32(at >>> 0, done, true);
    return ERRNO.success;
  };
  return {
    fd_write: (fd, vectorsAt, count, doneAt) => {
      const stretches = readVectors(memory, vectorsAt, count);
      if (stretches === undefined || !memory.holds(doneAt >>> 0, 4)) return ERRNO.fault;
      const refusal = stdio.may(fd, RIGHT.fdWrite);
      const descriptor = stdio.get(fd);
      if (refusal !== ERRNO.success || descriptor === undefined) return refusal;
      if (descriptor.stream === 0) return ERRNO.badf;
      let done = 0;
      for (const { at, length } of stretches) {
        if (length === 0) continue;
        if (!host.writeOutput(descriptor.stream, memory.bytes().subarray(at, at + length))) return ERRNO.pipe;
        done += length;
      }
      return finish(doneAt, done);
    },
    fd_read: (fd, vectorsAt, count, doneAt) => {
      const stretches = readVectors(memory, vectorsAt, count);
      if (stretches === undefined || !memory.holds(doneAt >>> 0, 4)) return ERRNO.fault;
      const refusal = stdio.may(fd, RIGHT.fdRead);
      const descriptor = stdio.get(fd);
      if (refusal !== ERRNO.success || descriptor === undefined) return refusal;
      if (descriptor.stream !== 0) return ERRNO.badf;
      const room = stretches.reduce((sum, { length }) => sum + length, 0);
      if (room === 0) return finish(doneAt, 0);
      const input = host.readInput(Math.min(room, MOST_INPUT)).subarray(0, room);
      let done = 0;
      for (const { at, length } of stretches) {
        const part = input.subarray(done, done + length);
        memory.bytes().set(part, at);
        done += part.length;
      }
      return finish(doneAt, done);
    },
  };
}
