/** A suite of tests under one version of containerd, and what the machine must have for it. */

import { suite, type Suite } from "../harness/index.js";
import { containerdPeer, whyNoContainers, type ContainerdPeer } from "./containerd-peer.js";

/** The versions that the shim is tested under. */
export type Series = "1.6" | "1.7" | "2.1" | "2.3";

export interface ContainerdSuite {
  readonly test: Suite;
  readonly peer: ContainerdPeer | undefined;
  /** Whether its tests run on this machine. */
  readonly runs: boolean;
}

/** Begins a suite; its name is `interop: WHAT of containerd SERIES`. */
export function containerdSuite(what: string, series: Series): ContainerdSuite {
  const test = suite(`interop: ${what} of containerd ${series}`);
  const why = whyNoContainers();
  const peer = containerdPeer(series);
  const hasRoot = test.needs("root with the tools for containers", why === undefined, why ?? "");
  const isThere = test.needs(
    `containerd ${series}`,
    peer !== undefined,
    "the shim runs under it; .ci/peers/containerd.sh fetches it",
  );
  return { test, peer, runs: hasRoot && isThere };
}
