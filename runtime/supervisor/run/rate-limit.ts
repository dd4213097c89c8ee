/** A token bucket: so many a second, and as many at once. */

/** Decides, one by one, whether there is room. */
export interface RateLimit {
  /** Takes one if there is room. */
  take(): boolean;
}

/** `perSecond` may be a fraction; at least one passes at once. `now` answers ms that never go back. */
export function createRateLimit(perSecond: number, now: () => number): RateLimit {
  const size = Math.max(1, perSecond);
  let tokens = size;
  let last = now();
  return {
    take() {
      const at = now();
      tokens = Math.min(size, tokens + ((at - last) * perSecond) / 1000);
      last = at;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
