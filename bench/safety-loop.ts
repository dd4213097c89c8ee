/**
 * How punctual the safety loop is: alone, while recorded, while its robot server draws and plans as hard as it can, and
 * with all of it among eight guests that spin.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startChain, type Chain } from "@sandpaw/test/chain";
import type { BenchOptions, Figure } from "./measure.js";

const SECONDS = 10;
/** What is promised below 0.1 % needs more cycles than ten seconds have. */
const LONG_SECONDS = 60;
const SPINNERS = 8;
/** A deadline is missed more than 5 ms late; so often at most, %. */
const MISSED_GOAL = 0.1;
const CYCLES_PER_SECOND = 50;
const REQUEST = { motion: { maxSpeed: 0.2, maxTurn: 1 }, sensors: { rateHz: 20 }, events: {} };
const IDLE = `import { events, motion, sensors } from "@sandpaw/sdk";
export function main(): void {
  while (true) {
    if (sensors.pose().ok) motion.stop();
    events.wait(40);
  }
}`;
/** Never comes back. */
const SPINNER = `import { motion } from "@sandpaw/sdk";
export function main(): void {
  motion.stop();
  while (true) {}
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

interface Load {
  readonly title: string;
  readonly source: string;
  readonly record?: boolean;
  readonly spinners?: number;
  readonly seconds?: number;
  /** The robot server finds no `chrt`, and goes first by niceness alone. */
  readonly isNiceOnly?: boolean;
}

const LOADS: readonly Load[] = [
  { title: "alone", source: IDLE },
  { title: "alone, recorded", source: IDLE, record: true },
  { title: "a planner at work, 25 ways and 200 tiles a second", source: PLANNER },
  { title: "a planner at work, recorded", source: PLANNER, record: true },
  {
    title: `a planner at work, recorded, among ${SPINNERS} spinning guests`,
    source: PLANNER,
    record: true,
    spinners: SPINNERS,
    seconds: LONG_SECONDS,
  },
  {
    title: `the same where real time is not allowed: planner, recorder, ${SPINNERS} spinning guests`,
    source: PLANNER,
    record: true,
    spinners: SPINNERS,
    seconds: LONG_SECONDS,
    isNiceOnly: true,
  },
];

/** Measures each load in one run. */
export async function safetyLoop({ only = "" }: BenchOptions): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const load of LOADS.filter(({ title }) => title.includes(only))) {
    figures.push(...(await lateness(load)));
  }
  return figures;
}

async function lateness(load: Load): Promise<readonly Figure[]> {
  const { title, source, record = false, spinners = 0, seconds = SECONDS, isNiceOnly = false } = load;
  if (!isNiceOnly && spawnSync("chrt", ["-r", "1", "true"]).status !== 0) {
    console.log(`${title}: not in real time: only root with chrt (util-linux) may`);
  }
  const stateDir = mkdtempSync(join(tmpdir(), "sandpaw-bench-"));
  const chain = await startChain({ stateDir, ...(isNiceOnly ? { node: withoutTools(stateDir) } : {}) });
  try {
    const module = await chain.build({ source, shape: "program", request: REQUEST });
    const supervisor = await chain.supervisor();
    await supervisor.start(chain.admit(module), { record });
    await spin(chain, spinners);
    // The start of an engine is another figure.
    await sleep(2000);
    const before = await missed(chain);
    await sleep(seconds * 1000);
    const { loop, sessions } = await chain.view.call("status", {});
    const late = (await missed(chain)) - before;
    if (sessions.length !== 1 + spinners) throw new Error(`${sessions.length} behaviours are left`);
    const cycles = seconds * CYCLES_PER_SECOND;
    return [
      { name: `safety loop, ${title}: late by, p99`, value: loop.lateP99Ms, unit: "ms" },
      {
        name: `safety loop, ${title}: deadlines missed`,
        value: (100 * late) / cycles,
        unit: "%",
        ...(isNiceOnly ? {} : { goal: MISSED_GOAL }),
        note: `${late} of ${cycles} later than 5 ms`,
      },
    ];
  } finally {
    await chain.close();
    rmSync(stateDir, { recursive: true });
  }
}

/** A program that is this Node, and finds no other. */
function withoutTools(dir: string): string {
  const file = join(dir, "node");
  writeFileSync(file, `#!/bin/sh\nPATH=/nonexistent exec ${process.execPath} "$@"\n`, { mode: 0o755 });
  return file;
}

/** Eight guests as hostile ones are: in walls, at the priority that engines have. */
async function spin(chain: Chain, count: number): Promise<void> {
  if (count === 0) return;
  const module = await chain.build({
    source: SPINNER,
    shape: "program",
    request: { motion: REQUEST.motion },
  });
  const supervisor = await chain.supervisor();
  for (let i = 0; i < count; i += 1) await supervisor.start(chain.admit(module));
}

async function missed({ view }: Chain): Promise<number> {
  return (await view.call("status", {})).loop.missed;
}
