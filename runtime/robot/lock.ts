/**
 * One robot server a robot. Node has no `flock`, so the lock is a file that names its owner by process id and
 * start time; a lock whose owner is dead is taken over. It is made by `link`, which is atomic and fails when the
 * lock exists.
 */

import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";

import { RobotdError } from "./error.js";

/** A lock that is held. */
export interface Lock {
  /** False when another process has taken the file away: this one must not drive any more. */
  isHeld(): boolean;
  release(): void;
}

/** Who asks, and how others are seen. */
export interface Processes {
  readonly pid: number;
  /** Start of a process in clock ticks since boot, undefined when it is dead. */
  readonly startOf: (pid: number) => string | undefined;
}

/** The processes of this machine, by `/proc`. */
export function machineProcesses(): Processes {
  return {
    pid: process.pid,
    startOf(pid) {
      try {
        // The name, in brackets, may hold anything: count fields after its end. Field 3 is the state, 22 the start.
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        return fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19];
      } catch {
        return undefined;
      }
    },
  };
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function isAlive(owner: string, processes: Processes): boolean {
  const match = /^(\d{1,10}) (\d{1,20})\n$/.exec(owner);
  // A lock that nobody can have written whole is not one: its writer died, or it was never ours.
  if (!match) return false;
  return processes.startOf(Number(match[1])) === match[2];
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}

/** Takes the lock at `path`; throws `robot-owned` when a living process has it. */
export function takeLock(path: string, processes: Processes): Lock {
  const mine = `${processes.pid} ${processes.startOf(processes.pid) ?? "0"}\n`;
  const draft = `${path}.${processes.pid}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (;;) {
      try {
        linkSync(draft, path);
        break;
      } catch (error) {
        if (!isExisting(error)) throw error;
      }
      const owner = read(path);
      if (owner === undefined) continue;
      if (isAlive(owner, processes)) {
        throw new RobotdError(
          "robot-owned",
          `process ${owner.split(" ")[0] ?? "?"} owns this robot (${path})`,
        );
      }
      moveAway(path, owner, `${draft}.stale`);
    }
  } finally {
    unlinkSync(draft);
  }
  return {
    isHeld: () => read(path) === mine,
    release() {
      if (read(path) === mine) unlinkSync(path);
    },
  };
}

/** Removes a dead owner's lock. If another taker was faster and this is its fresh lock, it is put back. */
function moveAway(path: string, owner: string, aside: string): void {
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (read(aside) !== owner) {
    try {
      linkSync(aside, path);
    } catch {
      // A third one has the lock already; the second will see that it lost it (`isHeld`).
    }
  }
  unlinkSync(aside);
}
