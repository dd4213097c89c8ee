/** A simulated robot of our own: a world in one process, its robot server in another. */

import { existsSync, mkdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { robotPaths, type RobotPaths } from "@sandpaw/runtime/protocol";
import { makeRunDir } from "@sandpaw/runtime/supervisor";
import { type Child, startChild } from "./child-process.js";
import type { Context } from "./context.js";
import { ROBOTD_SCRIPT, runDirOf, SIM_SCRIPT } from "./place.js";

/** What robot. */
export interface SimulatedRobotOptions {
  readonly name: string;
  /** A built-in world, or a path. */
  readonly world: string;
  readonly seed: number;
  /** The world waits for the behaviours instead of the clock. */
  readonly lockstep?: boolean;
  /** Called with the robot server's log, JSON lines. */
  readonly onLog?: (text: string) => void;
}

/** A robot that answers. */
export interface SimulatedRobot {
  readonly name: string;
  readonly paths: RobotPaths;
  readonly pids: { readonly world: number; readonly robotd: number };
  /** Resolves when one of its processes goes away by itself, with a sentence. */
  readonly lost: Promise<string>;
  /** Stops the robot, then its server, then the world; leaves nothing behind. */
  close(): Promise<void>;
}

/** Starts both. Rejects with the error that one of them gave, or with `part-failed`. */
export async function startSimulatedRobot(
  context: Context,
  options: SimulatedRobotOptions,
): Promise<SimulatedRobot> {
  const run = runDirOf(context);
  const { name } = options;
  const sims = join(run, "sims");
  const socket = join(sims, `${name}.sock`);
  const paths = robotPaths(run, name);
  makeRunDir(run, context.uid);
  const pace = options.lockstep === true ? ["--lockstep"] : [];
  mkdirSync(sims, { recursive: true, mode: 0o700 });
  const world = await startChild({
    what: "the simulated world",
    script: SIM_SCRIPT,
    args: ["--world", options.world, "--seed", String(options.seed), "--socket", socket, ...pace],
    env: {},
  });
  let robotd: Child;
  try {
    robotd = await startChild({
      what: "the robot server",
      script: ROBOTD_SCRIPT,
      args: [
        "--name",
        name,
        "--driver",
        `sim:${socket}`,
        "--run-dir",
        run,
        "--log-level",
        options.onLog === undefined ? "warn" : "info",
        ...pace,
      ],
      env: context.env,
      ...(options.onLog !== undefined && { onStderr: options.onLog }),
    });
  } catch (error) {
    await world.close();
    tidy(sims, socket);
    throw error;
  }
  return {
    name,
    paths,
    pids: { world: world.pid, robotd: robotd.pid },
    lost: Promise.race([world.gone, robotd.gone]),
    close: async () => {
      await robotd.close();
      await world.close();
      // An e-stop outlives a robot server, but not the robot: this one was only ever simulated.
      rmSync(paths.dir, { recursive: true, force: true });
      tidy(sims, socket);
    },
  };
}

/** The first of `base`, `base-2`, … that no robot server has. */
export function freeRobotName(context: Context, base: string): string {
  const run = runDirOf(context);
  for (let i = 1; ; i += 1) {
    const name = i === 1 ? base : `${base}-${i}`;
    if (!existsSync(robotPaths(run, name).dir)) return name;
  }
}

function tidy(sims: string, socket: string): void {
  rmSync(socket, { force: true });
  try {
    rmdirSync(sims);
  } catch {
    // Another simulated robot has its socket there.
  }
}
