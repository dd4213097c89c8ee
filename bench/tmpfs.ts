/** Where this machine keeps files in memory. */

import { accessSync, constants } from "node:fs";

/** A folder on tmpfs that may be written to, or undefined. */
export function tmpfs(): string | undefined {
  for (const folder of ["/dev/shm", process.env["XDG_RUNTIME_DIR"] ?? ""]) {
    try {
      accessSync(folder, constants.W_OK);
      return folder;
    } catch {
      // Not here.
    }
  }
  return undefined;
}
