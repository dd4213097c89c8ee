/**
 * Who goes first when the processor is short: the safety loop's thread before everybody, then the threads that it hands
 * work to, because a message between threads passes a lock, and whoever holds it must get on for the safety loop to
 * get on. Niceness alone cannot promise that: a thread that wakes the loop is preempted by it with the lock in its
 * hand, and then waits for its turn among all the guests. So all of them are in real time (SCHED_RR) where that is
 * allowed. Nothing here fails: what is not allowed goes on as it is.
 */

import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { constants, setPriority } from "node:os";
import process from "node:process";

const FIRST = "2";
const SECOND = "1";
const SCHED_RR = 2;
/** Counted from the state, which follows the program's name in brackets: proc_pid_stat(5). */
const POLICY_FIELD = 38;
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

/** For a thread that the safety loop hands work to. True when it is in real time, and must leave others their share. */
export function goSecond(): boolean {
  nice(constants.priority.PRIORITY_ABOVE_NORMAL);
  if (!isInRealTime()) return false;
  const thread = /\d+$/.exec(readlinkSync("/proc/thread-self"));
  return thread !== null && chrt(["-r", "-p", SECOND, thread[0]]);
}

/** Whether the process's main thread is. */
function isInRealTime(): boolean {
  try {
    const stat = readFileSync("/proc/self/stat", "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(fields[POLICY_FIELD]) === SCHED_RR;
  } catch {
    return false;
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
