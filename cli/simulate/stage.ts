/**
 * Everything that a simulation needs, in a temporary folder of its own: a world that stands until it is advanced,
 * a robot server, a supervisor, and the ends to talk to them.
 */

import { mkdtempSync, rmSync } from "node:fs";
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
import { Closing } from "../closing.js";
import type { Context } from "../context.js";
import { type ProcessOptions, type Processes, ROBOT, startProcesses } from "./processes.js";

/** A world that stands until it is advanced. */
export interface Stage extends Pick<Processes, "supervisor" | "tracePath" | "lost"> {
  readonly view: LineClient<ViewMethods>;
  readonly truth: LineClient<TruthMethods>;
  /** Everything that the robot server has told so far. */
  readonly events: readonly RobotEvent[];
  close(): Promise<void>;
}

/** The server's slowest: states are not what is looked at here. */
const SUBSCRIBE_HZ = 0.1;

/** Starts all of it. Rejects with the error that one of its parts gave, and nothing is left then. */
export async function openStage(
  context: Context,
  options: Pick<ProcessOptions, "world" | "seed" | "recordDir">,
): Promise<Stage> {
  const closing = new Closing();
  const folder = mkdtempSync(join(tmpdir(), "sandpaw-simulate-"));
  closing.add(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  try {
    const processes = await startProcesses(context, { ...options, folder }, closing);
    return await connect(processes, closing);
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function connect(processes: Processes, closing: Closing): Promise<Stage> {
  const { supervisor, runDir, truthPath, tracePath, lost } = processes;
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
  return { supervisor, view, truth, events, tracePath, lost, close: () => closing.close() };
}

function isHappening(
  message: Readonly<Record<string, unknown>>,
): message is Readonly<Record<string, unknown>> & RobotEvent {
  return message["event"] === "happening";
}
