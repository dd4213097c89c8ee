/**
 * The read-only tree that a guest sees: a folder `/` with what is mounted for it and granted to it, and nothing
 * else. Each step of a path is opened below the one before (`/proc/self/fd/N/NAME`); a link is followed within its
 * mount and nowhere else, so that kubelet's atomic updates (`..data`) are seen as they come.
 */

import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  type Stats,
} from "node:fs";

import { coversPath, isAtOrBelow } from "../../policy/index.js";
import {
  encodeEntries,
  MAX_FILE,
  MAX_FILE_ENTRIES,
  MAX_FILE_NAME,
  MAX_FILE_PATH,
  systemErrorCode,
  type FileAsk,
  type FileEntry,
  type FileKind,
  type FileRefusal,
  type FileReply,
} from "../../protocol/index.js";
import { mayUse, servedMounts, type FileMount, type MountedFiles } from "./mounted-files.js";

/** Answers what a guest asks about its files. */
export type FileTree = (ask: FileAsk) => FileReply;

/** As the kernel has it for a chain of links. */
const MOST_LINKS = 32;
/** Folders below each other. */
const MOST_DEPTH = 32;
const FOLDER = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
const FILE = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
const NOTHING = new Uint8Array(0);
const READ = 4;
const ENTER = 1;

