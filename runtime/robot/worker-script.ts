/** Where the scripts of this room's threads lie: beside this file, and beside the robot server's one file. */

/** The script at `path` in this room, as built. */
export function workerScript(path: string): URL {
  return new URL(path, import.meta.url);
}
