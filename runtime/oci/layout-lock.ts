/** One change of a layout's list at a time. */

import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { LOCK_PATIENCE_MS, LOCK_POLL_MS, releaseLock, tryLock } from "../protocol/index.js";
import { OciError } from "./error.js";

/** Runs `change` while nobody else changes the list. Throws `layout-busy` where its turn never comes. */
export async function withLayoutLock<T>(folder: string, change: () => Promise<T>): Promise<T> {
  const lock = join(folder, ".index.lock");
  const until = Date.now() + LOCK_PATIENCE_MS;
  while (!tryLock(lock)) {
    if (Date.now() > until)
      throw new OciError("layout-busy", `${lock} is held by another change; remove it if none is under way`);
    await sleep(LOCK_POLL_MS);
  }
  try {
    return await change();
  } finally {
    releaseLock(lock);
  }
}
