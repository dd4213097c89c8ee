/** Waits for what a containerd and its shim are about to do. */

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

const PACE_MS = 25;
const MOST_TRIES = 400;

export type Until = (what: string, holds: () => boolean | Promise<boolean>) => Promise<void>;

/** How to wait; what does not come about is told with the daemon's log. */
export function createUntil(daemonLog: () => string): Until {
  return async (what, holds) => {
    for (let tries = 0; !(await holds()); tries += 1) {
      assert.ok(tries < MOST_TRIES, `${what} did not come about; the daemon says:\n${daemonLog()}`);
      await sleep(PACE_MS);
    }
  };
}