/** Thrown on the way, and answered to the guest. */
class Refused extends Error {
  readonly refusal: FileRefusal;
  constructor(refusal: FileRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** A place that a path has led to. */
interface Found {
  readonly kind: FileKind;
  readonly at: string;
  readonly stats: Stats;
}
/** Or a folder that only leads to mounts. */
type Place = Found | { readonly kind: "leading" };

/** One step below a mount: the name, or what stands for the mount itself. */
interface Step {
  readonly name: string;
  readonly handle: number;
}

/** Creates the tree; undefined where the guest sees no file. */
export function createFileTree(
  files: MountedFiles | undefined,
  granted: readonly string[] | undefined,
): FileTree | undefined {
  const mounts = servedMounts(files, granted);
  if (mounts.length === 0 || files === undefined || granted === undefined) return undefined;
  const { user } = files;

  /** Granted as it is, or a folder on the way to what is granted. */
  function isSeen(path: string): "whole" | "partly" | "not" {
    if (granted?.some((one) => coversPath(one, path)) === true) return "whole";
    return granted?.some((one) => isAtOrBelow(one, path)) === true ? "partly" : "not";
  }

  function answer({ verb, follow, path }: FileAsk): FileReply {
    if (!isPlain(path)) throw new Refused("outside");
    const seen = isSeen(path);
    if (seen === "not") throw new Refused("missing");
    return walk(mounts, path, follow, (place) => {
      if (place.kind !== "leading" && place.kind !== "folder" && seen === "partly")
        throw new Refused("missing");
      switch (verb) {
        case "look":
          return look(place);
        case "read":
          return read(place);
        case "list":
          return list(place, path);
      }
    });
  }

  /** Follows a path to its end, through links; the mount decides how far they lead. */
  function walk<T>(all: readonly FileMount[], path: string, follow: boolean, then: (place: Place) => T): T {
    const mount = mountOf(all, path);
    if (mount === undefined) {
      if (!all.some((one) => isAtOrBelow(one.path, path))) throw new Refused("missing");
      return then({ kind: "leading" });
    }
    const steps: Step[] = [];
    try {
      return then(descend(mount, path, follow, steps));
    } catch (error) {
      // What only leads to a mount inside this one need not exist in it.
      const leads = all.some((one) => one !== mount && isAtOrBelow(one.path, path));
      if (leads && error instanceof Refused && error.refusal === "missing") return then({ kind: "leading" });
      throw error;
    } finally {
      for (const { handle } of steps) closeSync(handle);
    }
  }

  function descend(mount: FileMount, path: string, follow: boolean, steps: Step[]): Found {
    const names = path === mount.path ? [] : namesOf(path.slice(mount.path === "/" ? 0 : mount.path.length));
    let links = 0;
    let place = placeAt(mount.source);
    // What is mounted is what was said, not what a link says since.
    if (place.kind === "link") throw new Refused("outside");
    while (names.length > 0) {
      const name = names.shift() ?? "";
      if (name === "" || name === ".") continue;
      if (name === "..") {
        const last = steps.pop();
        if (place.kind !== "folder") throw new Refused("no-folder");
        if (last === undefined) throw new Refused("outside");
        closeSync(last.handle);
        place = placeAt(here(steps) ?? mount.source);
        continue;
      }
      if (place.kind !== "folder") throw new Refused("no-folder");
      if (Buffer.byteLength(name) > MAX_FILE_NAME) throw new Refused("name-too-long");
      if (steps.length >= MOST_DEPTH) throw new Refused("name-too-long");
      const handle = openSync(place.at, FOLDER);
      steps.push({ name, handle });
      if (!mayUse(user, fstatSync(handle), ENTER)) throw new Refused("denied");
      place = placeAt(`/proc/self/fd/${handle}/${name}`);
      if (place.kind !== "link" || (names.length === 0 && !follow)) continue;
      links += 1;
      if (links > MOST_LINKS) throw new Refused("links");
      const target = readlinkSync(place.at);
      if (target.startsWith("/") || Buffer.byteLength(target) > MAX_FILE_PATH) throw new Refused("outside");
      names.unshift(...target.split("/"));
      steps.pop();
      closeSync(handle);
      place = placeAt(here(steps) ?? mount.source);
    }
    return place;
  }

  function look(place: Place): FileReply {
    return place.kind === "link"
      ? replyOf(place, Buffer.from(readlinkSync(place.at)))
      : replyOf(place, NOTHING);
  }

  function read(place: Place): FileReply {
    if (place.kind === "leading" || place.kind === "folder") throw new Refused("is-folder");
    if (place.kind === "link") throw new Refused("links");
    const handle = openSync(place.at, FILE);
    try {
      const stats = fstatSync(handle);
      if (!stats.isFile()) throw new Refused("missing");
      if (!mayUse(user, stats, READ)) throw new Refused("denied");
      const data = readWhole(handle, stats.size);
      return replyOf({ kind: "file", at: place.at, stats }, data);
    } finally {
      closeSync(handle);
    }
  }

  function list(place: Place, path: string): FileReply {
    if (place.kind === "file" || place.kind === "link") throw new Refused("no-folder");
    const found = new Map<string, FileEntry>();
    if (place.kind === "folder")
      for (const entry of entriesIn(place.at))
        if (isSeen(join(path, entry.name)) !== "not") found.set(entry.name, entry);
    for (const mount of mounts) {
      const name =
        mount.path === path || !isAtOrBelow(mount.path, path) ? undefined : nextName(path, mount.path);
      if (name === undefined) continue;
      const inner = mounts.find((one) => one.path === join(path, name));
      found.set(name, { name, inode: 0n, kind: inner === undefined ? "folder" : kindAt(inner.source) });
    }
    const entries = [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    return replyOf(place, encodeEntries(entries));
  }

  function entriesIn(folder: string): readonly FileEntry[] {
    const handle = openSync(folder, FOLDER);
    try {
      if (!mayUse(user, fstatSync(handle), READ)) throw new Refused("denied");
      const names = readdirSync(`/proc/self/fd/${handle}`);
      if (names.length > MAX_FILE_ENTRIES) throw new Refused("too-large");
      return names.flatMap((name) => entryOf(`/proc/self/fd/${handle}/${name}`, name) ?? []);
    } finally {
      closeSync(handle);
    }
  }

  return (ask) => {
    try {
      return answer(ask);
    } catch (error) {
      return { refusal: error instanceof Refused ? error.refusal : refusalOf(error) };
    }
  };
}

/** The innermost mount that the path lies in. */
function mountOf(mounts: readonly FileMount[], path: string): FileMount | undefined {
  return mounts
    .filter((one) => isAtOrBelow(path, one.path))
    .sort((a, b) => b.path.length - a.path.length)
    .at(0);
}

function isPlain(path: string): boolean {
  if (!path.startsWith("/") || path.includes("\0")) return false;
  return path === "/" || namesOf(path).every((name) => name !== "" && name !== "." && name !== "..");
}

function namesOf(path: string): string[] {
  return path.split("/").slice(1);
}

function join(folder: string, name: string): string {
  return folder === "/" ? `/${name}` : `${folder}/${name}`;
}

function nextName(folder: string, path: string): string | undefined {
  return path.slice(folder === "/" ? 1 : folder.length + 1).split("/")[0];
}

/** Where the last step has led. */
function here(steps: readonly Step[]): string | undefined {
  const last = steps.at(-1);
  return last === undefined ? undefined : `/proc/self/fd/${last.handle}/${last.name}`;
}

function placeAt(at: string): Found {
  const stats = lstatSync(at);
  const kind = stats.isDirectory()
    ? "folder"
    : stats.isFile()
      ? "file"
      : stats.isSymbolicLink()
        ? "link"
        : undefined;
  // Devices, sockets and FIFOs are nothing that a guest is to know of.
  if (kind === undefined) throw new Refused("missing");
  return { kind, at, stats };
}

function kindAt(path: string): FileKind {
  return placeAt(path).kind;
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

function readWhole(handle: number, size: number): Uint8Array {
  if (size > MAX_FILE) throw new Refused("too-large");
  // One byte more than was seen: a file that grows meanwhile is noticed.
  const buffer = new Uint8Array(size + 1);
  let length = 0;
  for (;;) {
    const got = readSync(handle, buffer, length, buffer.length - length, null);
    length += got;
    if (length > size) throw new Refused("failed");
    if (got === 0) return buffer.subarray(0, length);
  }
}

function replyOf(place: Place, data: Uint8Array): FileReply {
  if (place.kind === "leading") return { kind: "folder", size: 0, modifiedNs: 0n, inode: 0n, data };
  const { size, mtimeMs, ino } = place.stats;
  return {
    kind: place.kind,
    size,
    modifiedNs: BigInt(Math.max(0, Math.round(mtimeMs * 1000))) * 1000n,
    inode: BigInt(ino),
    data,
  };
}

const REFUSALS: Readonly<Record<string, FileRefusal>> = {
  ENOENT: "missing",
  EACCES: "denied",
  EPERM: "denied",
  ENOTDIR: "no-folder",
  ELOOP: "links",
  ENAMETOOLONG: "name-too-long",
};

function refusalOf(error: unknown): FileRefusal {
  return REFUSALS[systemErrorCode(error) ?? ""] ?? "failed";
}
