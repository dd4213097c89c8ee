/** A command from a live guest to the robot server and back, as the guest's own clock sees it. */

import { startChain } from "@sandpaw/test/chain";
import { type Figure } from "./measure.js";

const SOURCE = `
import { clock, log, motion } from "@sandpaw/sdk";
export function main(): i32 {
  const times = new Float64Array(4000);
  for (let i = 0; i < times.length; i++) {
    const start = clock.nowNs();
    motion.stop();
    times[i] = f64(clock.nowNs() - start);
  }
  times.sort();
  log.info("figures " + times[2000].toString() + " " + times[3960].toString());
  return 0;
}
`;

/** Measures \`motion.stop\`, which is one frame and one answer. */
export async function roundTrip(): Promise<readonly Figure[]> {
  const chain = await startChain();
  try {
    const module = await chain.build({
      source: SOURCE,
      shape: "program",
      request: { motion: { maxSpeed: 0.1, maxTurn: 1 }, log: {} },
    });
    const supervisor = await chain.supervisor();
    await supervisor.warm();
    const run = await supervisor.start(chain.admit(module));
    let words: readonly string[] = [];
    run.listen((line) => {
      if (line.text.startsWith("figures ")) words = line.text.split(" ");
    });
    const exit = await run.wait();
    const [, p50, p99] = words.map(Number);
    if (p50 === undefined || p99 === undefined) throw new Error(`no figures: ${exit.message}`);
    return [
      { name: "command round trip, p50", value: p50 / 1000, unit: "µs", goal: 120 },
      { name: "command round trip, p99", value: p99 / 1000, unit: "µs" },
    ];
  } finally {
    await chain.close();
  }
}
