/** How punctual the safety loop is: alone, and while its robot server draws and plans as hard as it can. */

import { setTimeout as sleep } from "node:timers/promises";
import { startChain, type Chain } from "@sandpaw/test/chain";
import type { Figure } from "./measure.js";

const SECONDS = 10;
const CYCLES = SECONDS * 50;
const REQUEST = { motion: { maxSpeed: 0.2, maxTurn: 1 }, sensors: { rateHz: 20 }, events: {} };
const IDLE = `import { events, motion, sensors } from "@sandpaw/sdk";
export function main(): void {
  while (true) {
    if (sensors.pose().ok) motion.stop();
    events.wait(40);
  }
}`;
/** Every start of an action plans anew, through the whole flat; the map is read meanwhile. */
const PLANNER = `import { events, motion, sensors } from "@sandpaw/sdk";
export function main(): void {
  for (let i: u32 = 0; ; i++) {
    motion.goTo(i % 2 == 0 ? 1.9 : 6.6, i % 2 == 0 ? 5.9 : 6.2);
    for (let tile: u32 = 0; tile < 8; tile++) sensors.mapTile(8 + (tile & 3), 8 + (tile >> 2));
    events.wait(40);
  }
}`;

/** Measures ten seconds of each, in one run. */
export async function safetyLoop(): Promise<readonly Figure[]> {
  return [
    ...(await lateness("alone", IDLE)),
    ...(await lateness("a planner at work, 25 ways and 200 tiles a second", PLANNER)),
  ];
}

async function lateness(title: string, source: string): Promise<readonly Figure[]> {
  const chain = await startChain();
  try {
    const module = await chain.build({ source, shape: "program", request: REQUEST });
    const supervisor = await chain.supervisor();
    await supervisor.start(chain.admit(module));
    // The start of an engine is another figure.
    await sleep(2000);
    const before = await missed(chain);
    await sleep(SECONDS * 1000);
    const { loop } = await chain.view.call("status", {});
    const late = (await missed(chain)) - before;
    return [
      { name: `safety loop, ${title}: late by, p99`, value: loop.lateP99Ms, unit: "ms" },
      {
        name: `safety loop, ${title}: deadlines missed`,
        value: (100 * late) / CYCLES,
        unit: "%",
        note: `${late} of ${CYCLES} later than 5 ms`,
      },
    ];
  } finally {
    await chain.close();
  }
}

async function missed({ view }: Chain): Promise<number> {
  return (await view.call("status", {})).loop.missed;
}
