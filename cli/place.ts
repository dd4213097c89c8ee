/** Where the files of the running system lie, as this command sees it. */

import { fileURLToPath } from "node:url";
import { runDir } from "@sandpaw/runtime/protocol";
import type { Context } from "./context.js";

/** The run folder of this user. */
export function runDirOf(context: Context): string {
  return runDir({ env: context.env, uid: context.uid });
}

/** Entry of the robot server's process. */
export const ROBOTD_SCRIPT: string = fileURLToPath(
  new URL("main.js", import.meta.resolve("@sandpaw/runtime/robot")),
);
/** Entry of the simulator's process. */
export const SIM_SCRIPT: string = fileURLToPath(
  new URL("sim/main.js", import.meta.resolve("@sandpaw/runtime/drivers")),
);
/** The definition of the robot API. */
export const WIT_FILE: URL = new URL("../../wit/robot.wit", import.meta.resolve("@sandpaw/runtime/wit"));
