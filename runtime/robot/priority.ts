/**
 * Who goes first when the processor is short: the safety loop's thread before everybody, then the threads that it hands
 * work to, because a message between threads passes a lock, and whoever holds it must get on for the safety loop to
 * get on. Niceness alone cannot promise that: a thread that wakes the loop is preempted by it with the lock in its
 * hand, and then waits for its turn among all the guests. So all of them are in real time (SCHED_RR) where that is
 * allowed. Nothing here fails: what is not allowed goes on as it is.
 */

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import process from "node:process";

const FIRST = "2";
const SECOND = "1";
const SCHED_RR = 2;
/** Counted from the state, which follows the program's name in brackets: proc_pid_stat(5). */
const POLICY_FIELD = 38;
const PRIORITY_FIELD = 37;
const TASKS = "/proc/self/task";
const CHRT_LIMIT_MS = 2000;

/** How a thread is scheduled: in real time (SCHED_RR), before others by niceness alone, or as everybody is. */
export type Scheduling = "real-time" | "niceness" | "ordinary";

/** For the process whose main thread runs the safety loop; its other threads go second. Only root may. */
export function goFirst(): Scheduling {
  const isNice = nice(constants.priority.PRIORITY_HIGH);
  const pid = String(process.pid);
  // Those of the engine too: the loop waits for them when it collects garbage.
  if (chrt(["-a", "-r", "-p", SECOND, pid]) && chrt(["-r", "-p", FIRST, pid])) return "real-time";
  return isNice ? "niceness" : "ordinary";
}

/**
 * For a thread that the safety loop hands work to; it began as the main thread is. True when it is in real time, and
 * must leave others their share.
 */
export function goSecond(): boolean {
  nice(constants.priority.PRIORITY_ABOVE_NORMAL);
  const { isRealTime, others } = findFirst(TASKS, process.pid);
  if (isRealTime) for (const thread of others) chrt(["-r", "-p", SECOND, String(thread)]);
  return isRealTime;
}

/**
 * Whether the main thread is in real time, and the other threads that go first as it does: each begins as the one that
 * started it. A thread finds itself among them, because not every kernel tells it its own number (/proc/thread-self:
 * Linux 3.17).
 */
export function findFirst(
  tasks: string,
  main: number,
): { readonly isRealTime: boolean; readonly others: readonly number[] } {
  const threads = threadsOf(tasks).filter((thread) => priorityOf(tasks, thread) !== undefined);
  const others = threads.filter((thread) => thread !== main && priorityOf(tasks, thread) === FIRST);
  return { isRealTime: threads.includes(main), others };
}

function threadsOf(tasks: string): readonly number[] {
  try {
    return readdirSync(tasks).map(Number);
  } catch {
    return [];
  }
}

/** In real time; undefined also for a thread that has ended meanwhile. */
function priorityOf(tasks: string, thread: number): string | undefined {
  try {
    const stat = readFileSync(join(tasks, String(thread), "stat"), "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(fields[POLICY_FIELD]) === SCHED_RR ? fields[PRIORITY_FIELD] : undefined;
  } catch {
    return undefined;
  }
}

/** On Linux a niceness is that of the calling thread alone; threads begin with that of the thread that starts them. */
function nice(priority: number): boolean {
  try {
    setPriority(priority);
    return true;
  } catch {
    return false;
  }
}

/** util-linux's; Node has no call for it. */
function chrt(args: readonly string[]): boolean {
  return spawnSync("chrt", args, { stdio: "ignore", timeout: CHRT_LIMIT_MS }).status === 0;
}
