/** The processes of a simulation, all started at once: what one waits for, the other one is busy with. */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createSupervisor, type Supervisor } from "@sandpaw/runtime/supervisor";
import { type Child, startChild } from "../child-process.js";
import type { Closing } from "../closing.js";
import type { Context } from "../context.js";
import { ROBOTD_SCRIPT, SIM_SCRIPT } from "../place.js";

/** What world, and where its files may lie. */
export interface ProcessOptions {
  readonly folder: string;
  readonly world: string;
  readonly seed: number;
  /** Where a record goes, if one is asked for. */
  readonly recordDir?: string | undefined;
}

/** They run, and know of each other. */
export interface Processes {
  readonly supervisor: Supervisor;
  readonly runDir: string;
  readonly truthPath: string;
  /** One line for each step. */
  readonly tracePath: string;
  /** Resolves when one goes away by itself, with a sentence. */
  readonly lost: Promise<string>;
}

/** Name of the robot in every simulation. */
export const ROBOT = "robot";
/** The behaviour, and whoever advances the world: it begins with both. */
const PARTICIPANTS = 2;
/** A behaviour that computes so long hangs, ms of the machine; a busy machine must not look like one. */
const HANG_MS = 5000;

/** Starts them. Rejects with the first error that one of them gave; `closing` ends those that came up. */
export async function startProcesses(
  context: Context,
  options: ProcessOptions,
  closing: Closing,
): Promise<Processes> {
  const { folder, world, seed } = options;
  const [runDir, config] = [join(folder, "run"), join(folder, "config")];
  const device = join(folder, "device.sock");
  const truthPath = join(folder, "truth.sock");
  const tracePath = join(folder, "trace");
  for (const dir of [runDir, config]) mkdirSync(dir, { mode: 0o700 });
  const failure = new AbortController();
  const { signal } = failure;

  async function start<T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> {
    try {
      const started = await starting;
      closing.add(() => started.close());
      return started;
    } catch (error) {
      // The first reason stays; the others fail because of it.
      failure.abort(error);
      throw error;
    }
  }

  const simulator = start<Child>(
    startChild({
      what: "the simulated world",
      script: SIM_SCRIPT,
      args: [
        `--world=${world}`,
        `--seed=${seed}`,
        `--socket=${device}`,
        `--truth=${truthPath}`,
        `--trace=${tracePath}`,
        "--lockstep",
      ],
      env: {},
      signal,
    }),
  );
  const robotd = start<Child>(
    startChild({
      what: "the robot server",
      script: ROBOTD_SCRIPT,
      args: [
        `--name=${ROBOT}`,
        `--driver=sim:${device}`,
        `--run-dir=${runDir}`,
        "--log-level=warn",
        "--lockstep",
        `--sessions=${PARTICIPANTS}`,
        `--seed=${seed}`,
        `--wall-limit=${HANG_MS}`,
        ...(options.recordDir === undefined ? [] : [`--record-dir=${options.recordDir}`]),
      ],
      // Neither a ceiling that somebody has given a robot of the same name nor its latch must change a test.
      env: { ...context.env, SANDPAW_CONFIG_DIR: config, SANDPAW_STATE_DIR: join(folder, "state") },
      signal,
    }),
  );
  const supervisor = start<Supervisor>(
    createSupervisor({
      runDir,
      robot: ROBOT,
      client: "sandpaw simulate",
      connectLater: true,
      poolSize: 0,
      uid: context.uid,
    }),
  );
  await Promise.allSettled([simulator, robotd, supervisor]);
  signal.throwIfAborted();
  const gone = [(await simulator).gone, (await robotd).gone];
  return { supervisor: await supervisor, runDir, truthPath, tracePath, lost: Promise.race(gone) };
}
