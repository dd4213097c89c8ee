/**
 * Which key is held, in a terminal: it tells presses and repeats, and never that a key was let go. So a key counts as held until
 * its next repeat would have come: long after the first press, before repeats begin, and shortly while they come.
 */

/** How long the first press holds, ms: keyboards repeat after a quarter to half a second. */
const FIRST_MS = 500;
/** How long a repeat holds, ms; they come thirty times a second, and slower over a bad line. */
const REPEAT_MS = 180;

export interface HeldKey {
  press(key: string, nowMs: number): void;
  /** The key that is held; undefined when none is. */
  at(nowMs: number): string | undefined;
  release(): void;
}

/** No key is held. */
export function createHeldKey(): HeldKey {
  let key: string | undefined;
  let [pressedMs, untilMs] = [0, 0];

  return {
    press(next, nowMs) {
      const isRepeat = next === key && nowMs < untilMs;
      // Two quick presses look like repeats that come early: the hold of the first one stays.
      const until = nowMs + (isRepeat ? REPEAT_MS : FIRST_MS);
      untilMs = isRepeat && nowMs - pressedMs < FIRST_MS ? Math.max(untilMs, until) : until;
      if (!isRepeat) pressedMs = nowMs;
      key = next;
    },
    at: (nowMs) => (nowMs < untilMs ? key : undefined),
    release() {
      key = undefined;
      untilMs = 0;
    },
  };
}
