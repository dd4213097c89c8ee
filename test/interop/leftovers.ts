/** What containers could leave behind on a machine, counted. */

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { TEST_CGROUP, type ContainerdBench } from "./containerd-bench.js";
import type { ProcessWatch } from "./process-tree.js";

const CGROUPS = "/sys/fs/cgroup";

/** Names of what is there, so that a test that fails says which. */
export interface Leftovers {
  /** Of a daemon that has died. */
  readonly processes: readonly number[];
  readonly mounts: readonly string[];
  /** Unix sockets in the test's folder, apart from those of containerd and of the living daemon. */
  readonly sockets: readonly string[];
  readonly cgroups: readonly string[];
  /** The daemon's notes of containers. */
  readonly notes: readonly string[];
  /** Bundles that containerd keeps. */
  readonly bundles: readonly string[];
  /** What the daemon has open on FIFOs. */
  readonly fifos: readonly string[];
}

/** Looks; the watch knows what daemons have started. */
export function leftoversOf(bench: ContainerdBench, watch: ProcessWatch): Leftovers {
  const { folder, runDir } = bench;
  const living = bench.daemonPid();
  const read = (path: string): string => (existsSync(path) ? readFileSync(path, "utf8") : "");
  const list = (path: string): readonly string[] => (existsSync(path) ? readdirSync(path) : []);
  const lines = (path: string): readonly string[] => read(path).split("\n").filter(Boolean);
  const groups = list(CGROUPS).flatMap((controller) =>
    list(join(CGROUPS, controller, TEST_CGROUP)).flatMap((name) => {
      const path = join(CGROUPS, controller, TEST_CGROUP, name);
      return existsSync(join(path, "cgroup.procs")) ? [path] : [];
    }),
  );
  const bundles = join(folder, "state", "io.containerd.runtime.v2.task");
  return {
    processes: watch.strays(living),
    mounts: lines("/proc/self/mounts").filter((line) => line.split(" ")[1]?.startsWith(`${folder}/`)),
    sockets: lines("/proc/net/unix")
      .flatMap((line) => line.split(/\s+/)[7] ?? [])
      .filter((path) => path.startsWith(`${folder}/`) || path.startsWith(`${runDir}/`))
      .filter((path) => !path.startsWith(bench.socket) && path !== join(runDir, "shim", "shim.sock")),
    cgroups: groups,
    notes: list(join(runDir, "shim", "tasks")),
    bundles: list(bundles).flatMap((namespace) => list(join(bundles, namespace))),
    fifos: list(`/proc/${living}/fd`).flatMap((fd) => {
      const target = linkOf(`/proc/${living}/fd/${fd}`);
      return target.startsWith("/") && target.includes("fifo") ? [target] : [];
    }),
  };
}

const NOTHING: Leftovers = {
  processes: [],
  mounts: [],
  sockets: [],
  cgroups: [],
  notes: [],
  bundles: [],
  fifos: [],
};
const PACE_MS = 50;
const MOST_TRIES = 200;

/** Waits until nothing is left; fails with what is. */
export async function untilNothingIsLeft(bench: ContainerdBench, watch: ProcessWatch): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const left = leftoversOf(bench, watch);
    if (Object.values(left).flat().length === 0) return;
    if (tries === MOST_TRIES) assert.deepEqual(left, NOTHING);
    await sleep(PACE_MS);
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}
