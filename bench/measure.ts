/** What one measurement says, and how a series of times becomes a figure. */

/** One row of the table. */
export interface Figure {
  /** What was measured. */
  readonly name: string;
  /** In `unit`. */
  readonly value: number;
  readonly unit: "ns" | "µs" | "ms" | "MiB" | "%" | "";
  /** What the project promises; absent where it promises nothing. */
  readonly goal?: number;
  /** Worst, spread, or the peer's figure in the same run. */
  readonly note?: string;
}

/** What the command line may say of sections that repeat. */
export interface BenchOptions {
  readonly times?: number;
  /** Only what has this in its name. */
  readonly only?: string;
}

/** One group of figures. */
export interface Section {
  readonly name: string;
  readonly title: string;
  readonly run: (options: BenchOptions) => Promise<readonly Figure[]>;
}

/** The value below which the fraction `q` of a series lies. */
export function quantile(series: readonly number[], q: number): number {
  const sorted = [...series].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

/** The middle of a series. */
export function median(series: readonly number[]): number {
  return quantile(series, 0.5);
}

/**
 * Nanoseconds a call: the best of several repetitions of a loop, because what else the machine does can only add.
 * `loop(n)` makes n calls; the first run lets V8 compile.
 */
export function nsPerCall(loop: (calls: number) => void, calls: number, repetitions = 15): number {
  loop(calls);
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < repetitions; i += 1) {
    const start = process.hrtime.bigint();
    loop(calls);
    best = Math.min(best, Number(process.hrtime.bigint() - start) / calls);
  }
  return best;
}
