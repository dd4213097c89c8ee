/** How punctual the ticks of a reactor are at 100 Hz, alone and among spinning neighbours. */

import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { startChain } from "@sandpaw/test/chain";
import { median, type Figure } from "./measure.js";

const SECONDS = 5;
const SPINNERS = 8;
const SOURCE = `import { sensors } from "@sandpaw/sdk";\nexport function tick(): void { sensors.odometry(); }`;

/** Measures lateness over five seconds each. */
export async function ticks(): Promise<readonly Figure[]> {
  return [
    ...(await lateness("alone", 0)),
    ...(await lateness(`among ${SPINNERS} spinning neighbours`, SPINNERS)),
  ];
}

async function lateness(title: string, neighbours: number): Promise<readonly Figure[]> {
  const chain = await startChain();
  const spinners: ChildProcess[] = [];
  try {
    const module = await chain.build({
      source: SOURCE,
      shape: "reactor",
      rateHz: 100,
      request: { sensors: { rateHz: 50 } },
    });
    const supervisor = await chain.supervisor();
    const run = await supervisor.start(chain.admit(module));
    for (let i = 0; i < neighbours; i += 1) {
      spinners.push(spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" }));
    }
    let worst = 0;
    const p50: number[] = [];
    const p99: number[] = [];
    let skipped = 0;
    let seen = run.ticks;
    for (const end = Date.now() + SECONDS * 1000; Date.now() < end;) {
      await sleep(100);
      const report = run.ticks;
      if (report === undefined || report === seen) continue;
      seen = report;
      p50.push(report.lateP50);
      p99.push(report.lateP99);
      worst = Math.max(worst, report.lateMax);
      skipped += report.skipped;
    }
    return [
      { name: `tick at 100 Hz, ${title}: late by, p50`, value: median(p50) / 1e6, unit: "ms" },
      {
        name: `tick at 100 Hz, ${title}: late by, p99`,
        value: median(p99) / 1e6,
        unit: "ms",
        note: `worst ${(worst / 1e6).toFixed(1)} ms, ${skipped} skipped`,
      },
    ];
  } finally {
    for (const spinner of spinners) spinner.kill("SIGKILL");
    await chain.close();
  }
}
