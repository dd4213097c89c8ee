/**
 * The log of one run: JSON lines in a file of bounded size, and whoever listens. Lines beyond the granted rate
 * are dropped and counted; the count is written once there is room again.
 */

import { closeSync, constants, openSync, renameSync, writeSync } from "node:fs";

import { createRateLimit } from "./rate-limit.js";

export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Who wrote a line: the log interface, the guest's standard streams, or the supervisor. */
export type LogSource = "guest" | "stdout" | "stderr" | "supervisor";

/** One line. */
export interface LogLine {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly source: LogSource;
  readonly level: LogLevel;
  /** Without control characters, so that printing it does nothing to a terminal. */
  readonly text: string;
  /** In lockstep, of lines of the log interface: the guest's clock, which is the world's; ns, decimal. */
  readonly worldNs?: string;
}

export interface RunLogOptions {
  readonly file: string;
  /** Lines a second from the guest; what the supervisor says is not limited. */
  readonly linesPerSecond: number;
  /** When the file is longer it is moved to `FILE.1`, over the one before; bytes. */
  readonly maxBytes?: number;
  readonly wallTime: () => Date;
  readonly now: () => number;
}

/** A log under way. */
export interface RunLog {
  /** `worldNs`: a world in lockstep gives its time, and its seconds are those that the limit counts. */
  write(source: LogSource, level: LogLevel, text: string, worldNs?: bigint): void;
  /** Lines that were left out so far. */
  readonly dropped: number;
  /** Calls `listener` for each line from now on; answers what ends it. */
  listen(listener: (line: LogLine) => void): () => void;
  close(): void;
}

const MAX_BYTES = 4 * 1024 * 1024;
/** As in the robot API. */
const MAX_TEXT = 4096;
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029]/g;

function open(file: string): number {
  return openSync(
    file,
    constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW,
    0o600,
  );
}

/** Opens the file, in a folder that only this user can write to. */
export function createRunLog(options: RunLogOptions): RunLog {
  const { file, wallTime, now } = options;
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  const machineLimit = createRateLimit(options.linesPerSecond, now);
  let worldMs = 0;
  const worldLimit = createRateLimit(options.linesPerSecond, () => worldMs);
  const listeners = new Set<(line: LogLine) => void>();
  let handle: number | undefined = open(file);
  let written = 0;
  let dropped = 0;
  let untold = 0;

  function hasRoom(worldNs: bigint | undefined): boolean {
    if (worldNs === undefined) return machineLimit.take();
    worldMs = Math.max(worldMs, Number(worldNs) / 1e6);
    return worldLimit.take();
  }

  function put(source: LogSource, level: LogLevel, text: string, worldNs?: bigint): void {
    if (handle === undefined) return;
    const clean = text.slice(0, MAX_TEXT).replace(CONTROL, "\ufffd");
    const at = wallTime().toISOString();
    const world = worldNs === undefined ? {} : { worldNs: worldNs.toString() };
    const line: LogLine = { at, source, level, text: clean, ...world };
    for (const listener of listeners) listener(line);
    try {
      written += writeSync(handle, `${JSON.stringify(line)}\n`);
      if (written > maxBytes) rotate(handle);
    } catch {
      // A full disk is no reason to end a behaviour; who listens has heard it.
      dropped += 1;
    }
  }

  function rotate(full: number): void {
    handle = undefined;
    closeSync(full);
    renameSync(file, `${file}.1`);
    handle = open(file);
    written = 0;
  }

  function tellDropped(): void {
    if (untold === 0) return;
    const count = untold;
    untold = 0;
    put("supervisor", "warn", `${count} lines were dropped: more than ${options.linesPerSecond} a second`);
  }

  return {
    get dropped() {
      return dropped;
    },
    write(source, level, text, worldNs) {
      if (source !== "supervisor") {
        if (!hasRoom(worldNs)) {
          dropped += 1;
          untold += 1;
          return;
        }
        tellDropped();
      }
      put(source, level, text, worldNs);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      tellDropped();
      if (handle !== undefined) closeSync(handle);
      handle = undefined;
      listeners.clear();
    },
  };
}
