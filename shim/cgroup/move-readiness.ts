/**
 * Moves between cgroups without their long wait. Forks take the lock of a move for nothing as long as nobody moves anything;
 * the first move after a while pays for that: it waits until every processor has noticed (an RCU grace period, 10 to
 * 20 ms, more than all the rest of a container's start). Moves within some ms after another find that done. So when
 * one is coming, this process moves itself to where it is, which changes nothing, until it has come.
 * A kernel with `favordynmods` never waits, and is not hurt by this.
 */

import { closeSync, existsSync, openSync, readFileSync, write } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

/** Time from a pod's creation to its first container's, or from a container's to its end when it ends at once; ms. */
const KEPT_MS = 100;
/** The kernel forgets 10 ms after a move, at the earliest. */
const PACE_MS = 5;
/** The process that writes, whatever its number is in its namespace. */
const SELF = "0";

/** Keeps the kernel ready. */
export interface MoveReadiness {
  /** Moves are coming, at once or within 100 ms. */
  expect(): void;
}

export interface MoveReadinessOptions {
  /** A `cgroup.procs` in which this process is, as of now; without one, moves are as slow as they are. */
  readonly procs: () => string | undefined;
  /** Milliseconds, from anywhere. */
  readonly now: () => number;
}

/** The `cgroup.procs` of this process in one of the hierarchies below `root`; the lock is one for all of them. */
export function ownProcs(
  root: string,
  membership: () => string = () => readFileSync("/proc/self/cgroup", "utf8"),
): string | undefined {
  for (const line of membership().split("\n")) {
    const [, controllers = "", path = ""] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? [];
    const file = join(root, controllers, path, "cgroup.procs");
    // In a namespace of cgroups the path may lead out of what can be seen.
    if (path !== "" && !path.includes("/..") && existsSync(file)) return file;
  }
  return undefined;
}

const writeOnce = promisify(write);

/** Creates what does nothing until something is expected. */
export function createMoveReadiness({ procs, now }: MoveReadinessOptions): MoveReadiness {
  let until = 0;
  let isKeeping = false;

  async function keep(): Promise<void> {
    // Each time anew: where somebody has moved this process meanwhile, there it stays.
    const file = procs();
    if (file === undefined) return;
    // Only the writing waits for the kernel. It is to begin before whatever else this process does now: on the way through
    // other threads it would wait for this one five times.
    const handle = openSync(file, "w");
    try {
      while (now() < until) {
        await writeOnce(handle, SELF);
        await sleep(PACE_MS, undefined, { ref: false });
      }
    } finally {
      closeSync(handle);
    }
  }

  return {
    expect() {
      until = now() + KEPT_MS;
      if (isKeeping) return;
      isKeeping = true;
      // It is only slower without; the next one who expects a move tries again.
      void keep()
        .catch(() => undefined)
        .finally(() => {
          isKeeping = false;
        });
    },
  };
}
