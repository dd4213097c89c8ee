/** Which run a command means, and the line to it. */

import { connectLines, type LineClient, type LineClientOptions, runPaths } from "@sandpaw/runtime/protocol";
import { listRuns, type RunMethods, type RunRecord } from "@sandpaw/runtime/supervisor";
import type { Context } from "./context.js";
import { CliError } from "./error.js";
import { runDirOf } from "./place.js";

/** The run whose id begins so, or that has this name; without a word the only one. Throws `run-…`. */
export function chooseRun(context: Context, word: string | undefined): RunRecord {
  const all = listRuns(runDirOf(context)).filter((one) => one.state !== "exited");
  const exact = all.filter((one) => one.id === word);
  const meant = word === undefined ? all : all.filter((one) => one.id.startsWith(word) || one.name === word);
  const [first, second] = exact.length > 0 ? exact : meant;
  if (first === undefined) {
    throw new CliError(
      "run-unknown",
      word === undefined ? "nothing runs" : `nothing that runs is called ${word}`,
    );
  }
  if (second !== undefined) throw new CliError("run-several", meant.map((one) => one.id).join(", "));
  return first;
}

/** Connects to a run's own socket. */
export function openRunControl(
  context: Context,
  id: string,
  handlers: Pick<LineClientOptions, "onNotification" | "onClose"> = {},
): Promise<LineClient<RunMethods>> {
  return connectLines<RunMethods>({ path: runPaths(runDirOf(context), id).control, ...handlers });
}
