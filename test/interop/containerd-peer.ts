/** What `.ci/peers/containerd.sh` and `.ci/peers/cni.sh` fetch. */

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
  for (const { name, version } of pins("containerd")) {
    if (!version.startsWith(`${series}.`)) continue;
    const folder = join(cached(name, version), "usr", "bin");
    const containerd = join(folder, "containerd");
    if (existsSync(containerd)) return { series, containerd, ctr: join(folder, "ctr") };
  }
  return undefined;
}

/** The folder of the pinned CNI plugins; undefined where they were not fetched. */
export function cniPlugins(): string | undefined {
  return pins("cni")
    .map(({ name, version }) => join(cached(name, version), "usr", "lib", "cni"))
    .find((folder) => existsSync(join(folder, "bridge")));
}

function pins(file: string): readonly { readonly name: string; readonly version: string }[] {
  const text = readFileSync(new URL(`../../../.ci/peers/${file}.pin`, import.meta.url), "utf8");
  return text.split("\n").flatMap((line) => {
    const [, name, version] = line.split(" ");
    return name === undefined || version === undefined ? [] : [{ name, version }];
  });
}

function cached(name: string, version: string): string {
  const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  return join(cache, "sandpaw", "peers", `${name}-${version}`, "root");
}

/** Whether this machine lets a shim do its work, or why not. */
export function whyNoContainers(): string | undefined {
  if (process.geteuid?.() !== 0) return "containers need root";
  for (const tool of ["flock", "setsid", "tar"]) if (onPath(tool) === undefined) return `${tool} is missing`;
  return undefined;
}
