/** Folders that are mounted for the guest, read-only: `path_open`, `fd_readdir`, `fd_prestat_*` and what looks. */

import { decodeEntries, type FileAsk, type FileRefusal, type FileReply } from "../../protocol/index.js";
import { RIGHT, type Descriptor, type DescriptorTable } from "./descriptor-table.js";
import { listEntries } from "./dirents.js";
import { ERRNO } from "./errno.js";
import { FILESTAT_SIZE, writeFilestat } from "./filestat.js";
import { readGuestPath, type GuestPath } from "./guest-path.js";
import type { WasiHost } from "./host.js";

type Folder = Extract<Descriptor, { kind: "folder" }>;
type There = Exclude<FileReply, { readonly refusal: FileRefusal }>;

const OPEN = { create: 1, directory: 2, exclusive: 4, truncate: 8 } as const;
const FOLLOW = 1;
/** What asks for more than reading: `fd_write`, `fd_allocate`, `fd_filestat_set_size`. */
const WRITING = (1n << 6n) | (1n << 8n) | (1n << 22n);
const FILE_RIGHTS =
  RIGHT.fdRead | RIGHT.fdSeek | RIGHT.fdTell | RIGHT.fdAdvise | RIGHT.filestatGet | RIGHT.poll;
const FOLDER_RIGHTS =
  RIGHT.pathOpen | RIGHT.fdReaddir | RIGHT.pathReadlink | RIGHT.pathFilestatGet | RIGHT.filestatGet;

const REFUSALS: Readonly<Record<FileRefusal, number>> = {
  missing: ERRNO.noent,
  denied: ERRNO.acces,
  "no-folder": ERRNO.notdir,
  "is-folder": ERRNO.isdir,
  links: ERRNO.loop,
  "name-too-long": ERRNO.nametoolong,
  "too-large": ERRNO.fbig,
  outside: ERRNO.notcapable,
  failed: ERRNO.io,
};

/** Gives the guest its folder `/`, where files are mounted for it. */
export function preopen(host: WasiHost, table: DescriptorTable): void {
  const root = host.files?.({ verb: "look", follow: true, path: "/" });
  if (root === undefined || root.refusal !== undefined) return;
  table.add({
    kind: "folder",
    path: "/",
    preopened: true,
    stat: root,
    rights: FOLDER_RIGHTS,
    inheriting: FOLDER_RIGHTS | FILE_RIGHTS,
    flags: 0,
  });
}

