/** How punctual ticks are; a report about once a second. */

import type { TickReport } from "../protocol/index.js";

const REPORT_EVERY_NS = 1_000_000_000n;

/** Collects lateness between two reports. */
export class TickMeter {
  readonly #late: number[] = [];
  #skipped = 0;
  #sinceNs: bigint;

  constructor(nowNs: bigint) {
    this.#sinceNs = nowNs;
  }

  tick(lateNs: bigint): void {
    this.#late.push(Number(lateNs));
  }

  skip(count: number): void {
    this.#skipped += count;
  }

  /** The report when a second is over, or when `last` and there is something to tell. */
  report(nowNs: bigint, last: boolean): TickReport | undefined {
    if (!last && nowNs - this.#sinceNs < REPORT_EVERY_NS) return undefined;
    const late = this.#late.splice(0).sort((a, b) => a - b);
    const skipped = this.#skipped;
    if (late.length === 0 && skipped === 0) return undefined;
    this.#skipped = 0;
    this.#sinceNs = nowNs;
    const at = (share: number): number =>
      late[Math.min(late.length - 1, Math.floor(late.length * share))] ?? 0;
    return { ticks: late.length, skipped, lateP50: at(0.5), lateP99: at(0.99), lateMax: at(1) };
  }
}
