/** Scatter and gather lists of `fd_read` and `fd_write`: `u32 pointer | u32 length` each. */

import type { CheckedMemory } from "./checked-memory.js";

const VECTOR_SIZE = 8;
/** As POSIX `IOV_MAX`: of a longer list the first part is served, which both calls may do. */
const MOST = 1024;

/** A stretch of guest memory that lies inside it. */
export interface Stretch {
  readonly at: number;
  readonly length: number;
}

/** The checked list at `at`, or undefined when it, or a stretch, is not inside the memory. */
export function readVectors(
  memory: CheckedMemory,
  at: number,
  count: number,
): readonly Stretch[] | undefined {
  const start = at >>> 0;
  if (!memory.holds(start, VECTOR_SIZE * (count >>> 0))) return undefined;
  const view = memory.view();
  const stretches: Stretch[] = [];
  for (let i = 0; i < Math.min(count >>> 0, MOST); i += 1) {
    const stretch = {
      at: view.getUint32(start + VECTOR_SIZE * i, true),
      length: view.getUint32(start + VECTOR_SIZE * i + 4, true),
    };
    if (!memory.holds(stretch.at, stretch.length)) return undefined;
    stretches.push(stretch);
  }
  return stretches;
}
