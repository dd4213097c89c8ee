/** What a daemon holds over a long time, and whether that grows. */

import { readFileSync } from "node:fs";

/** The resident set of a process, KiB; 0 for one that has ended. */
export function residentKiB(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Samples of one phase, in the order of time. */
export interface Growth {
  readonly first: number;
  readonly last: number;
  readonly most: number;
  /** Of a straight line through the second half of the samples, KiB for each step. The first half may fill caches. */
  readonly slope: number;
}

/** What a series of samples, one a step, comes to. Throws on fewer than four. */
export function growthOf(samples: readonly number[]): Growth {
  const [first] = samples;
  const last = samples.at(-1);
  if (first === undefined || last === undefined || samples.length < 4)
    throw new RangeError(`${samples.length} samples say nothing about growth`);
  return { first, last, most: Math.max(...samples), slope: slopeOf(samples.slice(samples.length >> 1)) };
}

/** Least squares over 0, 1, 2, …. */
function slopeOf(values: readonly number[]): number {
  const meanX = (values.length - 1) / 2;
  const meanY = values.reduce((sum, value) => sum + value, 0) / values.length;
  let above = 0;
  let below = 0;
  for (const [x, y] of values.entries()) {
    above += (x - meanX) * (y - meanY);
    below += (x - meanX) ** 2;
  }
  return above / below;
}
