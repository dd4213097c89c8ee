/** Finds the system's own tools. Only fixed folders are searched: `PATH` may be somebody else's. */

import { accessSync, constants } from "node:fs";
import { join } from "node:path";

const FOLDERS = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"];

export const TOOL_NAMES = [
  "unshare",
  "setpriv",
  "prlimit",
  "nice",
  "sh",
  "mount",
  "chroot",
  "env",
  "ldd",
] as const;
export type ToolName = (typeof TOOL_NAMES)[number];

/** Full paths of the tools that this machine has. */
export type Tools = Readonly<Partial<Record<ToolName, string>>>;

function find(name: string): string | undefined {
  for (const folder of FOLDERS) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder; the next one.
    }
  }
  return undefined;
}

/** Looks for every tool. */
export function findTools(): Tools {
  const found: Partial<Record<ToolName, string>> = {};
  for (const name of TOOL_NAMES) {
    const file = find(name);
    if (file !== undefined) found[name] = file;
  }
  return found;
}
