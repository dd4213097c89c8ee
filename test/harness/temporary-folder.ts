/** A folder for one test, removed when the process ends. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const made: string[] = [];
process.on("exit", () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** Makes a folder; its path is short enough for Unix sockets below it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sp-"));
  made.push(folder);
  return folder;
}
