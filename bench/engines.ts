/** Starting engines, and what they weigh. */

import { readFileSync } from "node:fs";
import type { Admitted, Supervisor } from "@sandpaw/runtime/supervisor";
import { startChain } from "@sandpaw/test/chain";
import { median, quantile, type Figure } from "./measure.js";

const SAMPLES = 30;
const ENGINES = 10;
const SOURCE = `import { motion } from "@sandpaw/sdk";
export function main(): i32 { motion.stop(); return 0; }`;

/** Measures from the call to the first guest instruction, with a warm pool and without, and private memory. */
export async function engines(): Promise<readonly Figure[]> {
  const chain = await startChain();
  try {
    const program = chain.admit(
      await chain.build({
        source: SOURCE,
        shape: "program",
        request: { motion: { maxSpeed: 0.1, maxTurn: 1 } },
      }),
    );
    const warm = await chain.supervisor(2);
    const pooled = await starts(warm, program, "pooled");
    const again = await starts(warm, program, "again");
    const cold = await starts(await chain.supervisor(0), program, "cold");
    const steer = chain.admit(await chain.standard("steer"));
    const runs = [];
    for (let i = 0; i < ENGINES; i += 1) {
      await warm.warm();
      runs.push(await warm.start(steer));
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const weights = runs.map((run) => privateMiB(run.engine.process.pid() ?? 0));
    return [
      start("start from the pool", pooled, 6),
      start("start in the engine of the run before", again),
      start("start without a pool", cold),
      {
        name: `private memory of an engine, mean of ${ENGINES}`,
        value: mean(weights),
        unit: "MiB",
        goal: 8,
      },
    ];
  } finally {
    await chain.close();
  }
}

/** `again` may use the engine of the run before; another environment makes sure that the others may not. */
async function starts(
  supervisor: Supervisor,
  admitted: Admitted,
  kind: "pooled" | "again" | "cold",
): Promise<readonly number[]> {
  const series: number[] = [];
  for (let i = 0; i < SAMPLES; i += 1) {
    if (kind === "pooled") await supervisor.warm();
    const before = process.hrtime.bigint();
    const run = await supervisor.start(admitted, kind === "again" ? {} : { env: [`RUN=${i}`] });
    await run.wait();
    if (run.startedNs === undefined) throw new Error("the engine of the bench did not start");
    series.push(Number(run.startedNs - before) / 1e6);
    await run.closed;
  }
  return series;
}

function mean(series: readonly number[]): number {
  return series.reduce((sum, value) => sum + value, 0) / series.length;
}

function start(name: string, series: readonly number[], goal?: number): Figure {
  const figure: Figure = {
    name: `${name}, to the first guest instruction, median of ${SAMPLES}`,
    value: median(series),
    unit: "ms",
    note: `p90 ${quantile(series, 0.9).toFixed(1)} ms`,
  };
  return goal === undefined ? figure : { ...figure, goal };
}

/** What the kernel would get back if the process ended. */
function privateMiB(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  let kib = 0;
  for (const match of text.matchAll(/^Private_(?:Clean|Dirty): *(\d+) kB/gm)) kib += Number(match[1]);
  return kib / 1024;
}
