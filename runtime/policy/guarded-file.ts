/**
 * Reads a configuration file only if nobody but its owner could have written it. Fails closed: what cannot be
 * shown to be safe is `insecure`.
 */

import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats } from "node:fs";
import { dirname, resolve } from "node:path";
import { systemErrorCode } from "../protocol/index.js";

/** What must hold for a file to be taken. */
export interface Guard {
  /** The user ids that may own the file and its folders. */
  readonly owners: readonly number[];
  /** Whether every folder up to the root is looked at too, as for files of the system. */
  readonly wholePath: boolean;
  /** Whether others must not even read it, as a private key. */
  readonly isSecret?: boolean;
  readonly maxBytes: number;
}

/** The bytes, or why there are none. */
export type GuardedRead =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "absent" | "insecure" | "too-large" | "unreadable"; readonly why: string };

/** For files below `/etc/sandpaw`: root's, and nobody else may write there. */
export function systemGuard(maxBytes: number): Guard {
  return { owners: [0], wholePath: true, maxBytes };
}

/** For a person's own files; root may own them as well. */
export function userGuard(maxBytes: number, uid: number): Guard {
  return { owners: uid === 0 ? [0] : [uid, 0], wholePath: false, maxBytes };
}

/** What a file is at a moment, without its bytes; or why it would not be taken. */
export type GuardedStamp =
  | {
      readonly kind: "stamp";
      /** Another one for every other file, and for this one after every change to it. */
      readonly stamp: string;
      /** Time of the last change, ms since 1970. */
      readonly changedMs: number;
    }
  | Exclude<GuardedRead, { readonly kind: "bytes" }>;

/**
 * Looks at a file as `readGuardedFile` does, folders included, and does not read it. Of several files that are looked at
 * in one go, `looked` has the folders that were found right already.
 */
export function stampGuardedFile(
  path: string,
  guard: Guard,
  looked: Set<string> = new Set<string>(),
): GuardedStamp {
  try {
    const folder = checkFolders(resolve(path), guard, looked);
    if (folder) return { kind: "insecure", why: folder };
    const stats = lstatSync(path, { bigint: true });
    const { dev, ino, size, mtimeNs, ctimeNs } = stats;
    const owned = { uid: Number(stats.uid), mode: Number(stats.mode) };
    const why = stats.isFile() ? ownership(path, owned, guard) : `${path} is not a regular file`;
    if (why) return { kind: "insecure", why };
    return {
      kind: "stamp",
      stamp: [dev, ino, size, mtimeNs, ctimeNs].join(" "),
      changedMs: Number(ctimeNs / 1_000_000n),
    };
  } catch (cause) {
    const isAbsent = systemErrorCode(cause) === "ENOENT";
    if (isAbsent) return { kind: "absent", why: `${path} is not there` };
    return { kind: "unreadable", why: cause instanceof Error ? cause.message : `${path} cannot be seen` };
  }
}

/** Opens once, checks what was opened, reads at most `maxBytes`. */
export function readGuardedFile(path: string, guard: Guard): GuardedRead {
  let descriptor: number | undefined;
  try {
    const folder = checkFolders(resolve(path), guard);
    if (folder) return { kind: "insecure", why: folder };
    // NONBLOCK: a FIFO in its place must not hold us up.
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stats = fstatSync(descriptor);
    const why = stats.isFile() ? ownership(path, stats, guard) : `${path} is not a regular file`;
    if (guard.isSecret && (stats.mode & 0o077) !== 0)
      return { kind: "insecure", why: `${path} can be read by others (mode ${octal(stats.mode)})` };
    if (why) return { kind: "insecure", why };
    if (stats.size > guard.maxBytes) return tooLarge(path, guard);
    return readWhole(path, descriptor, guard);
  } catch (cause) {
    const code = systemErrorCode(cause);
    if (code === "ENOENT") return { kind: "absent", why: `${path} is not there` };
    if (code === "ELOOP") return { kind: "insecure", why: `${path} is a link` };
    return { kind: "unreadable", why: cause instanceof Error ? cause.message : `${path} cannot be read` };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Why a folder on the way cannot be relied on, or nothing. */
function checkFolders(
  path: string,
  guard: Guard,
  looked: Set<string> = new Set<string>(),
): string | undefined {
  for (let folder = dirname(path); !looked.has(folder); folder = dirname(folder)) {
    const stats = lstatSync(folder);
    if (!stats.isDirectory()) return `${folder} is not a folder`;
    // Further up, a sticky folder such as /tmp will do: nobody else can replace what root has in it.
    const isSticky = folder !== dirname(path) && (stats.mode & 0o1000) !== 0;
    const why = ownership(folder, stats, guard, isSticky);
    if (why) return why;
    if (!guard.wholePath || dirname(folder) === folder) break;
  }
  looked.add(dirname(path));
  return undefined;
}

function ownership(
  path: string,
  stats: Pick<Stats, "uid" | "mode">,
  guard: Guard,
  isSticky = false,
): string | undefined {
  if (!guard.owners.includes(stats.uid))
    return `${path} belongs to user ${stats.uid} (must be ${guard.owners.join(" or ")})`;
  if ((stats.mode & 0o022) !== 0 && !isSticky)
    return `${path} is writable by others (mode ${octal(stats.mode)})`;
  return undefined;
}

function octal(mode: number): string {
  return (mode & 0o7777).toString(8).padStart(4, "0");
}

/** The size was checked, and may have grown since. */
function readWhole(path: string, descriptor: number, guard: Guard): GuardedRead {
  const buffer = new Uint8Array(guard.maxBytes + 1);
  let length = 0;
  for (;;) {
    const got = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (got === 0) return { kind: "bytes", bytes: buffer.slice(0, length) };
    length += got;
    if (length > guard.maxBytes) return tooLarge(path, guard);
  }
}

function tooLarge(path: string, guard: Guard): GuardedRead {
  return { kind: "too-large", why: `${path} is larger than ${guard.maxBytes} bytes` };
}
