/**
 * Who goes first when the processor is short: the safety loop's thread before everybody, what it hands work to after.
 * On Linux a priority is that of the calling thread alone; threads begin with that of the thread that starts them.
 */

import { constants, setPriority } from "node:os";

/** For the thread of the safety loop. Only root may, and what may not goes on as it is. */
export function goFirst(): void {
  set(constants.priority.PRIORITY_HIGH);
}

/** For a thread that nobody waits for. */
export function goLast(): void {
  set(constants.priority.PRIORITY_BELOW_NORMAL);
}

function set(priority: number): void {
  try {
    setPriority(priority);
  } catch {
    // Not allowed here: it works all the same.
  }
}
