/**
 * Who goes first when the processor is short: the safety loop's thread before everybody, what it hands work to next.
 * On Linux a priority is that of the calling thread alone; threads begin with that of the thread that starts them.
 */

import { constants, setPriority } from "node:os";

/** For the thread of the safety loop. Only root may, and what may not goes on as it is. */
export function goFirst(): void {
  set(constants.priority.PRIORITY_HIGH);
}

/**
 * For a thread that it hands work to: behind it, but before guests. A message between threads passes a lock, and whoever
 * holds it must get on for the safety loop to get on.
 */
export function goSecond(): void {
  set(constants.priority.PRIORITY_ABOVE_NORMAL);
}

function set(priority: number): void {
  try {
    setPriority(priority);
  } catch {
    // Not allowed here: it works all the same.
  }
}
