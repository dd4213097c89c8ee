/** What pods cost beside the limits of their containers: for the RuntimeClass's `overhead`. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startContainerd, TEST_CGROUP } from "./containerd-bench.js";
import { HELLO, PONG } from "./containerd-guests.js";
import { containerdPeer, whyNoContainers } from "./containerd-peer.js";
import { createCri, type Pod } from "./cri-client.js";
import { statOf, withDescendants } from "./process-tree.js";

/** Of one pod. */
export interface PodOverhead {
  readonly memoryMiB: number;
  /** Thousandths of a processor while the pods tick and nobody asks them anything. */
  readonly cpuMilli: number;
}

const WATCHED_MS = 5000;
const TICKS_PER_SECOND = 100;
const read = (path: string): string => readFileSync(path, "utf8");

/**
 * Memory: what all processes take that is theirs alone, engines included, less what the containers' cgroups are
 * charged with; the growth by `count` pods. Throws where containers cannot be run.
 */
export async function podOverhead(count: number): Promise<PodOverhead> {
  const peer = containerdPeer("1.7");
  const why = whyNoContainers();
  if (peer === undefined || why !== undefined)
    throw new Error(why ?? "containerd is missing: run .ci/install");
  const bench = await startContainerd(peer);
  try {
    const cri = createCri(bench);
    bench.image("sandpaw.test/pause:1", HELLO, { namespace: "k8s.io" });
    bench.image("sandpaw.test/pong:1", PONG, { namespace: "k8s.io" });
    const limits = { cpuPeriod: 100_000, cpuQuota: 100_000, memoryLimit: 2 ** 26 };
    const run = (name: string): Promise<Pod> =>
      cri.run(name, { image: "sandpaw.test/pong:1", resources: limits });
    const servers = (): readonly number[] => [bench.containerdPid(), bench.daemonPid()];
    // The first pod starts the daemon, and fills what is filled once.
    const first = await run("first");
    await sleep(1000);
    const before = besideTheirLimits(servers());
    const pods = [];
    for (let i = 0; i < count; i += 1) pods.push(await run(`pod-${i}`));
    await sleep(1000);
    const after = besideTheirLimits(servers());
    const used = cpuTicks(servers());
    await sleep(WATCHED_MS);
    const cpu = (cpuTicks(servers()) - used) / TICKS_PER_SECOND / (WATCHED_MS / 1000);
    for (const pod of [first, ...pods]) await cri.remove(pod);
    return { memoryMiB: (after - before) / count / 2 ** 20, cpuMilli: (cpu / (count + 1)) * 1000 };
  } finally {
    await bench.close();
  }
}

/** Bytes that the servers and all their descendants hold alone, beyond what the containers are charged with. */
function besideTheirLimits(servers: readonly number[]): number {
  const alone = withDescendants(servers).reduce((sum, pid) => sum + privateBytes(pid), 0);
  const parent = join("/sys/fs/cgroup/memory", TEST_CGROUP);
  const charged = readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => Number(/^rss (\d+)$/m.exec(read(join(parent, name, "memory.stat")))?.[1] ?? 0));
  return alone - charged.reduce((sum, bytes) => sum + bytes, 0);
}

function privateBytes(pid: number): number {
  try {
    const lines = read(`/proc/${pid}/smaps_rollup`).matchAll(/^Private_(?:Clean|Dirty): *(\d+) kB/gm);
    return [...lines].reduce((sum, [, kib]) => sum + Number(kib) * 1024, 0);
  } catch {
    return 0;
  }
}

/** User and system time. */
function cpuTicks(pids: readonly number[]): number {
  return pids.map(statOf).reduce((sum, fields) => sum + Number(fields[11]) + Number(fields[12]), 0);
}
