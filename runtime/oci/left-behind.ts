/** Files that carry the pid of whoever writes them, so that what a killed process leaves can be told. */

import { existsSync } from "node:fs";

/** The part of a file's name that tells. */
export function ownMark(random: string): string {
  return `${process.pid}.${random}`;
}

/** Whether a name has such a part before its end, and nobody of that pid lives. */
export function isLeftBehind(name: string, end: string): boolean {
  if (!name.endsWith(end)) return false;
  const pid = /\.(\d+)\.[0-9a-f]+$/.exec(name.slice(0, -end.length))?.[1];
  return pid !== undefined && !existsSync(`/proc/${pid}`);
}
