/** An example in lockstep, in the default flat. */

import { parseProject } from "@sandpaw/sdk/build";
import { runLockstep } from "../harness/lockstep-run.js";
import { textOf } from "./checkout.js";

/** One step of 20 ms of the trace: m, rad, m/s, rad/s. */
export interface TraceRow {
  readonly x: number;
  readonly y: number;
  readonly theta: number;
  readonly v: number;
  readonly w: number;
  readonly touching: boolean;
}

/** Runs it for so many simulated seconds; it must not end before. */
export async function driveExample(
  name: string,
  seed: number,
  seconds: number,
): Promise<readonly TraceRow[]> {
  const { shape, rateHz, request } = parseProject(textOf(`examples/${name}/sandpaw.json`));
  const source = textOf(`examples/${name}/assembly/index.ts`);
  const { trace, exit } = await runLockstep({
    module: (chain) => chain.build({ name, source, shape, request, ...(rateHz !== undefined && { rateHz }) }),
    world: "flat",
    seed,
    seconds,
  });
  if (exit !== "running") throw new Error(`${name} ended: ${exit}`);
  return trace.split("\n").map((line) => {
    const [, x = NaN, y = NaN, theta = NaN, v = NaN, w = NaN, , , touching] = line.split(" ").map(Number);
    return { x, y, theta, v, w, touching: touching !== 0 };
  });
}
