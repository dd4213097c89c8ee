/** One change of a store at a time: a revocation that another change overwrites would be lost in silence. */

import { rmSync, statSync } from "node:fs";
import { createFileOnce } from "../policy/index.js";
import { TrustError } from "./error.js";

/** How long a change waits for its turn, ms. */
const PATIENCE_MS = 10_000;
const POLL_MS = 20;
/** A change takes milliseconds; a lock of this age was left behind by a process that died, ms. */
const STALE_MS = 5000;

/** Runs `change` while nobody else changes the store at `path`. Throws `store-busy` where its turn never comes. */
export function withStoreLock<T>(path: string, change: () => T): T {
  const lock = `${path}.lock`;
  const until = Date.now() + PATIENCE_MS;
  while (createFileOnce(lock, `${process.pid}\n`, 0o600) === "existed") {
    if (ageOf(lock) > STALE_MS) rmSync(lock, { force: true });
    else if (Date.now() > until)
      throw new TrustError("store-busy", `${lock} is held by another change; remove it if none is under way`);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
  }
  try {
    return change();
  } finally {
    rmSync(lock, { force: true });
  }
}

function ageOf(lock: string): number {
  try {
    return Date.now() - statSync(lock).mtimeMs;
  } catch {
    // Released meanwhile: the next try may have it.
    return 0;
  }
}
