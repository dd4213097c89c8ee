/**
 * The lock file of whoever changes a file that others read and change too. Whoever waits looks again now and then; how it
 * waits is its own: a command may block, a server may not.
 */

import { rmSync, statSync } from "node:fs";

import { createFileOnce } from "./new-file.js";

/** How long a change waits for its turn, ms. */
export const LOCK_PATIENCE_MS = 10_000;
/** How often it looks, ms. */
export const LOCK_POLL_MS = 20;
/** A change takes milliseconds; a lock of this age was left behind by a process that died, ms. */
const STALE_MS = 5000;

/** Takes the lock, if nobody has it; one that a dead process has left is removed for the next try. */
export function tryLock(lock: string): boolean {
  if (createFileOnce(lock, `${process.pid}\n`, 0o600) === "created") return true;
  if (ageOf(lock) > STALE_MS) releaseLock(lock);
  return false;
}

/** Gives it back. */
export function releaseLock(lock: string): void {
  rmSync(lock, { force: true });
}

function ageOf(lock: string): number {
  try {
    return Date.now() - statSync(lock).mtimeMs;
  } catch {
    // Released meanwhile: the next try may have it.
    return 0;
  }
}
