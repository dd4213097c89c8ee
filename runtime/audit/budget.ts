/** Keeps the audit small whatever happens: 20 MB a day, of which one line a second of motion takes most. */

export interface Budget {
  /** Whether so many bytes may be written; `always` for what must never be left out. */
  take(bytes: number, always: boolean): boolean;
}

/** What changes may take when they are many, bytes a second and at once. */
const PER_SECOND = 35;
const BURST = 256 * 1024;

/** A budget that is full at the start; `nowMs` never goes back. */
export function createBudget(nowMs: () => number): Budget {
  let left = BURST;
  let atMs = nowMs();
  return {
    take(bytes, always) {
      const now = nowMs();
      left = Math.min(BURST, left + ((now - atMs) / 1000) * PER_SECOND);
      atMs = now;
      if (left < bytes && !always) return false;
      left -= bytes;
      return true;
    },
  };
}
