/** A file system of a few megabytes that can be filled without harm to anybody else. */

import { spawnSync } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../harness/temporary-folder.js";

const SIZE = "4m";
const BLOCK = new Uint8Array(4096);

export class SmallDisk {
  readonly dir: string = temporaryFolder();

  /** Mounts it; throws where the system does not allow that. */
  open(): void {
    const { status, stderr } = spawnSync("mount", [
      "-t",
      "tmpfs",
      "-o",
      `size=${SIZE},mode=700`,
      "none",
      this.dir,
    ]);
    if (status !== 0) throw new Error(`a tmpfs cannot be mounted: ${String(stderr)}`);
  }

  /** Leaves no byte free. */
  fill(): void {
    const file = openSync(join(this.dir, "filler"), "w");
    try {
      for (;;) writeSync(file, BLOCK);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
    } finally {
      closeSync(file);
    }
  }

  close(): void {
    spawnSync("umount", [this.dir]);
  }
}

/** Whether this user may mount one. */
export function canMount(): boolean {
  const disk = new SmallDisk();
  try {
    disk.open();
  } catch {
    return false;
  }
  disk.close();
  return true;
}
