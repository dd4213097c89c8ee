/** One supervisor for each robot of this node, and one for modules without a robot; made when first needed. */

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { robotPaths } from "@sandpaw/runtime/protocol";
import {
  createSupervisor,
  describeMissing,
  type Admitted,
  type Run,
  type Supervisor,
} from "@sandpaw/runtime/supervisor";

import { ShimError } from "../error.js";

export interface SupervisorsOptions {
  readonly runDir: string;
  /** Warm engines of each. */
  readonly poolSize: number;
  readonly log: (text: string) => void;
}

/** The supervisors. */
export interface Supervisors {
  /** For a module; `wanted` is the robot that the pod names, if it does. Rejects with `robot-…`. */
  for(admitted: Admitted, wanted: string | undefined): Promise<Supervisor>;
  /** Everything that runs. */
  runs(): readonly Run[];
  /** Begins to warm engines for what is there. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

/** Creates none yet. */
export function createSupervisors(options: SupervisorsOptions): Supervisors {
  const made = new Map<string, Promise<Supervisor>>();
  const working = new Set<Supervisor>();

  function of(robot: string): Promise<Supervisor> {
    const before = made.get(robot);
    if (before !== undefined) return before;
    const making = createSupervisor({
      runDir: options.runDir,
      client: "containerd shim",
      poolSize: options.poolSize,
      connectLater: true,
      ...(robot === "" ? {} : { robot }),
    });
    made.set(robot, making);
    making.then(
      (supervisor) => {
        working.add(supervisor);
        const missing = describeMissing(supervisor.walls);
        if (missing !== undefined) options.log(missing);
      },
      // The next one who asks tries again.
      () => made.delete(robot),
    );
    return making;
  }

  function robots(): readonly string[] {
    const folder = join(options.runDir, "robots");
    const names = existsSync(folder) ? readdirSync(folder) : [];
    return names.filter((name) => existsSync(robotPaths(options.runDir, name).control)).sort();
  }

  function choose(wanted: string | undefined): string {
    const there = robots();
    if (wanted !== undefined) {
      if (there.includes(wanted)) return wanted;
      throw new ShimError(
        "robot-unknown",
        `there is no robot ${JSON.stringify(wanted.slice(0, 80))} on this node`,
      );
    }
    const [only, ...more] = there;
    if (only === undefined)
      throw new ShimError("robot-unknown", "the module needs a robot, and none is on this node");
    if (more.length > 0)
      throw new ShimError("robot-ambiguous", `this node has the robots ${there.join(", ")}; name one`);
    return only;
  }

  return {
    async for(admitted, wanted) {
      return of(admitted.interfaces.length === 0 ? "" : choose(wanted));
    },
    runs: () => [...working].flatMap(({ runs }) => [...runs.values()]),
    async warm() {
      await Promise.all(["", ...robots()].map(of));
    },
    async close() {
      const all = await Promise.allSettled(made.values());
      await Promise.all(all.flatMap((one) => (one.status === "fulfilled" ? [one.value.close()] : [])));
    },
  };
}
