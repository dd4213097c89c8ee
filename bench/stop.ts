/**
 * The stop table: something fails while the robot drives, and the simulated device says when the zero command reached
 * it, or its own expiry took the last one back, and when the robot stood. Live.
 */

import { BODY, STEP_MS } from "@sandpaw/runtime/drivers";
import { KINDS, sample, type Kind, type Sample } from "@sandpaw/test/failures";
import { median, type BenchOptions, type Figure } from "./measure.js";

const USUAL_TIMES = 20;

/** The kind of exactly this name, else those whose names hold it. */
function chosen(only: string): readonly Kind[] {
  const named = KINDS.filter(({ name }) => name === only);
  return named.length > 0 ? named : KINDS.filter(({ name }) => name.includes(only));
}

/** Measures each chosen kind `times` times. */
export async function stopTable({
  times = USUAL_TIMES,
  only = "",
}: BenchOptions): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const kind of chosen(only)) {
    const missing = kind.missing?.();
    if (missing === undefined) figures.push(...(await measure(kind, times)));
    else console.log(`left out: ${kind.name}: ${missing}`);
  }
  return figures;
}

async function measure(kind: Kind, times: number): Promise<readonly Figure[]> {
  const samples: Sample[] = [];
  const started = performance.now();
  for (let i = 0; i < times; i += 1) samples.push(await sample(kind));
  const zero = samples.map(({ zeroMs }) => zeroMs);
  const stand = samples.map(({ standMs }) => standMs);
  const causes = new Set(samples.map(({ cause }) => cause));
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`${kind.name}: ${zero.map((ms) => ms.toFixed(0)).join(" ")} ms (in ${seconds} s)`);
  return [
    {
      name: `${kind.name}: zero command at the device, worst of ${times}`,
      value: Math.max(...zero),
      unit: "ms",
      goal: kind.boundMs,
      note: `median ${median(zero).toFixed(1)} ms; by ${[...causes].join(", ")}`,
    },
    {
      name: `${kind.name}: standstill after it, worst of ${times}`,
      value: Math.max(...stand),
      unit: "ms",
      // The simulated world has steps: one that had begun, and one at whose end it is seen to stand.
      goal: Math.round(Math.max(...samples.map(({ brakeMs }) => brakeMs))) + 2 * STEP_MS,
      note: `median ${median(stand).toFixed(1)} ms; |v| / ${BODY.brake} m/s² and two steps of the world`,
    },
  ];
}
