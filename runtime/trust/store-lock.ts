/** One change of a store at a time: a revocation that another change overwrites would be lost in silence. */

import { LOCK_PATIENCE_MS, LOCK_POLL_MS, releaseLock, tryLock } from "../protocol/index.js";
import { TrustError } from "./error.js";

/** Runs `change` while nobody else changes the store at `path`. Throws `store-busy` where its turn never comes. */
export function withStoreLock<T>(path: string, change: () => T): T {
  const lock = `${path}.lock`;
  const until = Date.now() + LOCK_PATIENCE_MS;
  while (!tryLock(lock)) {
    if (Date.now() > until)
      throw new TrustError("store-busy", `${lock} is held by another change; remove it if none is under way`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOCK_POLL_MS);
  }
  try {
    return change();
  } finally {
    releaseLock(lock);
  }
}
