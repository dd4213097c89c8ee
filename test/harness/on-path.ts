/** Finds a program of the machine. */

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The full path of `name`, or undefined. */
export function onPath(name: string): string | undefined {
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not here; the next folder.
    }
  }
  return undefined;
}
