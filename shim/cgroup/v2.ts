/** A container's cgroup in version 2: one folder for all controllers. */

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

import type { Cgroup } from "./cgroup.js";
import { put, putSlowly, readNumber, readTable, readWords } from "./files.js";
import { cgroupFolder } from "./folder.js";

const CONTROLLERS = ["cpu", "memory", "pids"] as const;
const NS_PER_US = 1000;

/** cgroup v1's shares (2 to 262144) as v2's weight (1 to 10000), as runc turns one into the other. */
function weightOf(shares: number): number {
  return Math.floor(1 + ((Math.min(Math.max(shares, 2), 262_144) - 2) * 9999) / 262_142);
}

/** Where the controllers are handed down already, nothing is written: that may be somebody else's to do. */
async function handDown(folder: string): Promise<void> {
  const there = new Set(readWords(folder, "cgroup.subtree_control"));
  const missing = CONTROLLERS.filter((controller) => !there.has(controller));
  if (missing.length > 0)
    await putSlowly(folder, "cgroup.subtree_control", missing.map((one) => `+${one}`).join(" "));
}

function has(folder: string, file: string): boolean {
  return existsSync(join(folder, file));
}

function quotaOf(folder: string): string {
  return readWords(folder, "cpu.max")[0] ?? "max";
}

/** Creates what stands for it. */
export function cgroupV2(root: string, path: string): Cgroup {
  const only = cgroupFolder(root, path);
  const folder = only.path;

  const oomKills = (): number => readTable(folder, "memory.events").get("oom_kill") ?? 0;

  return {
    version: 2,
    folders: [folder],
    ownFolders: () => (only.isOwn() ? [folder] : []),
    async make() {
      await only.make();
      const above: string[] = [];
      for (let one = dirname(folder); one.length >= root.length; one = dirname(one)) above.unshift(one);
      for (const one of above) await handDown(one);
    },
    limit({ memoryLimit, memorySwapLimit, cpuShares, cpuPeriod, cpuQuota, pidsLimit }) {
      if (memoryLimit !== undefined) put(folder, "memory.max", memoryLimit);
      // Here swap is counted by itself; a kernel without it has no such file.
      if (memoryLimit !== undefined && memorySwapLimit !== undefined && has(folder, "memory.swap.max"))
        put(folder, "memory.swap.max", Math.max(0, memorySwapLimit - memoryLimit));
      if (cpuShares !== undefined) put(folder, "cpu.weight", weightOf(cpuShares));
      // A number alone is the quota, and leaves the period as it is.
      if (cpuPeriod !== undefined) put(folder, "cpu.max", `${cpuQuota ?? quotaOf(folder)} ${cpuPeriod}`);
      else if (cpuQuota !== undefined) put(folder, "cpu.max", cpuQuota);
      if (pidsLimit !== undefined) put(folder, "pids.max", pidsLimit);
    },
    place: (pid) => only.place(pid),
    evict: (pid) => only.evict(pid),
    use() {
      const memory = readTable(folder, "memory.stat");
      const cpu = readTable(folder, "cpu.stat");
      return {
        cpuNs: (cpu.get("usage_usec") ?? 0) * NS_PER_US,
        cpuUserNs: (cpu.get("user_usec") ?? 0) * NS_PER_US,
        cpuSystemNs: (cpu.get("system_usec") ?? 0) * NS_PER_US,
        memory: readNumber(folder, "memory.current") ?? 0,
        memoryPeak: readNumber(folder, "memory.peak") ?? 0,
        memoryLimit: readNumber(folder, "memory.max"),
        inactiveFile: memory.get("inactive_file") ?? 0,
        activeFile: memory.get("active_file") ?? 0,
        anonymous: memory.get("anon") ?? 0,
        pageFaults: memory.get("pgfault") ?? 0,
        majorFaults: memory.get("pgmajfault") ?? 0,
        pids: readNumber(folder, "pids.current") ?? 0,
        pidsLimit: readNumber(folder, "pids.max"),
        periods: cpu.get("nr_periods") ?? 0,
        throttledPeriods: cpu.get("nr_throttled") ?? 0,
        throttledNs: (cpu.get("throttled_usec") ?? 0) * NS_PER_US,
        oomKills: oomKills(),
      };
    },
    oomKills,
    remove: () => only.remove(),
  };
}
