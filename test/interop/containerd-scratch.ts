/** An empty file system in a file, for the snapshotter `blockfile`. */

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";

/** Whether such a file can be made and mounted here. */
export function hasLoopDevices(): boolean {
  return spawnSync("mke2fs", ["-V"]).status === 0 && existsSync("/dev/loop-control");
}

/** Makes it, where the machine can. */
export function makeScratch(file: string): void {
  if (!hasLoopDevices()) return;
  writeFileSync(file, new Uint8Array(8 * 1024 * 1024));
  execFileSync("mke2fs", ["-q", "-t", "ext4", file]);
}
