/**
 * Reads a file of an image through its layers, as root, from folders whose contents somebody else has chosen.
 * Each step of the path is opened below the one before (`/proc/self/fd/N/NAME`), follows no link, and honours
 * whiteouts. Where an opaque folder could decide whether a file counts, the kernel is asked.
 */

import { closeSync, constants, lstatSync, openSync } from "node:fs";

import { systemErrorCode } from "@sandpaw/runtime/protocol";
import { readBounded } from "@sandpaw/runtime/supervisor";

import { ShimError } from "../error.js";
import { isSeen } from "./merged-view.js";

/** One layer's part of a folder. */
interface Part {
  readonly handle: number;
  /** True where a higher part could hide it as a whole. */
  readonly doubtful: boolean;
}

const FOLDER = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

export interface ImageFile {
  /** Topmost first. */
  readonly layers: readonly string[];
  readonly path: string;
  readonly maxBytes: number;
  /** An empty folder, for the question whether a folder hides what is below it. */
  readonly mountPoint: string;
}

/** The file's bytes, or undefined where the image has none. Rejects with `module-path-unsafe`, `rootfs-…`, `module-file-…`. */
export async function readImageFile(file: ImageFile): Promise<Uint8Array | undefined> {
  const { layers, path } = file;
  const names = path.split("/").filter((name) => name !== "" && name !== ".");
  const last = names.pop();
  if (last === undefined || names.includes("..") || last === ".." || path.includes("\0"))
    throw new ShimError("module-path-unsafe", `${JSON.stringify(path.slice(0, 200))} is no path of a file`);
  const opened: number[] = [];
  try {
    let parts: readonly Part[] = layers.map((layer) => ({ handle: open(layer, opened), doubtful: false }));
    for (const name of names) parts = enter(parts, name, path, opened);
    const part = partWith(parts, last, path);
    if (part === undefined) return undefined;
    if (part.doubtful) {
      const seen = await isSeen(file);
      if (seen === undefined)
        throw new ShimError("rootfs-ambiguous", `${path} lies in a folder that several layers have`);
      // The topmost file is hidden only by a folder that hides all below it.
      if (!seen) return undefined;
    }
    return readBounded(`/proc/self/fd/${part.handle}/${last}`, file.maxBytes, path);
  } finally {
    for (const handle of opened) closeSync(handle);
  }
}

function open(path: string, opened: number[]): number {
  const handle = openSync(path, FOLDER);
  opened.push(handle);
  return handle;
}

/** The parts of a folder in the folder whose parts are given. */
function enter(above: readonly Part[], name: string, path: string, opened: number[]): readonly Part[] {
  const parts: Part[] = [];
  for (const { handle, doubtful } of above) {
    const below = `/proc/self/fd/${handle}/${name}`;
    const found = kindOf(below);
    if (found === "whiteout") break;
    if (found === "nothing") continue;
    if (found !== "folder") {
      // What is no folder hides, and is hidden by, folders of the same name.
      if (parts.length > 0) break;
      throw new ShimError(
        "module-path-unsafe",
        `${path}: ${name} is ${found === "link" ? "a link" : "no folder"}`,
      );
    }
    parts.push({ handle: open(below, opened), doubtful: doubtful || parts.length > 0 });
  }
  return parts;
}

/** The topmost part that has the file; undefined where none has, or a whiteout hides it. */
function partWith(parts: readonly Part[], name: string, path: string): Part | undefined {
  for (const part of parts) {
    const found = kindOf(`/proc/self/fd/${part.handle}/${name}`);
    if (found === "nothing") continue;
    if (found === "whiteout") return undefined;
    if (found === "link") throw new ShimError("module-path-unsafe", `${path} is a link`);
    return part;
  }
  return undefined;
}

function kindOf(path: string): "nothing" | "whiteout" | "folder" | "link" | "other" {
  try {
    const stats = lstatSync(path);
    if (stats.isCharacterDevice() && stats.rdev === 0) return "whiteout";
    if (stats.isDirectory()) return "folder";
    return stats.isSymbolicLink() ? "link" : "other";
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return "nothing";
    throw error;
  }
}
