/**
 * A container's use as containerd's metrics of cgroups. An answer without metrics makes containerd 1.6 panic, and
 * one of another type spoils the statistics of the whole node, so there is always one of these two.
 */

import { existsSync } from "node:fs";
import { join } from "node:path";

import { child, message, unsigned, type Any, type Codec } from "../protobuf/index.js";
import type { CgroupUse } from "./cgroup.js";

interface Pids {
  readonly current: number;
  readonly limit: number;
}
interface CpuUsage {
  readonly total: number;
  readonly kernel: number;
  readonly user: number;
}
interface Throttle {
  readonly periods: number;
  readonly throttledPeriods: number;
  readonly throttledTime: number;
}
interface CpuV1 {
  readonly usage: CpuUsage | undefined;
  readonly throttling: Throttle | undefined;
}
interface MemoryEntry {
  readonly limit: number;
  readonly usage: number;
  readonly max: number;
}
interface MemoryV1 {
  readonly rss: number;
  readonly pgFault: number;
  readonly pgMajFault: number;
  readonly inactiveFile: number;
  readonly activeFile: number;
  readonly totalRss: number;
  readonly totalPgFault: number;
  readonly totalPgMajFault: number;
  readonly totalInactiveFile: number;
  readonly totalActiveFile: number;
  readonly usage: MemoryEntry | undefined;
}
interface OomV1 {
  readonly oomKill: number;
}
interface MetricsV1 {
  readonly pids: Pids | undefined;
  readonly cpu: CpuV1 | undefined;
  readonly memory: MemoryV1 | undefined;
  readonly oom: OomV1 | undefined;
}

const pids: Codec<Pids> = message<Pids>({ current: unsigned(1), limit: unsigned(2) });
const metricsV1: Codec<MetricsV1> = message<MetricsV1>({
  pids: child(2, pids),
  cpu: child(
    3,
    message<CpuV1>({
      usage: child(1, message<CpuUsage>({ total: unsigned(1), kernel: unsigned(2), user: unsigned(3) })),
      throttling: child(
        2,
        message<Throttle>({
          periods: unsigned(1),
          throttledPeriods: unsigned(2),
          throttledTime: unsigned(3),
        }),
      ),
    }),
  ),
  memory: child(
    4,
    message<MemoryV1>({
      rss: unsigned(2),
      pgFault: unsigned(9),
      pgMajFault: unsigned(10),
      inactiveFile: unsigned(13),
      activeFile: unsigned(14),
      totalRss: unsigned(19),
      totalPgFault: unsigned(25),
      totalPgMajFault: unsigned(26),
      totalInactiveFile: unsigned(30),
      totalActiveFile: unsigned(31),
      usage: child(33, message<MemoryEntry>({ limit: unsigned(1), usage: unsigned(2), max: unsigned(3) })),
    }),
  ),
  oom: child(9, message<OomV1>({ oomKill: unsigned(3) })),
});

interface CpuV2 {
  readonly usageUsec: number;
  readonly userUsec: number;
  readonly systemUsec: number;
  readonly nrPeriods: number;
  readonly nrThrottled: number;
  readonly throttledUsec: number;
}
interface MemoryV2 {
  readonly anon: number;
  readonly inactiveFile: number;
  readonly activeFile: number;
  readonly pgfault: number;
  readonly pgmajfault: number;
  readonly usage: number;
  readonly usageLimit: number;
  readonly maxUsage: number;
}
interface MetricsV2 {
  readonly pids: Pids | undefined;
  readonly cpu: CpuV2 | undefined;
  readonly memory: MemoryV2 | undefined;
}
const metricsV2: Codec<MetricsV2> = message<MetricsV2>({
  pids: child(1, pids),
  cpu: child(
    2,
    message<CpuV2>({
      usageUsec: unsigned(1),
      userUsec: unsigned(2),
      systemUsec: unsigned(3),
      nrPeriods: unsigned(4),
      nrThrottled: unsigned(5),
      throttledUsec: unsigned(6),
    }),
  ),
  memory: child(
    4,
    message<MemoryV2>({
      anon: unsigned(1),
      inactiveFile: unsigned(14),
      activeFile: unsigned(15),
      pgfault: unsigned(18),
      pgmajfault: unsigned(19),
      usage: unsigned(32),
      usageLimit: unsigned(33),
      maxUsage: unsigned(36),
    }),
  ),
});

const NS_PER_US = 1000;
/** What version 1 shows where there is no limit: the largest multiple of a page below 2^63. */
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

const us = (ns: number): number => Math.round(ns / NS_PER_US);

/** The message for containerd. */
export function metricsOf(version: 1 | 2, use: CgroupUse): Any {
  const counted: Pids = { current: use.pids, limit: use.pidsLimit ?? 0 };
  if (version === 1) {
    return {
      typeUrl: "io.containerd.cgroups.v1.Metrics",
      value: metricsV1.encode({
        pids: counted,
        cpu: {
          usage: { total: use.cpuNs, kernel: use.cpuSystemNs, user: use.cpuUserNs },
          throttling: {
            periods: use.periods,
            throttledPeriods: use.throttledPeriods,
            throttledTime: use.throttledNs,
          },
        },
        memory: {
          rss: use.anonymous,
          pgFault: use.pageFaults,
          pgMajFault: use.majorFaults,
          inactiveFile: use.inactiveFile,
          activeFile: use.activeFile,
          totalRss: use.anonymous,
          totalPgFault: use.pageFaults,
          totalPgMajFault: use.majorFaults,
          totalInactiveFile: use.inactiveFile,
          totalActiveFile: use.activeFile,
          usage: { limit: use.memoryLimit ?? NO_LIMIT, usage: use.memory, max: use.memoryPeak },
        },
        oom: { oomKill: use.oomKills },
      }),
    };
  }
  return {
    typeUrl: "io.containerd.cgroups.v2.Metrics",
    value: metricsV2.encode({
      pids: counted,
      cpu: {
        usageUsec: us(use.cpuNs),
        userUsec: us(use.cpuUserNs),
        systemUsec: us(use.cpuSystemNs),
        nrPeriods: use.periods,
        nrThrottled: use.throttledPeriods,
        throttledUsec: us(use.throttledNs),
      },
      memory: {
        anon: use.anonymous,
        inactiveFile: use.inactiveFile,
        activeFile: use.activeFile,
        pgfault: use.pageFaults,
        pgmajfault: use.majorFaults,
        usage: use.memory,
        usageLimit: use.memoryLimit ?? NO_LIMIT,
        maxUsage: use.memoryPeak,
      },
    }),
  };
}

/** The metrics of a container that has no cgroup of its own. */
export function noUse(cgroupRoot: string): Any {
  return existsSync(join(cgroupRoot, "cgroup.controllers"))
    ? { typeUrl: "io.containerd.cgroups.v2.Metrics", value: metricsV2.encode(NOTHING_V2) }
    : { typeUrl: "io.containerd.cgroups.v1.Metrics", value: metricsV1.encode(NOTHING_V1) };
}

const NOTHING = { current: 0, limit: 0 };
const NOTHING_V1: Partial<MetricsV1> = {
  pids: NOTHING,
  cpu: { usage: { total: 0, kernel: 0, user: 0 }, throttling: undefined },
};
const NOTHING_V2: Partial<MetricsV2> = { pids: NOTHING };
