/** Which robot server a command means. */

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import {
  connectLines,
  CONTROL_VERSION,
  type LineClient,
  type LineClientOptions,
  robotPaths,
  type ViewMethods,
} from "@sandpaw/runtime/protocol";
import type { Context } from "./context.js";
import { CliError } from "./error.js";
import { runDirOf } from "./place.js";

const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Hands on what may name a robot, and so a file or socket of it. Throws `robot-name`. */
export function checkRobotName(name: string): string {
  if (NAME.test(name)) return name;
  throw new CliError("robot-name", `"${name}"`);
}

/** Names of the robots that have a view socket, alive or not. */
export function robotNames(context: Context): string[] {
  const run = runDirOf(context);
  try {
    return readdirSync(join(run, "robots"))
      .filter((name) => NAME.test(name) && existsSync(robotPaths(run, name).view))
      .sort();
  } catch {
    return [];
  }
}

/** The named robot, or the only one. Throws `robot-…`. */
export function chooseRobot(context: Context, named: string | undefined): string {
  if (named !== undefined) return checkRobotName(named);
  const [only, ...others] = robotNames(context);
  if (only === undefined)
    throw new CliError("robot-silent", `there is no robot server below ${runDirOf(context)}`);
  if (others.length > 0) throw new CliError("robot-several", [only, ...others].join(", "));
  return only;
}

/** Connects to a robot's view socket and says hello. Rejects with `robot-silent`. */
export async function openView(
  context: Context,
  name: string,
  handlers: Pick<LineClientOptions, "onNotification" | "onClose"> = {},
): Promise<LineClient<ViewMethods>> {
  const path = robotPaths(runDirOf(context), name).view;
  try {
    const client = await connectLines<ViewMethods>({ path, ...handlers });
    await client.call("hello", { version: CONTROL_VERSION, client: "sandpaw" });
    return client;
  } catch (cause) {
    throw new CliError("robot-silent", `${name}: ${cause instanceof Error ? cause.message : "no answer"}`, {
      cause,
    });
  }
}
