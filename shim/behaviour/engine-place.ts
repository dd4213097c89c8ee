/**
 * An engine in its container's cgroup. What a warm engine has touched before stays charged where it was: it is
 * added to the use that is reported, and taken from the limit that is set, so that both are the container's own.
 */

import { readFileSync } from "node:fs";

import type { Cgroup, CgroupUse } from "../cgroup/index.js";
import { ShimError } from "../error.js";
import type { Resources } from "../spec/index.js";

/** With less than this beyond what it brought along, an engine cannot load a module, bytes. */
const LEAST_MEMORY = 8 * 1024 * 1024;

/** The engine's place. */
export interface EnginePlace {
  limit(resources: Resources): void;
  use(): CgroupUse;
  /** Takes the engine out again, so that it can serve elsewhere; false where that fails. */
  vacate(): Promise<boolean>;
}

/** Moves the engine into the cgroup; the tool that waits for it outside ends with it. Rejects with `cgroup-…`, `memory-limit-too-small`. */
export async function placeEngine(cgroup: Cgroup, pid: number, resources: Resources): Promise<EnginePlace> {
  const brought = anonymousMemory(pid);

  function limit(wanted: Resources): void {
    const { memoryLimit, memorySwapLimit } = wanted;
    if (memoryLimit !== undefined && memoryLimit - brought < LEAST_MEMORY) {
      const least = Math.ceil((brought + LEAST_MEMORY) / (1024 * 1024));
      throw new ShimError(
        "memory-limit-too-small",
        `${memoryLimit} bytes; an engine needs ${least} MiB or more`,
      );
    }
    const own = (bytes: number | undefined): number | undefined => bytes && bytes - brought;
    cgroup.limit({ ...wanted, memoryLimit: own(memoryLimit), memorySwapLimit: own(memorySwapLimit) });
  }

  limit(resources);
  await cgroup.place(pid);
  return {
    limit,
    async vacate() {
      try {
        await cgroup.evict(pid);
        return true;
      } catch {
        return false;
      }
    },
    use() {
      const use = cgroup.use();
      return {
        ...use,
        memory: use.memory + brought,
        memoryPeak: use.memoryPeak + brought,
        anonymous: use.anonymous + brought,
        memoryLimit: use.memoryLimit === undefined ? undefined : use.memoryLimit + brought,
      };
    },
  };
}

function anonymousMemory(pid: number): number {
  try {
    // `smaps_rollup` says the same by a walk through all pages, which takes a hundred times as long.
    const kib = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kib ?? 0) * 1024;
  } catch {
    // It has just ended, and moving it will say so.
    return 0;
  }
}
