/** Files of `test/golden/modules`: what a build says and imports. `UPDATE_GOLDEN=1` writes them anew, for review. */

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// From test/dist/modules.
const FOLDER = fileURLToPath(new URL("../../golden/modules/", import.meta.url));

/** Compares a text with the golden file of this name. */
export function assertGolden(name: string, text: string): void {
  const path = join(FOLDER, name);
  if (process.env["UPDATE_GOLDEN"] === "1") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  assert.equal(text, readFileSync(path, "utf8"), `${name} differs; UPDATE_GOLDEN=1 writes it anew`);
}
