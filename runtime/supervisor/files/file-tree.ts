/**
 * The read-only tree that a guest sees: a folder `/` with what is mounted for it and granted to it, and nothing else.
 */

import { readlinkSync } from "node:fs";

import { coversPath, isAtOrBelow } from "../../policy/index.js";
import {
  encodeEntries,
  type FileAsk,
  type FileEntry,
  type FileReply,
  type FileVerb,
} from "../../protocol/index.js";
import { entriesIn, FileRefused, placeAt, readPlace, refusalOf, type Place } from "./file-place.js";
import { walkTo } from "./file-walk.js";
import { servedMounts, type FileMount, type MountedFiles } from "./mounted-files.js";

/** Answers what a guest asks about its files. */
export type FileTree = (ask: FileAsk) => FileReply;

const NOTHING = new Uint8Array(0);

/** Creates the tree; undefined where the guest sees no file. */
export function createFileTree(
  files: MountedFiles | undefined,
  granted: readonly string[] = [],
): FileTree | undefined {
  const mounts = servedMounts(files, granted);
  if (mounts.length === 0) return undefined;
  const user = files?.user;
  const isGranted = (path: string): boolean => granted.some((one) => coversPath(one, path));
  /** Granted, or on the way to what is. */
  const isSeen = (path: string): boolean => isGranted(path) || granted.some((one) => isAtOrBelow(one, path));
  const leads = (path: string): boolean => mounts.some((one) => isAtOrBelow(one.path, path));

  function answer({ verb, follow, path }: FileAsk): FileReply {
    if (!isPlain(path)) throw new FileRefused("outside");
    if (!isSeen(path)) throw new FileRefused("missing");
    const mount = mountOf(mounts, path);
    if (mount === undefined) return leading(verb, path);
    const names = namesOf(path.slice(mount.path === "/" ? 0 : mount.path.length));
    try {
      return walkTo({ source: mount.source, names, follow, user }, (place) => {
        if (place.kind !== "folder" && !isGranted(path)) throw new FileRefused("missing");
        return tell(verb, place, path);
      });
    } catch (error) {
      // What only leads to a mount inside this one need not exist in it.
      if (path !== mount.path && refusalOf(error) === "missing" && leads(path)) return leading(verb, path);
      throw error;
    }
  }

  function tell(verb: FileVerb, place: Place, path: string): FileReply {
    switch (verb) {
      case "look":
        return replyOf(place, place.kind === "link" ? Buffer.from(readlinkSync(place.at)) : NOTHING);
      case "read": {
        const { stats, data } = readPlace(place, user);
        return replyOf({ ...place, stats }, data);
      }
      case "list":
        if (place.kind !== "folder") throw new FileRefused("no-folder");
        return replyOf(place, listed(entriesIn(place, user), path));
    }
  }

  /** A folder that only leads to mounts. */
  function leading(verb: FileVerb, path: string): FileReply {
    if (!leads(path)) throw new FileRefused("missing");
    if (verb === "read") throw new FileRefused("is-folder");
    const data = verb === "list" ? listed([], path) : NOTHING;
    return { kind: "folder", size: 0, modifiedNs: 0n, inode: 0n, data };
  }

  /** What is seen of the entries, and the mounts among them. */
  function listed(entries: readonly FileEntry[], path: string): Uint8Array {
    const all = new Map<string, FileEntry>();
    for (const entry of entries) if (isSeen(join(path, entry.name))) all.set(entry.name, entry);
    for (const mount of mounts) {
      if (mount.path === path || !isAtOrBelow(mount.path, path)) continue;
      const [name = ""] = namesOf(mount.path.slice(path === "/" ? 0 : path.length));
      const here = mounts.find((one) => one.path === join(path, name));
      all.set(name, { name, inode: 0n, kind: here === undefined ? "folder" : placeAt(here.source).kind });
    }
    return encodeEntries([...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1)));
  }

  return (ask) => {
    try {
      return answer(ask);
    } catch (error) {
      return { refusal: refusalOf(error) };
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

/** The names behind slashes; none of an empty text. */
function namesOf(path: string): readonly string[] {
  return path.split("/").slice(1);
}

function join(folder: string, name: string): string {
  return folder === "/" ? `/${name}` : `${folder}/${name}`;
}

function replyOf({ kind, stats: { size, mtimeMs, ino } }: Place, data: Uint8Array): FileReply {
  const modifiedNs = BigInt(Math.max(0, Math.round(mtimeMs * 1000))) * 1000n;
  return { kind, size, modifiedNs, inode: BigInt(ino), data };
}
