/** What the kernel says about processes: when one started, and which belong to a uid. */

import { readdirSync, readFileSync } from "node:fs";

/** A process beyond doubt: a pid is used again, a pid with its start time is not. */
export interface ProcessStamp {
  readonly pid: number;
  /** Clock ticks since boot, as `/proc/PID/stat` has it; empty where the machine has no /proc. */
  readonly startedAt: string;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/**
 * The fields of `/proc/PID/stat` after the command, which may hold spaces and parentheses. Read of the first thread,
 * where they are the same: qemu's user emulation makes up the process's own file, and with it another start time.
 */
function statFields(pid: number): readonly string[] | undefined {
  const text = read(`/proc/${pid}/task/${pid}/stat`);
  return text?.slice(text.lastIndexOf(")") + 2).split(" ");
}

/** The stamp of a live process, or undefined. */
export function stampOf(pid: number): ProcessStamp | undefined {
  const startedAt = statFields(pid)?.[19];
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** True while exactly this process lives. Where the machine has no /proc, whether the pid is in use. */
export function isAlive(stamp: ProcessStamp): boolean {
  if (stamp.startedAt !== "") {
    const fields = statFields(stamp.pid);
    return fields?.[19] === stamp.startedAt && fields[0] !== "Z";
  }
  try {
    process.kill(stamp.pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Processor time of a process's first thread, ms; undefined where the machine does not tell. */
export function threadMs(pid: number | undefined): number | undefined {
  const ns = pid === undefined ? undefined : /^(\d+) /.exec(read(`/proc/${pid}/schedstat`) ?? "")?.[1];
  return ns === undefined ? undefined : Number(ns) / 1e6;
}

/** The stamp of this process. */
export function ownStamp(): ProcessStamp {
  return stampOf(process.pid) ?? { pid: process.pid, startedAt: "" };
}

function pids(): readonly number[] {
  try {
    return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  } catch {
    return [];
  }
}

/**
 * Live processes any of whose user ids is `uid`. Read from `status`, not from the owner of the folder: a process
 * that forbids dumps shows root there.
 */
export function processesOfUid(uid: number): readonly number[] {
  return pids().filter((pid) => stateUnder(pid, uid) === "alive");
}

/** All uids to which the kernel counts anything: also a dead process that nobody has asked about yet. */
export function uidsInUse(): ReadonlySet<number> {
  return new Set(pids().flatMap((pid) => idsIn(read(`/proc/${pid}/status`)).map(Number)));
}

function stateUnder(pid: number, uid: number): "alive" | "dead" | undefined {
  const status = read(`/proc/${pid}/status`);
  if (status === undefined || !idsIn(status).includes(String(uid))) return undefined;
  return /^State:\tZ/m.test(status) ? "dead" : "alive";
}

/** The real, effective, saved and file-system uid in a `status`. */
function idsIn(status: string | undefined): readonly string[] {
  return /^Uid:\t(.*)$/m.exec(status ?? "")?.[1]?.split("\t") ?? [];
}

/** Live children of a process. */
export function childrenOf(parent: number): readonly number[] {
  const listed = read(`/proc/${parent}/task/${parent}/children`);
  if (listed !== undefined) return listed.split(" ").filter(Boolean).map(Number);
  return pids().filter((pid) => statFields(pid)?.[1] === String(parent));
}
