/** What a test of a behaviour costs: a minute of the world, in lockstep, for the project that `sandpaw new` makes. */

import { createHash } from "node:crypto";
import { rmSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Place } from "@sandpaw/test/command";
import { median, quantile, type Figure } from "./measure.js";

const RUNS = 20;
const SECONDS = 60;
/** Two steps: everything is started and ended, and the behaviour begins. */
const NEXT_TO_NOTHING = 0.04;

/** Twenty simulations, what their start and end cost, and the whole of `sandpaw test`. */
export async function simulation(): Promise<readonly Figure[]> {
  const place = new Place();
  for (const args of [
    ["new", "hop"],
    ["build", "hop"],
  ]) {
    const { code, err } = await place.call(args);
    if (code !== 0) throw new Error(err);
  }
  const whole: number[] = [];
  const empty: number[] = [];
  const results = new Set<string>();
  for (let run = 0; run < RUNS; run += 1) {
    const { ms, out } = await simulate(place, SECONDS);
    whole.push(ms);
    results.add(createHash("sha256").update(out).digest("hex"));
    empty.push((await simulate(place, NEXT_TO_NOTHING)).ms);
  }
  return [
    {
      name: `simulate ${SECONDS} s of the world, start and end included, median`,
      value: median(whole),
      unit: "ms",
      goal: 2000,
      note: `${RUNS} runs, best ${quantile(whole, 0).toFixed(0)} ms, worst ${quantile(whole, 1).toFixed(0)} ms`,
    },
    { name: "of that, start and end", value: median(empty), unit: "ms", note: `${RUNS} runs` },
    { name: "different results of these runs", value: results.size, unit: "", goal: 1 },
    {
      name: `\`sandpaw test\` with one such test, compiling included`,
      value: await wholeCommand(place),
      unit: "ms",
    },
  ];
}

async function simulate(
  place: Place,
  seconds: number,
): Promise<{ readonly ms: number; readonly out: string }> {
  const request = { module: "hop/build/hop.wasm", world: "room", seed: 1, for: seconds };
  const from = performance.now();
  const { code, out } = await place.call(["simulate"], { stdin: JSON.stringify(request) });
  if (code !== 0) throw new Error(out);
  return { ms: performance.now() - from, out };
}

async function wholeCommand(place: Place): Promise<number> {
  const folder = join(place.folder, "hop", "test");
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  const sdk = import.meta.resolve("@sandpaw/sdk/testing");
  writeFileSync(
    join(folder, "minute.test.js"),
    `import { test } from "node:test";\nimport { simulate } from "${sdk}";\n` +
      `test("a minute", async () => { await simulate({ world: "room", for: ${SECONDS} }); });\n`,
  );
  const from = performance.now();
  const { code, out, err } = await place.call(["test", "hop"]);
  if (code !== 0) throw new Error(out + err);
  return performance.now() - from;
}
