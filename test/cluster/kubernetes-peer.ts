/** The Kubernetes that `.ci/peers/kubernetes.sh` builds. */

import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { onPath } from "../harness/index.js";
import { whyNoContainers } from "../interop/containerd-peer.js";

/** The folder of `kubectl`, `kubelet`, `kube-apiserver`, …; undefined where they were not built. */
export function kubernetesPeer(): string | undefined {
  const pin = readFileSync(new URL("../../../.ci/peers/kubernetes.pin", import.meta.url), "utf8").trim();
  const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  const folder = join(cache, "sandpaw", "peers", pin.replace(" ", "-"));
  // The stamp is written last.
  return existsSync(join(folder, ".stamp")) ? folder : undefined;
}

/** Whether this machine lets a cluster run, or why not. */
export function whyNoCluster(): string | undefined {
  for (const tool of ["ip", "unshare", "nsenter", "openssl"])
    if (onPath(tool) === undefined) return `${tool} is missing`;
  return whyNoContainers();
}
