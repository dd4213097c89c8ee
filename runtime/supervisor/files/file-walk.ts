/**
 * The way from a mount to a place in it. Each step is opened below the one before (`/proc/self/fd/N/NAME`); a link is
 * followed within its mount and nowhere else, so that kubelet's atomic updates (`..data`) are seen as they come.
 */

import { closeSync, fstatSync, openSync, readlinkSync } from "node:fs";

import { MAX_FILE_NAME, MAX_FILE_PATH } from "../../protocol/index.js";
import { FileRefused, FOLDER, placeAt, type Place } from "./file-place.js";
import { mayUse, type FileUser } from "./mounted-files.js";

/** As the kernel has it for a chain of links. */
const MOST_LINKS = 32;
/** Folders below each other. */
const MOST_DEPTH = 32;
const ENTER = 1;

/** A name in an opened folder. */
interface Step {
  readonly name: string;
  readonly folder: number;
}

export interface Walk {
  /** What is mounted. */
  readonly source: string;
  readonly names: readonly string[];
  /** Whether the last name is followed where it is a link. */
  readonly follow: boolean;
  readonly user: FileUser | undefined;
}

/** Walks, and hands over where that led, which is open meanwhile. Throws `FileRefused`, or what the system says. */
export function walkTo<T>(walk: Walk, then: (place: Place) => T): T {
  const steps: Step[] = [];
  try {
    return then(descend(walk, steps));
  } finally {
    for (const { folder } of steps) closeSync(folder);
  }
}

function descend({ source, names, follow, user }: Walk, steps: Step[]): Place {
  const left = [...names];
  let links = 0;
  let place = placeAt(source);
  // What is mounted is what was said, not what a link says since.
  if (place.kind === "link") throw new FileRefused("outside");

  /** Takes the last step back. */
  function back(): Place {
    const last = steps.pop();
    if (last === undefined) throw new FileRefused("outside");
    closeSync(last.folder);
    const before = steps.at(-1);
    return placeAt(before === undefined ? source : `/proc/self/fd/${before.folder}/${before.name}`);
  }

  while (left.length > 0) {
    const name = left.shift() ?? "";
    if (name === "" || name === ".") continue;
    if (place.kind !== "folder") throw new FileRefused("no-folder");
    // Only links say so: a guest's own path is plain.
    if (name === "..") {
      place = back();
      continue;
    }
    if (Buffer.byteLength(name) > MAX_FILE_NAME || steps.length >= MOST_DEPTH)
      throw new FileRefused("name-too-long");
    const folder = openSync(place.at, FOLDER);
    steps.push({ name, folder });
    if (!mayUse(user, fstatSync(folder), ENTER)) throw new FileRefused("denied");
    place = placeAt(`/proc/self/fd/${folder}/${name}`);
    if (place.kind !== "link" || (left.length === 0 && !follow)) continue;
    links += 1;
    if (links > MOST_LINKS) throw new FileRefused("links");
    const target = readlinkSync(place.at);
    if (target.startsWith("/") || Buffer.byteLength(target) > MAX_FILE_PATH) throw new FileRefused("outside");
    left.unshift(...target.split("/"));
    place = back();
  }
  return place;
}
