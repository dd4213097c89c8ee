/** The page of an example does what it says, in an empty folder, and makes the very sources that lie beside it. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { onPath, type Suite } from "../harness/index.js";
import { runReadme } from "../harness/readme-run.js";
import { sourcesOf, textOf } from "./checkout.js";

/** Those that drive for long in real time; a file of tests of their own, which runs beside the other. */
export const DRIVING: readonly string[] = ["camera-lookout", "first-behaviour", "patrol", "wall-follower"];
const LIMIT = { timeoutMs: 240_000 };

/** A test for each of these examples. */
export function testPages(test: Suite, names: readonly string[]): void {
  if (!test.needs("npm", onPath("npm") !== undefined, "to install the projects of examples")) return;
  for (const name of names) {
    test(`${name}: its page runs, and its sources are those of the page`, () => carryOut(name), LIMIT);
  }
}

async function carryOut(name: string): Promise<void> {
  const { folder, steps, exceptions } = await runReadme(textOf(`examples/${name}/README.md`));
  for (const why of exceptions) console.log(`examples/${name}/README.md, ${why}`);
  assert.ok(steps >= 4, `only ${steps} blocks`);
  const sources = sourcesOf(name);
  assert.ok(sources.includes("assembly/index.ts") && sources.includes("sandpaw.json"));
  for (const path of sources)
    assert.equal(readFileSync(join(folder, path), "utf8"), textOf(`examples/${name}/${path}`), path);
}
