/** What pods leave behind on a node: cgroups, mounts, bundles, notes of the shim. Nothing, when they have gone. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Cluster } from "./cluster.js";

const CGROUPS = "/sys/fs/cgroup";

/** In words; empty when nothing is left. */
export function remainsOfPods(cluster: Cluster): readonly string[] {
  const at = join(cluster.folder, "c");
  const name = readFileSync(join(at, "name"), "utf8").trim();
  // The node's own view of the file system, where containerd's data lies in memory.
  const leader = `/proc/${readFileSync(join(at, "leader.pid"), "utf8").trim()}`;
  const containerd = join(at, "data", "containerd");
  const mounts = readFileSync(join(leader, "mounts"), "utf8").split("\n");
  return [
    ...readdirSync(CGROUPS).flatMap((controller) => podsIn(join(CGROUPS, controller, name, "kubepods"))),
    ...mounts.filter((line) => line.split(" ")[1]?.startsWith(`${containerd}/`)),
    ...mounts.filter((line) => line.split(" ")[1]?.startsWith(join(at, "data", "kubelet", "pods"))),
    ...entries(join(leader, "root", containerd, "state", "io.containerd.runtime.v2.task", "k8s.io")),
    ...entries(join(cluster.runDir, "shim", "tasks")),
  ];
}

/** Folders of pods below those of the qualities of service. */
function podsIn(parent: string): readonly string[] {
  return ["", "burstable", "besteffort"].flatMap((quality) =>
    entries(join(parent, quality)).filter((path) => /\/pod[^/]+$/.test(path)),
  );
}

function entries(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).map((entry) => join(folder, entry)) : [];
}
