/** One `sandpaw dev` per project: two would take turns in swapping one robot's behaviour. */

import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { systemErrorCode } from "@sandpaw/runtime/protocol";
import { isAlive, ownStamp } from "@sandpaw/runtime/supervisor";
import { buildFolder } from "../build-output.js";
import { CliError } from "../error.js";

const LOCK = ".dev.lock";

/** Takes the lock; answers what gives it back. Throws `dev-running`. */
export function lockProject(project: string): () => void {
  const folder = buildFolder(project);
  const lock = join(folder, LOCK);
  const mine = `${lock}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(mine, JSON.stringify(ownStamp()));
  try {
    takeOver(lock, mine);
  } finally {
    rmSync(mine, { force: true });
  }
  return () => {
    rmSync(lock, { force: true });
  };
}

/** A link appears with its content, so that nobody sees a lock without an owner. */
function takeOver(lock: string, mine: string): void {
  for (;;) {
    try {
      linkSync(mine, lock);
      return;
    } catch (error) {
      if (systemErrorCode(error) !== "EEXIST") throw error;
    }
    refuseWhileAlive(lock);
    // Left behind by a process that was killed. Moved before it is removed: another may have been faster, and
    // then it is that one's lock that was moved.
    const old = `${mine}.old`;
    try {
      renameSync(lock, old);
    } catch (error) {
      if (systemErrorCode(error) === "ENOENT") continue;
      throw error;
    }
    try {
      refuseWhileAlive(old);
    } catch (error) {
      renameSync(old, lock);
      throw error;
    }
    rmSync(old, { force: true });
  }
}

function refuseWhileAlive(lock: string): void {
  const owner = ownerOf(lock);
  if (owner !== undefined && isAlive(owner)) {
    throw new CliError("dev-running", `process ${owner.pid} already follows this project`);
  }
}

function ownerOf(lock: string): { readonly pid: number; readonly startedAt: string } | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(lock, "utf8"));
    if (typeof value !== "object" || value === null || !("pid" in value && "startedAt" in value))
      return undefined;
    const { pid, startedAt } = value;
    return typeof pid === "number" && typeof startedAt === "string" ? { pid, startedAt } : undefined;
  } catch {
    return undefined;
  }
}
