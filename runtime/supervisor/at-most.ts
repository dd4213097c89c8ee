/** Waiting with a limit. */

import { setTimeout as sleep } from "node:timers/promises";

/** Waits for `what`, but no longer than `limitMs`. Rejects when `what` rejects in that time. */
export async function atMost(limitMs: number, what: Promise<unknown>): Promise<void> {
  const abort = new AbortController();
  await Promise.race([what, sleep(limitMs, undefined, { signal: abort.signal }).catch(() => undefined)]);
  abort.abort();
}
