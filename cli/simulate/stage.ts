/**
 * Everything that a simulation needs, in a temporary folder of its own: a world, a robot server that waits to be
 * advanced, a supervisor, and the ends to talk to them.
 */

import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TruthMethods } from "@sandpaw/runtime/drivers";
import {
  connectLines,
  CONTROL_VERSION,
  type LineClient,
  robotPaths,
  type RobotEvent,
  type ViewMethods,
} from "@sandpaw/runtime/protocol";
import { createSupervisor, type Supervisor } from "@sandpaw/runtime/supervisor";
import { startChild } from "../child-process.js";
import { Closing } from "../closing.js";
import type { Context } from "../context.js";
import { ROBOTD_SCRIPT, SIM_SCRIPT } from "../place.js";

/** What world. */
export interface StageOptions {
  readonly world: string;
  readonly seed: number;
}

/** A world that stands until it is advanced. */
export interface Stage {
  readonly supervisor: Supervisor;
  readonly view: LineClient<ViewMethods>;
  readonly truth: LineClient<TruthMethods>;
  /** Everything that the robot server has told so far. */
  readonly events: readonly RobotEvent[];
  /** One line for each step. */
  readonly tracePath: string;
  /** Resolves when one of its processes goes away by itself, with a sentence. */
  readonly lost: Promise<string>;
  close(): Promise<void>;
}

/** Name of the robot in every simulation. */
const ROBOT = "robot";
/** The behaviour, and whoever advances the world: it begins with both. */
const PARTICIPANTS = 2;
/** The server's slowest: states are not what is looked at here. */
const SUBSCRIBE_HZ = 0.1;

/** Starts all of it. Rejects with the error that one of its parts gave, and nothing is left then. */
export async function openStage(context: Context, options: StageOptions): Promise<Stage> {
  const closing = new Closing();
  const folder = mkdtempSync(join(tmpdir(), "sandpaw-simulate-"));
  closing.add(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  try {
    return await openIn(folder, context, options, closing);
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function openIn(
  folder: string,
  context: Context,
  { world, seed }: StageOptions,
  closing: Closing,
): Promise<Stage> {
  const [runDir, config] = [join(folder, "run"), join(folder, "config")];
  const device = join(folder, "device.sock");
  const truthPath = join(folder, "truth.sock");
  const tracePath = join(folder, "trace");
  for (const dir of [runDir, config]) mkdirSync(dir, { mode: 0o700 });
  const simulator = await startChild({
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
  });
  closing.add(() => simulator.close());
  const robotd = await startChild({
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
    ],
    // A ceiling that somebody has given a robot of the same name must not change a test.
    env: { ...context.env, SANDPAW_CONFIG_DIR: config },
  });
  closing.add(() => robotd.close());
  const events: RobotEvent[] = [];
  const view = await connectLines<ViewMethods>({
    path: robotPaths(runDir, ROBOT).view,
    onNotification: (message) => {
      if (isHappening(message)) events.push(message);
    },
  });
  closing.add(() => {
    view.close();
  });
  await view.call("hello", { version: CONTROL_VERSION, client: "sandpaw simulate" });
  await view.call("subscribe", { rateHz: SUBSCRIBE_HZ });
  const truth = await connectLines<TruthMethods>({ path: truthPath });
  closing.add(() => {
    truth.close();
  });
  const supervisor = await createSupervisor({
    runDir,
    robot: ROBOT,
    client: "sandpaw simulate",
    poolSize: 0,
    uid: context.uid,
  });
  closing.add(() => supervisor.close());
  return {
    supervisor,
    view,
    truth,
    events,
    tracePath,
    lost: Promise.race([simulator.gone, robotd.gone]),
    close: () => closing.close(),
  };
}

function isHappening(
  message: Readonly<Record<string, unknown>>,
): message is Readonly<Record<string, unknown>> & RobotEvent {
  return message["event"] === "happening";
}
