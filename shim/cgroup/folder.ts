/**
 * One folder of a container's cgroup, and whose it is. A spec may name a cgroup that is there already, with others in it: that
 * is left alone until the container is placed in it, and those others stay where they are whatever becomes of the container.
 */

import { existsSync } from "node:fs";
import { join } from "node:path";

import { makeCgroup, moveInto, moveOut, processesIn, removeCgroup } from "./files.js";

/** A folder. */
export interface CgroupFolder {
  readonly path: string;
  /** Whether it is the container's to remove: it was made for it, is yet to be made, or the container was placed in it. */
  isOwn(): boolean;
  /** Makes it where it is not there. Rejects with `cgroup-unwritable`. */
  make(): Promise<void>;
  /** Moves a process of the container's into it. Rejects with `cgroup-unwritable`. */
  place(pid: number): Promise<void>;
  /** Moves it out to the root again. Rejects with `cgroup-unwritable`. */
  evict(pid: number): Promise<void>;
  /** Moves out the container's, and removes it unless it is somebody else's, or somebody else is in it. */
  remove(): Promise<void>;
}

/** Creates what stands for the folder below the root of a hierarchy; makes nothing yet. */
export function cgroupFolder(root: string, name: string): CgroupFolder {
  const path = join(root, name);
  const placed = new Set<number>();
  let isMade = false;
  let wasUsed = false;
  return {
    path,
    isOwn: () => isMade || wasUsed || !existsSync(path),
    async make() {
      isMade = await makeCgroup(path);
    },
    async place(pid) {
      await moveInto(path, pid);
      wasUsed = true;
      placed.add(pid);
    },
    async evict(pid) {
      await moveInto(root, pid);
      placed.delete(pid);
    },
    async remove() {
      if (!isMade && !wasUsed) return;
      await moveOut(path, root, placed);
      if (processesIn(path).every((pid) => placed.has(pid))) await removeCgroup(path);
    },
  };
}
