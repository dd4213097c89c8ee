/**
 * Reading and writing the small files that the kernel shows of a cgroup. Making one, removing one and moving a process
 * share one lock of the kernel's, and a move may hold it for 20 ms (`move-readiness.ts`): nobody else may wait for that.
 */

import { closeSync, openSync, readFileSync, write, writeFileSync } from "node:fs";
import { mkdir, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

import { systemErrorCode } from "@sandpaw/runtime/protocol";

import { ShimError } from "../error.js";

/** The number in a file; undefined where there is none, `max` included. */
export function readNumber(folder: string, file: string): number | undefined {
  const text = readText(folder, file)?.trim();
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** Numbers by name, from lines of `name number`. */
export function readTable(folder: string, file: string): ReadonlyMap<string, number> {
  const lines = (readText(folder, file) ?? "").split("\n").map((line) => line.split(" "));
  return new Map(
    lines.flatMap(([name = "", value = ""]) => (/^\d+$/.test(value) ? [[name, Number(value)]] : [])),
  );
}

/** The words in a file; none where there is no such file. */
export function readWords(folder: string, file: string): readonly string[] {
  return (readText(folder, file) ?? "").split(/\s+/).filter(Boolean);
}

function readText(folder: string, file: string): string | undefined {
  try {
    return readFileSync(join(folder, file), "utf8");
  } catch {
    return undefined;
  }
}

/** Writes a limit. Throws `cgroup-unwritable`. */
export function put(folder: string, file: string, value: number | string): void {
  try {
    writeFileSync(join(folder, file), String(value));
  } catch (cause) {
    throw unwritable(join(folder, file), cause);
  }
}

/** Moves a process into a cgroup. Rejects with `cgroup-unwritable`. */
export function moveInto(folder: string, pid: number): Promise<void> {
  return putSlowly(folder, "cgroup.procs", pid);
}

/** As `put`, for what waits for moves. Rejects with `cgroup-unwritable`. */
export async function putSlowly(folder: string, file: string, value: number | string): Promise<void> {
  try {
    await writeSlowly(join(folder, file), value);
  } catch (cause) {
    throw unwritable(join(folder, file), cause);
  }
}

const writeOnce = promisify(write);

/** Only the writing waits; to open and to close a file elsewhere too would take longer than doing it. */
async function writeSlowly(path: string, value: number | string): Promise<void> {
  const handle = openSync(path, "w");
  try {
    await writeOnce(handle, Buffer.from(String(value)));
  } finally {
    closeSync(handle);
  }
}

/** Makes a cgroup and those above it; false where it was there. Rejects with `cgroup-unwritable`. */
export async function makeCgroup(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { mode: 0o755 });
    return true;
  } catch (cause) {
    const code = systemErrorCode(cause);
    if (code === "EEXIST") return false;
    // Not left to `recursive`: Node then calls a tree that is read-only one that is not there.
    const above = dirname(folder);
    if (code !== "ENOENT" || above === folder) throw unwritable(folder, cause);
    await makeCgroup(above);
    return makeOnly(folder);
  }
}

async function makeOnly(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { mode: 0o755 });
    return true;
  } catch (cause) {
    if (systemErrorCode(cause) !== "EEXIST") throw unwritable(folder, cause);
    return false;
  }
}

/** The processes in a cgroup. */
export function processesIn(folder: string): readonly number[] {
  return (readText(folder, "cgroup.procs") ?? "").split("\n").filter(Boolean).map(Number);
}

/** Moves those of some processes that are still in a cgroup to another one; whoever has just ended is no error. */
export async function moveOut(folder: string, to: string, which: ReadonlySet<number>): Promise<void> {
  for (const pid of processesIn(folder).filter((one) => which.has(one))) {
    try {
      await writeSlowly(join(to, "cgroup.procs"), pid);
    } catch (cause) {
      if (systemErrorCode(cause) !== "ESRCH") throw unwritable(to, cause);
    }
  }
}

const REMOVE_TRIES = 20;
const REMOVE_PACE_MS = 10;

/** Removes a cgroup; the kernel needs a moment after its last process has ended. */
export async function removeCgroup(folder: string): Promise<void> {
  for (let tries = 0; tries < REMOVE_TRIES; tries += 1) {
    try {
      await rmdir(folder);
      return;
    } catch (error) {
      if (systemErrorCode(error) === "ENOENT") return;
      await sleep(REMOVE_PACE_MS);
    }
  }
}

function unwritable(path: string, cause: unknown): ShimError {
  return new ShimError("cgroup-unwritable", `${path}: ${systemErrorCode(cause) ?? "unknown"}`, { cause });
}
