/** A container's cgroup in version 1: a folder of the same name below each controller. */

import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";

import type { Cgroup } from "./cgroup.js";
import { put, readNumber, readTable } from "./files.js";
import { cgroupFolder, type CgroupFolder } from "./folder.js";

const CONTROLLERS = ["memory", "cpu", "cpuacct", "pids"] as const;
/** What the kernel shows for "no limit" is near 2^63. */
const NO_LIMIT = 2 ** 60;
/** Ticks of user and system time are hundredths of a second. */
const NS_PER_TICK = 10_000_000;

const SWAP_FILE = "memory.memsw.limit_in_bytes";

/** With swap may never be less than without: what grows goes first. Not every kernel counts swap. */
function limitMemory(folder: string, limit: number | undefined, withSwap: number | undefined): void {
  const before = readNumber(folder, SWAP_FILE);
  const together = withSwap ?? limit;
  const counts = before !== undefined && together !== undefined;
  const grows = counts && together > before;
  if (grows) put(folder, SWAP_FILE, together);
  if (limit !== undefined) put(folder, "memory.limit_in_bytes", limit);
  if (counts && !grows && withSwap !== undefined) put(folder, SWAP_FILE, withSwap);
}

/** The first move may wait for the kernel; then it is ready for the others. */
async function moveAll(
  [first, ...others]: readonly CgroupFolder[],
  move: (folder: CgroupFolder) => Promise<void>,
): Promise<void> {
  if (first !== undefined) await move(first);
  await Promise.all(others.map(move));
}

/** The hierarchies. A controller may be mounted together with another one, as a link: that is one hierarchy. */
function hierarchies(root: string): readonly string[] {
  const there = CONTROLLERS.map((controller) => join(root, controller)).filter((path) => existsSync(path));
  return [...new Map(there.map((path) => [realpathSync.native(path), path])).values()];
}

/** Creates what stands for it. */
export function cgroupV1(root: string, path: string): Cgroup {
  const folders = hierarchies(root).map((hierarchy) => cgroupFolder(hierarchy, path));
  const oomKills = (): number => readTable(of("memory"), "memory.oom_control").get("oom_kill") ?? 0;
  const of = (controller: (typeof CONTROLLERS)[number]): string => join(root, controller, path);

  return {
    version: 1,
    folders: folders.map((folder) => folder.path),
    ownFolders: () => folders.flatMap((folder) => (folder.isOwn() ? [folder.path] : [])),
    async make() {
      await Promise.all(folders.map((folder) => folder.make()));
    },
    limit({ memoryLimit, memorySwapLimit, cpuShares, cpuPeriod, cpuQuota, pidsLimit }) {
      limitMemory(of("memory"), memoryLimit, memorySwapLimit);
      if (cpuShares !== undefined) put(of("cpu"), "cpu.shares", cpuShares);
      if (cpuPeriod !== undefined) put(of("cpu"), "cpu.cfs_period_us", cpuPeriod);
      if (cpuQuota !== undefined) put(of("cpu"), "cpu.cfs_quota_us", cpuQuota);
      if (pidsLimit !== undefined) put(of("pids"), "pids.max", pidsLimit);
    },
    async place(pid) {
      await moveAll(folders, (folder) => folder.place(pid));
    },
    async evict(pid) {
      await moveAll(folders, (folder) => folder.evict(pid));
    },
    use() {
      const memory = readTable(of("memory"), "memory.stat");
      const cpu = readTable(of("cpuacct"), "cpuacct.stat");
      const throttle = readTable(of("cpu"), "cpu.stat");
      const limit = readNumber(of("memory"), "memory.limit_in_bytes") ?? NO_LIMIT;
      return {
        cpuNs: readNumber(of("cpuacct"), "cpuacct.usage") ?? 0,
        cpuUserNs: (cpu.get("user") ?? 0) * NS_PER_TICK,
        cpuSystemNs: (cpu.get("system") ?? 0) * NS_PER_TICK,
        memory: readNumber(of("memory"), "memory.usage_in_bytes") ?? 0,
        memoryPeak: readNumber(of("memory"), "memory.max_usage_in_bytes") ?? 0,
        memoryLimit: limit < NO_LIMIT ? limit : undefined,
        inactiveFile: memory.get("total_inactive_file") ?? 0,
        activeFile: memory.get("total_active_file") ?? 0,
        anonymous: memory.get("total_rss") ?? 0,
        pageFaults: memory.get("total_pgfault") ?? 0,
        majorFaults: memory.get("total_pgmajfault") ?? 0,
        pids: readNumber(of("pids"), "pids.current") ?? 0,
        pidsLimit: readNumber(of("pids"), "pids.max"),
        periods: throttle.get("nr_periods") ?? 0,
        throttledPeriods: throttle.get("nr_throttled") ?? 0,
        throttledNs: throttle.get("throttled_time") ?? 0,
        oomKills: oomKills(),
      };
    },
    oomKills,
    async remove() {
      await Promise.all(folders.map((folder) => folder.remove()));
    },
  };
}
