/**
 * `npm run bench [-- NAME...] [--times N] [--only TEXT] [--json FILE]`: measures what the README states, on this machine, now. These
 * machines are shared and noisy: compare figures of one run with each other, not with those of another day.
 */

import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import type { BenchOptions, Figure } from "./measure.js";
import { sections } from "./sections.js";
import { table } from "./table.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "string" },
    times: { type: "string" },
    only: { type: "string" },
    help: { type: "boolean", short: "h" },
  },
});

if (values.help) {
  console.log("npm run bench [-- NAME...] [--json FILE]");
  console.log(
    "npm run bench -- stop [--times N] [--only TEXT]   each failure N times (20); only those named so",
  );
  console.log("npm run bench -- runtimes [--times N]              each series N times (20)");
  console.log("\nsections:");
  for (const section of sections) console.log(`  ${section.name.padEnd(14)}${section.title}`);
  process.exit(0);
}

const unknown = positionals.filter((name) => !sections.some((section) => section.name === name));
if (unknown.length > 0) {
  console.error(
    `no section is called ${unknown.join(", ")}; there are ${sections.map((s) => s.name).join(", ")}`,
  );
  process.exit(64);
}

const times = values.times === undefined ? undefined : Number(values.times);
if (times !== undefined && !(Number.isInteger(times) && times > 0)) {
  console.error(`--times is a whole number from 1, not ${values.times}`);
  process.exit(64);
}
const options: BenchOptions = {
  ...(times === undefined ? {} : { times }),
  ...(values.only === undefined ? {} : { only: values.only }),
};

const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
console.log(machine);
const results: { section: string; figures: readonly Figure[] }[] = [];
for (const section of sections) {
  if (positionals.length > 0 && !positionals.includes(section.name)) continue;
  console.log(`\n## ${section.title}\n`);
  const figures = await section.run(options);
  console.log(table(figures));
  results.push({ section: section.name, figures });
}
if (values.json) writeFileSync(values.json, `${JSON.stringify({ machine, results }, null, 2)}\n`);
