/**
 * The lock file of whoever changes a file that others read and change too. Whoever waits looks again now and then; how it
 * waits is its own: a command may block, a server may not.
 */

import { randomBytes } from "node:crypto";
import {
  closeSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";

import { systemErrorCode } from "./error.js";
import { makePrivateFolder } from "./new-file.js";

/** How long a change waits for its turn, ms. A slow disk takes a second for each that comes before. */
export const LOCK_PATIENCE_MS = 30_000;
/** How often it looks, ms. */
export const LOCK_POLL_MS = 20;
/** A lock of a process that is not to be found was left behind; one this young may be of another machine's or pod's, ms. */
const STALE_MS = 5000;
/** No change takes so long: the number of its process is another one's by now, ms. */
const HOPELESS_MS = 600_000;

interface Seen {
  readonly inode: bigint;
  readonly changedNs: bigint;
  readonly isLeft: boolean;
}

/** Takes the lock, if nobody has it; one that a dead process has left is removed for the next try. */
export function tryLock(lock: string): boolean {
  makePrivateFolder(dirname(lock));
  let file: number;
  try {
    file = openSync(lock, "wx", 0o600);
  } catch (error) {
    if (systemErrorCode(error) !== "EEXIST") throw error;
    removeLeft(lock);
    return false;
  }
  try {
    writeSync(file, `${process.pid}\n`);
  } catch (error) {
    releaseLock(lock);
    throw error;
  } finally {
    closeSync(file);
  }
  return true;
}

/** Gives it back. */
export function releaseLock(lock: string): void {
  rmSync(lock, { force: true });
}

/** Several may find the same one; the first takes it away, and the next must not take away who comes then. */
function removeLeft(lock: string): void {
  const seen = look(lock);
  if (seen?.isLeft !== true) return;
  const aside = `${lock}.${randomBytes(8).toString("hex")}.left`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  const taken = look(aside);
  if (taken?.inode !== seen.inode || taken.changedNs !== seen.changedNs) giveBack(aside, lock);
  releaseLock(aside);
}

function giveBack(aside: string, lock: string): void {
  try {
    linkSync(aside, lock);
  } catch {
    // Yet another one has it by now.
  }
}

/** Undefined where there is none any more. */
function look(lock: string): Seen | undefined {
  try {
    const { ino, mtimeNs, mtimeMs } = statSync(lock, { bigint: true });
    const age = Date.now() - Number(mtimeMs);
    const pid = Number(readFileSync(lock, "utf8"));
    return { inode: ino, changedNs: mtimeNs, isLeft: age > HOPELESS_MS || (age > STALE_MS && !lives(pid)) };
  } catch {
    return undefined;
  }
}

function lives(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemErrorCode(error) === "EPERM";
  }
}
