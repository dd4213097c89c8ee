/** One file or folder of this machine, looked at and read without following a link. */

import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  type Stats,
} from "node:fs";

import {
  MAX_FILE,
  MAX_FILE_ENTRIES,
  systemErrorCode,
  type FileEntry,
  type FileKind,
  type FileRefusal,
} from "../../protocol/index.js";
import { mayUse, type FileUser } from "./mounted-files.js";

export const FOLDER: number =
  constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
const FILE = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
const READ = 4;

/** Thrown on the way, and answered to the guest. */
export class FileRefused extends Error {
  readonly refusal: FileRefusal;

  constructor(refusal: FileRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** Where it is, and what it was when it was looked at. */
export interface Place {
  readonly kind: FileKind;
  readonly at: string;
  readonly stats: Stats;
}

/** Looks. Throws `FileRefused`, or what the system says. */
export function placeAt(at: string): Place {
  const stats = lstatSync(at);
  if (stats.isDirectory()) return { kind: "folder", at, stats };
  if (stats.isFile()) return { kind: "file", at, stats };
  if (stats.isSymbolicLink()) return { kind: "link", at, stats };
  // Devices, sockets and FIFOs are nothing that a guest is to know of.
  throw new FileRefused("missing");
}

/** All bytes of a file. Throws as `placeAt`. */
export function readPlace(
  { kind, at }: Place,
  user: FileUser | undefined,
): { stats: Stats; data: Uint8Array } {
  if (kind !== "file") throw new FileRefused(kind === "folder" ? "is-folder" : "links");
  const handle = openSync(at, FILE);
  try {
    const stats = fstatSync(handle);
    if (!stats.isFile()) throw new FileRefused("missing");
    if (!mayUse(user, stats, READ)) throw new FileRefused("denied");
    return { stats, data: readWhole(handle, stats.size) };
  } finally {
    closeSync(handle);
  }
}

function readWhole(handle: number, size: number): Uint8Array {
  if (size > MAX_FILE) throw new FileRefused("too-large");
  // One byte more than was seen: a file that grows meanwhile is noticed.
  const buffer = new Uint8Array(size + 1);
  let length = 0;
  for (;;) {
    const got = readSync(handle, buffer, length, buffer.length - length, null);
    length += got;
    if (length > size) throw new FileRefused("failed");
    if (got === 0) return buffer.subarray(0, length);
  }
}

/** What a folder holds, without what a guest is not to know of. Throws as `placeAt`. */
export function entriesIn({ at }: Place, user: FileUser | undefined): readonly FileEntry[] {
  const handle = openSync(at, FOLDER);
  try {
    if (!mayUse(user, fstatSync(handle), READ)) throw new FileRefused("denied");
    const folder = `/proc/self/fd/${handle}`;
    const names = readdirSync(folder);
    if (names.length > MAX_FILE_ENTRIES) throw new FileRefused("too-large");
    return names.flatMap((name) => entryOf(`${folder}/${name}`, name) ?? []);
  } finally {
    closeSync(handle);
  }
}

function entryOf(at: string, name: string): FileEntry | undefined {
  try {
    const { kind, stats } = placeAt(at);
    return { name, kind, inode: BigInt(stats.ino) };
  } catch {
    // It is gone, or nothing that is told of.
    return undefined;
  }
}

const REFUSALS: Readonly<Record<string, FileRefusal>> = {
  ENOENT: "missing",
  EACCES: "denied",
  EPERM: "denied",
  ENOTDIR: "no-folder",
  ELOOP: "links",
  ENAMETOOLONG: "name-too-long",
};

/** What a guest is told of an error. */
export function refusalOf(error: unknown): FileRefusal {
  if (error instanceof FileRefused) return error.refusal;
  return REFUSALS[systemErrorCode(error) ?? ""] ?? "failed";
}
