/** One change of a layout's list at a time. */

import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createFileOnce } from "../protocol/index.js";
import { OciError } from "./error.js";

const PATIENCE_MS = 10_000;
const POLL_MS = 20;
/** A change takes milliseconds; a lock of this age was left behind by a process that died. */
const STALE_MS = 5000;

/** Runs `change` while nobody else changes the list. Throws `layout-busy` where its turn never comes. */
export async function withLayoutLock<T>(folder: string, change: () => Promise<T>): Promise<T> {
  const lock = join(folder, ".index.lock");
  const until = Date.now() + PATIENCE_MS;
  while (createFileOnce(lock, `${process.pid}\n`, 0o600) === "existed") {
    if (ageOf(lock) > STALE_MS) rmSync(lock, { force: true });
    else if (Date.now() > until)
      throw new OciError("layout-busy", `${lock} is held by another change; remove it if none is under way`);
    else await sleep(POLL_MS);
  }
  try {
    return await change();
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
