/** What is done with a container's cgroup, whatever the version. */

import { existsSync } from "node:fs";
import { join } from "node:path";

import type { Resources } from "../spec/index.js";
import { cgroupPath } from "./path.js";
import { cgroupV1 } from "./v1.js";
import { cgroupV2 } from "./v2.js";

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
  /** The folders that it consists of. */
  readonly folders: readonly string[];
  /** Those of them that are to go with the container, for the journal; before they are made, those that are not there. */
  ownFolders(): readonly string[];
  /** Makes it. Rejects with `cgroup-unwritable`. */
  make(): Promise<void>;
  /** Sets what is defined. Throws `cgroup-unwritable`. */
  limit(resources: Resources): void;
  /** Moves a process into it. Rejects with `cgroup-unwritable`. */
  place(pid: number): Promise<void>;
  /** Moves a process to where none of the container's limits hold. Rejects with `cgroup-unwritable`. */
  evict(pid: number): Promise<void>;
  use(): CgroupUse;
  /** As in `use`, by itself. */
  oomKills(): number;
  /** Moves what was placed in it to where the daemon is, and removes it; not what others have made, or are in. */
  remove(): Promise<void>;
}

/** The mount point of cgroups. */
export const CGROUP_ROOT = "/sys/fs/cgroup";

/** The cgroup that a spec names; nothing is made yet. Throws `cgroup-path-invalid`. */
export function cgroupOf(wanted: string, root: string = CGROUP_ROOT): Cgroup {
  const path = cgroupPath(wanted);
  return existsSync(join(root, "cgroup.controllers")) ? cgroupV2(root, path) : cgroupV1(root, path);
}