/** The functions that need a folder. Pointers are judged after descriptors, as node:wasi does. */
export function folderFunctions(
  host: WasiHost,
  table: DescriptorTable,
): {
  readonly fd_prestat_get: (fd: number, at: number) => number;
  readonly fd_prestat_dir_name: (fd: number, at: number, length: number) => number;
  readonly fd_readdir: (fd: number, at: number, length: number, cookie: bigint, usedAt: number) => number;
  readonly path_open: (
    fd: number,
    lookup: number,
    pathAt: number,
    pathLength: number,
    openFlags: number,
    rights: bigint,
    inheriting: bigint,
    flags: number,
    fdAt: number,
  ) => number;
  readonly path_filestat_get: (
    fd: number,
    lookup: number,
    pathAt: number,
    pathLength: number,
    at: number,
  ) => number;
  readonly path_readlink: (
    fd: number,
    pathAt: number,
    pathLength: number,
    at: number,
    length: number,
    usedAt: number,
  ) => number;
} {
  const { memory } = host;

  function ask(question: FileAsk): There | number {
    const reply = host.files?.(question) ?? { refusal: "missing" as const };
    return reply.refusal === undefined ? reply : REFUSALS[reply.refusal];
  }

  function folder(fd: number, right: bigint): Folder | number {
    const refusal = table.may(fd, right);
    const descriptor = table.get(fd);
    if (refusal !== ERRNO.success || descriptor === undefined) return refusal;
    return descriptor.kind === "folder" ? descriptor : ERRNO.notdir;
  }

  function preopened(fd: number): Folder | undefined {
    const descriptor = table.get(fd);
    return descriptor?.kind === "folder" && descriptor.preopened ? descriptor : undefined;
  }

  /** What is there, or the errno; a path that ends in a slash is followed. */
  function look({ whole, folderOnly }: GuestPath, lookup: number): There | number {
    const follow = folderOnly || (lookup & FOLLOW) !== 0;
    const found = ask({ verb: "look", follow, path: whole });
    return typeof found !== "number" && folderOnly && found.kind !== "folder" ? ERRNO.notdir : found;
  }

  /** The descriptor that an opening gives, or the errno. */
  function open(
    from: Folder,
    path: GuestPath,
    lookup: number,
    openFlags: number,
    wanted: bigint,
  ): Descriptor | number {
    const found = look(path, lookup);
    const creates = (openFlags & OPEN.create) !== 0;
    if (typeof found === "number") return found === ERRNO.noent && creates ? ERRNO.rofs : found;
    if (creates && (openFlags & OPEN.exclusive) !== 0) return ERRNO.exist;
    if (found.kind === "link") return ERRNO.loop;
    if (found.kind === "file" && (openFlags & OPEN.directory) !== 0) return ERRNO.notdir;
    if (found.kind === "folder" && (wanted & WRITING) !== 0n) return ERRNO.isdir;
    if ((openFlags & OPEN.truncate) !== 0 || (wanted & WRITING) !== 0n) return ERRNO.rofs;
    // More rights than there are to give are not an error: standard libraries ask for all that they know.
    const rights = wanted & from.inheriting & (found.kind === "file" ? FILE_RIGHTS : FOLDER_RIGHTS);
    const common = { rights, flags: 0, stat: found };
    if (found.kind === "folder")
      return {
        ...common,
        kind: "folder",
        path: path.whole,
        preopened: false,
        inheriting: from.inheriting,
      };
    const full = table.room(found.size);
    if (full !== ERRNO.success) return full;
    const read = ask({ verb: "read", follow: true, path: path.whole });
    if (typeof read === "number") return read;
    const data = read.data.slice();
    return { ...common, kind: "file", stat: read, data, position: 0n, inheriting: 0n };
  }

  return {
    fd_prestat_get: (fd, at) => {
      const found = preopened(fd);
      if (found === undefined) return ERRNO.badf;
      if (!memory.holds(at >>> 0, 8)) return ERRNO.fault;
      memory.bytes().fill(0, at >>> 0, (at >>> 0) + 8);
      memory.view().setUint32((at >>> 0) + 4, found.path.length, true);
      return ERRNO.success;
    },
    fd_prestat_dir_name: (fd, at, length) => {
      const found = preopened(fd);
      if (found === undefined) return ERRNO.badf;
      if (!memory.holds(at >>> 0, length >>> 0)) return ERRNO.fault;
      const name = new TextEncoder().encode(found.path);
      if (length >>> 0 < name.length) return ERRNO.nobufs;
      memory.bytes().set(name, at >>> 0);
      return ERRNO.success;
    },
    fd_readdir: (fd, at, length, cookie, usedAt) => {
      const from = folder(fd, RIGHT.fdReaddir);
      if (typeof from === "number") return from;
      if (!memory.holds(at >>> 0, length >>> 0) || !memory.holds(usedAt >>> 0, 4)) return ERRNO.fault;
      if (cookie === 0n || from.entries === undefined) {
        const listed = ask({ verb: "list", follow: true, path: from.path });
        if (typeof listed === "number") return listed;
        from.entries = decodeEntries(listed.data);
      }
      const space = memory.bytes().subarray(at >>> 0, (at >>> 0) + (length >>> 0));
      const used = listEntries(from.entries, cookie, space);
      memory.view().setUint32(usedAt >>> 0, used, true);
      return ERRNO.success;
    },
    path_open: (fd, lookup, pathAt, pathLength, openFlags, rights, _inheriting, _flags, fdAt) => {
      const from = folder(fd, RIGHT.pathOpen);
      if (typeof from === "number") return from;
      if (!memory.holds(fdAt >>> 0, 4)) return ERRNO.fault;
      const path = readGuestPath(memory, from.path, pathAt, pathLength);
      if (typeof path === "number") return path;
      const full = table.room(0);
      if (full !== ERRNO.success) return full;
      const opened = open(from, path, lookup, openFlags, BigInt.asUintN(64, rights));
      if (typeof opened === "number") return opened;
      memory.view().setUint32(fdAt >>> 0, table.add(opened), true);
      return ERRNO.success;
    },
    path_filestat_get: (fd, lookup, pathAt, pathLength, at) => {
      const from = folder(fd, RIGHT.pathFilestatGet);
      if (typeof from === "number") return from;
      if (!memory.holds(at >>> 0, FILESTAT_SIZE)) return ERRNO.fault;
      const path = readGuestPath(memory, from.path, pathAt, pathLength);
      if (typeof path === "number") return path;
      const found = look(path, lookup);
      if (typeof found === "number") return found;
      writeFilestat(memory, at >>> 0, found.kind, found);
      return ERRNO.success;
    },
    path_readlink: (fd, pathAt, pathLength, at, length, usedAt) => {
      const from = folder(fd, RIGHT.pathReadlink);
      if (typeof from === "number") return from;
      if (!memory.holds(at >>> 0, length >>> 0) || !memory.holds(usedAt >>> 0, 4)) return ERRNO.fault;
      const path = readGuestPath(memory, from.path, pathAt, pathLength);
      if (typeof path === "number") return path;
      const found = look(path, 0);
      if (typeof found === "number") return found;
      if (found.kind !== "link") return ERRNO.inval;
      const text = found.data.subarray(0, length >>> 0);
      memory.bytes().set(text, at >>> 0);
      memory.view().setUint32(usedAt >>> 0, text.length, true);
      return ERRNO.success;
    },
  };
}
