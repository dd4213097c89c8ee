/** How punctual the safety loop is: the last 500 cycles, and all deadlines that were missed. */

const KEPT = 500;
/** A cycle that is later than this has missed its deadline; so has one that was left out. */
export const DEADLINE_NS = 5_000_000n;

export interface Lateness {
  add(lateNs: bigint, missed: number): void;
  readonly report: { readonly lateP99Ms: number; readonly missed: number };
}

/** Nothing measured yet. */
export function createLateness(): Lateness {
  const late = new Float64Array(KEPT);
  let count = 0;
  let left = 0;

  return {
    add(lateNs, missed) {
      late[count % KEPT] = Number(lateNs) / 1e6;
      count += 1;
      left += missed + (lateNs > DEADLINE_NS && missed === 0 ? 1 : 0);
    },
    get report() {
      const sorted = late.slice(0, Math.min(count, KEPT)).toSorted();
      const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
      return { lateP99Ms: Math.round(p99 * 1000) / 1000, missed: left };
    },
  };
}
