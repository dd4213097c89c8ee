/**
 * The simulator's process. Prints one line of JSON when it is ready, ends cleanly on SIGTERM and SIGINT, and,
 * with `--with-parent`, when its standard input ends.
 */

import process from "node:process";

import { CodedError } from "../../protocol/index.js";
import { BODY, STEP_MS } from "./body.js";
import { parseSimOptions } from "./sim-options.js";
import { runSim } from "./sim-process.js";

async function main(): Promise<void> {
  const options = parseSimOptions(process.argv.slice(2));
  const sim = await runSim(options, () => process.hrtime.bigint());
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    void sim.close().then(() => process.exit(0));
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  if (options.withParent) {
    process.stdin.on("end", end);
    process.stdin.on("error", end);
    process.stdin.resume();
  }
  const ready = {
    ready: true,
    pid: process.pid,
    ...sim.address,
    ...(options.truth === undefined ? {} : { truth: options.truth }),
    world: sim.world,
    mode: options.lockstep ? "lockstep" : "live",
    stepMs: STEP_MS,
    model: BODY.model,
  };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (!(error instanceof CodedError) && error instanceof Error)
    process.stderr.write(`${error.stack ?? ""}\n`);
  process.exit(error instanceof CodedError && error.kind === "user" ? 2 : 1);
}
