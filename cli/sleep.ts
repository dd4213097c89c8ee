/** Waiting that Ctrl-C ends. */

import { setTimeout as later } from "node:timers/promises";

/** Resolves after `ms`, or when the signal is aborted, whichever is first. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await later(ms, undefined, { signal }).catch(() => undefined);
}

/** Resolves when the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        "abort",
        () => {
          resolve();
        },
        { once: true },
      );
  });
}
