/**
 * Hands out uids so that no two engines of a machine ever share one, whichever supervisors they belong to. A uid
 * is held by a lock file with the holder's stamp; one whose holder is dead is taken over, but never while a
 * process with that uid lives.
 */

import { closeSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

import { SupervisorError } from "../error.js";
import { isAlive, uidsInUse, type ProcessStamp } from "./process-table.js";
import { FIRST_UID, LAST_UID } from "./uid-range.js";

/** One place for the whole machine, whatever the run folder of a supervisor is. */
export const UID_LOCKS = "/run/sandpaw/uids";

export interface UidPoolOptions {
  readonly folder: string;
  readonly self: ProcessStamp;
  readonly range?: { readonly first: number; readonly last: number };
}

/**
 * A look at all processes of a machine takes milliseconds, and is believed this long: a uid that a supervisor has given
 * back since then had been cleared of all processes before. What a dead one has left is looked for anew, ms.
 */
const LOOK_MS = 1000;

/** A uid that belongs to one engine. */
export interface UidHold {
  readonly uid: number;
  /** Gives it back; call it only when no process of it lives. */
  release(): void;
}

/** Source of uids. */
export interface UidPool {
  /** Throws `engine-uids-exhausted`. */
  take(): UidHold;
}

function isStamp(value: unknown): value is ProcessStamp {
  return (
    typeof value === "object" &&
    value !== null &&
    "pid" in value &&
    typeof value.pid === "number" &&
    "startedAt" in value &&
    typeof value.startedAt === "string"
  );
}

/** The holder as the file says; undefined when it cannot be read, which counts as dead. */
function holderOf(file: string): ProcessStamp | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isStamp(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function tryCreate(file: string, self: ProcessStamp): boolean {
  // Written beside and linked into place, so that nobody ever reads a lock that is not complete.
  const fresh = `${file}.${self.pid}.new`;
  const handle = openSync(fresh, "w", 0o600);
  try {
    writeSync(handle, JSON.stringify(self));
  } finally {
    closeSync(handle);
  }
  try {
    linkSync(fresh, file);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(fresh, { force: true });
  }
}

/**
 * Puts this holder's lock in the place of a dead one's. Only who holds the lock of the lock may: between two who both
 * saw the dead one, the second would take the place of the first. True when it is this holder's now.
 */
function takeOver(file: string, self: ProcessStamp): boolean {
  const gate = `${file}.taking`;
  if (!tryCreate(gate, self)) {
    // Left by one who died in the middle; whoever comes next may try.
    if (!isHeld(gate)) rmSync(gate, { force: true });
    return false;
  }
  try {
    if (isHeld(file)) return false;
    rmSync(file, { force: true });
    return tryCreate(file, self);
  } finally {
    rmSync(gate, { force: true });
  }
}

function isHeld(file: string): boolean {
  const holder = holderOf(file);
  return holder !== undefined && isAlive(holder);
}

/** Creates the pool; its folder is made on the first `take`. */
export function createUidPool(options: UidPoolOptions): UidPool {
  const { folder, self } = options;
  const { first, last } = options.range ?? { first: FIRST_UID, last: LAST_UID };
  const count = last - first + 1;
  let next = 0;
  let seen: { readonly uids: ReadonlySet<number>; readonly atMs: number } | undefined;

  function isInUse(uid: number): boolean {
    const now = performance.now();
    if (seen === undefined || now - seen.atMs > LOOK_MS) seen = { uids: uidsInUse(), atMs: now };
    return seen.uids.has(uid);
  }

  function tryTake(uid: number): UidHold | undefined {
    const file = join(folder, String(uid));
    if (!tryCreate(file, self)) {
      if (isHeld(file)) return undefined;
      // The lock stays until nothing of it lives: who finds one looks anew.
      seen = undefined;
      if (isInUse(uid) || !takeOver(file, self)) return undefined;
    }
    const hold = { uid, release: () => rmSync(file, { force: true }) };
    if (!isInUse(uid)) return hold;
    hold.release();
    return undefined;
  }

  /** Round the range, so that a uid rests as long as possible before it is used again. */
  function takeNext(): UidHold | undefined {
    for (let tried = 0; tried < count; tried += 1) {
      const hold = tryTake(first + next);
      next = (next + 1) % count;
      if (hold !== undefined) return hold;
    }
    return undefined;
  }

  return {
    take() {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const free = takeNext();
      if (free !== undefined) return free;
      // What was seen in use may have been given back since.
      seen = undefined;
      const freed = takeNext();
      if (freed !== undefined) return freed;
      throw new SupervisorError(
        "engine-uids-exhausted",
        `all ${count} uids from ${first} to ${last} are in use`,
      );
    },
  };
}
