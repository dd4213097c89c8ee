/** Which process has started which. */

import { readdirSync, readFileSync } from "node:fs";

/** These processes, and all that they have started, as far as it lives. */
export function withDescendants(pids: readonly number[]): readonly number[] {
  const parents = new Map<number, number>();
  for (const pid of readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number))
    parents.set(pid, Number(statOf(pid)[1]));
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid);
    return pids.includes(pid) || (parent !== undefined && parent > 1 && isOurs(parent));
  };
  return [...parents.keys()].filter(isOurs);
}

/** The fields of /proc/PID/stat after the name; empty for a process that has ended. */
export function statOf(pid: number): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

const STATE = 0;
const STARTED_AT = 19;

/** Remembers processes by pid and start, so that a pid that was given again is not taken for them. */
export interface ProcessWatch {
  /** All that this one has started so far; answers them. */
  add(pid: number): readonly number[];
  /** Those that live, although they are not below this one. */
  strays(below: number): readonly number[];
}

/** Creates a watch that knows nobody yet. */
export function createProcessWatch(): ProcessWatch {
  const seen = new Map<number, string>();
  return {
    add(pid) {
      const now = withDescendants([pid]).filter((one) => one !== pid);
      for (const one of now) seen.set(one, statOf(one)[STARTED_AT] ?? "");
      return now;
    },
    strays(below) {
      const kept = new Set(withDescendants([below]));
      return [...seen].flatMap(([pid, startedAt]) => {
        const stat = statOf(pid);
        return stat[STARTED_AT] === startedAt && stat[STATE] !== "Z" && !kept.has(pid) ? [pid] : [];
      });
    },
  };
}
