/** What is done with a container's cgroup, whatever the version. */

import { existsSync } from "node:fs";
import { join } from "node:path";

import type { Resources } from "../spec/index.js";
import { cgroupPath } from "./path.js";
import { createV1 } from "./v1.js";
import { createV2 } from "./v2.js";

/** Use of a container; numbers that the kernel does not tell are 0. */
export interface CgroupUse {
  readonly cpuNs: number;
  readonly cpuUserNs: number;
  readonly cpuSystemNs: number;
  /** Bytes. */
  readonly memory: number;
  readonly memoryPeak: number;
  /** Undefined without a limit. */
  readonly memoryLimit: number | undefined;
  readonly inactiveFile: number;
  readonly activeFile: number;
  readonly anonymous: number;
  readonly pageFaults: number;
  readonly majorFaults: number;
  readonly pids: number;
  readonly pidsLimit: number | undefined;
  readonly throttledPeriods: number;
  readonly periods: number;
  readonly throttledNs: number;
  /** How often the kernel has ended a process of it for want of memory. */
  readonly oomKills: number;
}

/** One container's cgroup. */
export interface Cgroup {
  readonly version: 1 | 2;
  /** The folders that it consists of, for the journal. */
  readonly folders: readonly string[];
  /** Sets what is defined. Throws `cgroup-unwritable`. */
  limit(resources: Resources): void;
  /** Moves a process into it. Rejects with `cgroup-unwritable`. */
  place(pid: number): Promise<void>;
  /** Moves a process to where none of the container's limits hold. Rejects with `cgroup-unwritable`. */
  evict(pid: number): Promise<void>;
  use(): CgroupUse;
  /** As in `use`, by itself. */
  oomKills(): number;
  /** Moves whoever is still in it to where the daemon is, and removes it. */
  remove(): Promise<void>;
}

/** The mount point of cgroups. */
export const CGROUP_ROOT = "/sys/fs/cgroup";

/** Makes the cgroup that a spec names. Rejects with `cgroup-…`. */
export async function createCgroup(wanted: string, root: string = CGROUP_ROOT): Promise<Cgroup> {
  const path = cgroupPath(wanted);
  return existsSync(join(root, "cgroup.controllers")) ? createV2(root, path) : createV1(root, path);
}
