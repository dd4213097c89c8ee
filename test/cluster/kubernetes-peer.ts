/** The Kubernetes that `.ci/peers/kubernetes.sh` builds, and the network plugins of its node. */

import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { onPath } from "../harness/index.js";
import { whyNoContainers } from "../interop/containerd-peer.js";

/** Folders of programs. */
export interface KubernetesPeer {
  readonly version: string;
  /** With `kubectl`, `kubelet`, `kube-apiserver`, … */
  readonly kubernetes: string;
  readonly cni: string;
}

/** What is pinned; undefined where it was not built or fetched. */
export function kubernetesPeer(): KubernetesPeer | undefined {
  const pins = readFileSync(new URL("../../../.ci/peers/kubernetes.pin", import.meta.url), "utf8");
  const peers = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "sandpaw", "peers");
  const versionOf = (name: string): string =>
    new RegExp(`^\\S+ ${name} (\\S+)$`, "m").exec(pins)?.[1] ?? "unpinned";
  const version = versionOf("kubernetes");
  const kubernetes = join(peers, `kubernetes-${version}`);
  const plugins = "containernetworking-plugins";
  const cni = join(peers, `${plugins}-${versionOf(plugins)}`, "root", "usr", "lib", "cni");
  // The stamp is written last.
  if (!existsSync(join(kubernetes, ".stamp")) || !existsSync(join(cni, "bridge"))) return undefined;
  return { version, kubernetes, cni };
}

/** Whether this machine lets a cluster run, or why not. */
export function whyNoCluster(): string | undefined {
  for (const tool of ["ip", "unshare", "nsenter", "openssl"])
    if (onPath(tool) === undefined) return `${tool} is missing`;
  return whyNoContainers();
}
