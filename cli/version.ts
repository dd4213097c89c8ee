/** The version of this package. */

import { readFileSync } from "node:fs";

function read(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? "unknown";
}

/** As `sandpaw --version` prints it. */
export const VERSION: string = read();
