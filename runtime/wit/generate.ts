/**
 * Writes every generated file. With `--check` it writes nothing, names the files that differ from what would be
 * written, and exits 1 if there are any.
 */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { generate, WIT_PATH } from "./outputs.js";

const check = process.argv.slice(2).includes("--check");
const differing: string[] = [];
for (const [path, text] of generate(await readFile(WIT_PATH, "utf8"))) {
  const present = await readFile(path, "utf8").catch(() => undefined);
  if (present === text) continue;
  differing.push(path);
  if (check) continue;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
for (const path of differing) process.stdout.write(`${check ? "differs" : "wrote"} ${path}\n`);
if (check && differing.length > 0) {
  process.stderr.write("Generated files are not what robot.wit says; run `node scripts/generate.mjs`.\n");
  process.exitCode = 1;
}
