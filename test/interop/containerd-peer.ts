/** The versions of containerd that `.ci/peers/containerd.sh` fetches. */

import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { onPath } from "../harness/index.js";

/** A containerd and its client. */
export interface ContainerdPeer {
  /** Such as `1.6`. */
  readonly series: string;
  readonly containerd: string;
  readonly ctr: string;
}

/** The pinned one of a series; undefined where it was not fetched. */
export function containerdPeer(series: string): ContainerdPeer | undefined {
  const pins = readFileSync(new URL("../../../.ci/peers/containerd.pin", import.meta.url), "utf8");
  const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  for (const pin of pins.split("\n")) {
    const [, name = "", version = ""] = pin.split(" ");
    if (!version.startsWith(`${series}.`)) continue;
    const folder = join(cache, "sandpaw", "peers", `${name}-${version}`, "root", "usr", "bin");
    const containerd = join(folder, "containerd");
    if (existsSync(containerd)) return { series, containerd, ctr: join(folder, "ctr") };
  }
  return undefined;
}

/** Whether this machine lets a shim do its work, or why not. */
export function whyNoContainers(): string | undefined {
  if (process.geteuid?.() !== 0) return "containers need root";
  for (const tool of ["flock", "setsid", "tar"]) if (onPath(tool) === undefined) return `${tool} is missing`;
  return undefined;
}
