/** Reads the simulator's trace: `ms x y theta v w commanded-v commanded-w touching` in each line. */

import type { TraceRow } from "@sandpaw/sdk/testing";

const MS_PER_SECOND = 1000;

/** The first `steps` rows of a trace. */
export function readTrace(text: string, steps: number): readonly TraceRow[] {
  return text.split("\n", steps).map(readRow);
}

function readRow(line: string): TraceRow {
  const numbers = line.split(" ").map(Number);
  if (numbers.length !== 9 || numbers.some((value) => !Number.isFinite(value))) {
    throw new TypeError(`a line of the trace is cut off: "${line.slice(0, 80)}"`);
  }
  const [ms = 0, x = 0, y = 0, theta = 0, v = 0, w = 0, commandedV = 0, commandedW = 0, touching = 0] =
    numbers;
  return { t: ms / MS_PER_SECOND, x, y, theta, v, w, commandedV, commandedW, touching: touching === 1 };
}

/** The way over the ground, m. */
export function distanceOf(trace: readonly TraceRow[]): number {
  let sum = 0;
  trace.forEach((row, index) => {
    const before = trace[index - 1];
    if (before !== undefined) sum += Math.hypot(row.x - before.x, row.y - before.y);
  });
  return sum;
}
