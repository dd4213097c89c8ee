/** `fd_write` on the standard streams; nothing else can be written to. */

import { RIGHT, type DescriptorTable } from "./descriptor-table.js";
import { ERRNO } from "./errno.js";
import type { WasiHost } from "./host.js";
import { readVectors } from "./vectors.js";

/** The function. Pointers are judged before descriptors, and all of them before any byte moves. */
export function writingFunctions(
  host: WasiHost,
  table: DescriptorTable,
): Record<"fd_write", (fd: number, vectorsAt: number, count: number, doneAt: number) => number> {
  const { memory } = host;
  return {
    fd_write: (fd, vectorsAt, count, doneAt) => {
      const stretches = readVectors(memory, vectorsAt, count);
      if (stretches === undefined || !memory.holds(doneAt >>> 0, 4)) return ERRNO.fault;
      const refusal = table.may(fd, RIGHT.fdWrite);
      const descriptor = table.get(fd);
      if (refusal !== ERRNO.success || descriptor === undefined) return refusal;
      if (descriptor.kind !== "stream" || descriptor.stream === 0) return ERRNO.badf;
      let done = 0;
      for (const { at, length } of stretches) {
        if (length === 0) continue;
        if (!host.writeOutput(descriptor.stream, memory.bytes().subarray(at, at + length))) return ERRNO.pipe;
        done += length;
      }
      memory.view().setUint32(doneAt >>> 0, done, true);
      return ERRNO.success;
    },
  };
}
