/** What an author waits for: from nothing to a robot that moves, and from a save to the motion that it asks for. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  connectLines,
  CONTROL_VERSION,
  type LineClient,
  robotPaths,
  type ViewMethods,
} from "@sandpaw/runtime/protocol";
import { Place } from "@sandpaw/test/command";
import { median, quantile, type Figure } from "./measure.js";

const SAVES = 10;
const LIMIT_MS = 30_000;

/** One author, one project, one simulated robot of its own. */
export async function devLoop(): Promise<readonly Figure[]> {
  const place = new Place();
  const begun = performance.now();
  const made = await place.call(["new", "hop"]);
  if (made.code !== 0) throw new Error(made.err);
  const dev = place.start(["dev", "hop"]);
  try {
    await Promise.race([dev.says(/ runs: built in /), failure(dev.ended)]);
    const view = await connectLines<ViewMethods>({ path: robotPaths(place.run, "sim").view });
    await view.call("hello", { version: CONTROL_VERSION, client: "bench" });
    await until(view, ({ vx, wz }) => vx !== 0 || wz !== 0);
    const fromNew = performance.now() - begun;
    const saves: number[] = [];
    const source = join(place.folder, "hop", "assembly", "index.ts");
    const text = readFileSync(source, "utf8");
    for (let i = 0; i < SAVES; i += 1) {
      const turn = 0.2 + i / 100;
      const saved = performance.now();
      writeFileSync(source, text.replace(/motion\.drive\(.*\);/, `motion.drive(0.0, 0.0, ${turn});`));
      await until(view, ({ wz }) => Math.abs(wz - turn) < 1e-9);
      saves.push(performance.now() - saved);
    }
    view.close();
    return [
      {
        name: "from `sandpaw new` to a robot that moves, `sandpaw dev`",
        value: fromNew,
        unit: "ms",
        goal: 60_000,
      },
      {
        name: "from a save to the changed motion, median",
        value: median(saves),
        unit: "ms",
        goal: 1000,
        note: `${SAVES} saves, worst ${quantile(saves, 1).toFixed(0)} ms`,
      },
    ];
  } finally {
    dev.signal("SIGINT");
    await dev.ended;
  }
}

async function failure(ended: Promise<{ readonly err: string }>): Promise<never> {
  throw new Error(`sandpaw dev ended: ${(await ended).err}`);
}

/** Resolves when the commanded velocity is the wanted one. */
async function until(
  view: LineClient<ViewMethods>,
  isWanted: (velocity: { readonly vx: number; readonly wz: number }) => boolean,
): Promise<void> {
  for (const from = performance.now(); performance.now() - from < LIMIT_MS;) {
    if (isWanted((await view.call("status", {})).commanded)) return;
    await sleep(10);
  }
  throw new Error(`the robot was not told so within ${LIMIT_MS} ms`);
}
