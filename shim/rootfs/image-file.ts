/**
 * Reads a file of an image through its layers, as root, from folders whose contents somebody else has chosen.
 * Each step of the path is opened below the one before (`/proc/self/fd/N/NAME`), follows no link, and honours
 * whiteouts. Opaque folders are marked by an attribute that Node cannot read: where one could decide which file
 * counts, the image is refused.
 */

import { closeSync, constants, lstatSync, openSync } from "node:fs";

import { systemErrorCode } from "@sandpaw/runtime/protocol";
import { readBounded } from "@sandpaw/runtime/supervisor";

import { ShimError } from "../error.js";

/** One layer's part of a folder. */
interface Part {
  readonly handle: number;
  /** True where a higher part could hide it as a whole. */
  readonly doubtful: boolean;
}

const FOLDER = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** The file's bytes, or undefined where the image has none. Throws `module-path-unsafe`, `rootfs-…`, `module-file-…`. */
export function readImageFile(
  layers: readonly string[],
  path: string,
  maxBytes: number,
): Uint8Array | undefined {
  const names = path.split("/").filter((name) => name !== "" && name !== ".");
  const last = names.pop();
  if (last === undefined || names.includes("..") || last === ".." || path.includes("\0"))
    throw new ShimError("module-path-unsafe", `${JSON.stringify(path.slice(0, 200))} is no path of a file`);
  const opened: number[] = [];
  try {
    let parts: readonly Part[] = layers.map((layer) => ({ handle: open(layer, opened), doubtful: false }));
    for (const name of names) parts = enter(parts, name, path, opened);
    return readIn(parts, last, path, maxBytes);
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

function readIn(
  parts: readonly Part[],
  name: string,
  path: string,
  maxBytes: number,
): Uint8Array | undefined {
  for (const { handle, doubtful } of parts) {
    const file = `/proc/self/fd/${handle}/${name}`;
    const found = kindOf(file);
    if (found === "nothing") continue;
    if (found === "whiteout") return undefined;
    if (found === "link") throw new ShimError("module-path-unsafe", `${path} is a link`);
    if (doubtful)
      throw new ShimError("rootfs-ambiguous", `${path} lies in a folder that several layers have`);
    return readBounded(file, maxBytes, path);
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
