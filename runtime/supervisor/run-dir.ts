/** The run folder of a user: private, because its sockets and state decide about robots. */

import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

import { SupervisorError } from "./error.js";
import { isAlive, type ProcessStamp } from "./walls/process-table.js";

/** Makes the folder, or makes sure that nobody else can write to the one that is there. */
export function makeRunDir(dir: string, uid: number): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const found = lstatSync(dir);
  if (!found.isDirectory()) throw new SupervisorError("run-folder-unsafe", `${dir} is not a folder`);
  if (found.uid !== uid)
    throw new SupervisorError("run-folder-unsafe", `${dir} belongs to user ${found.uid}`);
  if ((found.mode & 0o022) !== 0) {
    throw new SupervisorError("run-folder-unsafe", `${dir} can be written by others`);
  }
}

/** A supervisor's own folder for what its engines are started from. */
export interface EnginesFolder {
  readonly dir: string;
  remove(): void;
}

/** Makes the folder; its name says whose it is. */
export function enginesFolder(runDir: string, self: ProcessStamp): EnginesFolder {
  const parent = join(runDir, "engines");
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  const dir = mkdtempSync(join(parent, `${self.pid}-${self.startedAt}-`));
  return {
    dir,
    remove() {
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Removes the folders of dead supervisors. */
export function sweepEnginesFolders(runDir: string): void {
  const parent = join(runDir, "engines");
  let names: readonly string[];
  try {
    names = readdirSync(parent);
  } catch {
    return;
  }
  for (const name of names) {
    const [, pid, startedAt] = /^(\d+)-(\d*)-/.exec(name) ?? [];
    if (pid === undefined || startedAt === undefined) continue;
    if (!isAlive({ pid: Number(pid), startedAt }))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
}
