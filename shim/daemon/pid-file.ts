/**
 * What a launcher must know of the daemon, in one line that a shell reads without a program: its pid, when that process
 * was started (as `/proc` says it), and the time at which the machine booted, in hundredths of seconds since 1970. With
 * that and `/proc/uptime` a launcher knows what time it is.
 */

import { rmSync } from "node:fs";
import { uptime } from "node:os";

import { replaceFile } from "@sandpaw/runtime/policy";
import type { ProcessStamp } from "@sandpaw/runtime/supervisor";

/** Somebody may set the machine's clock; ms. */
const LOOK_MS = 60_000;
/** Both clocks are read one after the other, and one counts in hundredths. */
const TOLERANCE = 50;

export interface PidFile {
  /** Takes it away. */
  close(): void;
}

/** The machine's clock, ms since 1970, and how long it has been up, s. */
export interface Clocks {
  readonly wallMs: () => number;
  readonly uptime: () => number;
}

const MACHINE: Clocks = { wallMs: Date.now, uptime };

/** Hundredths of seconds from 1970 to the boot. */
function bootTime({ wallMs, uptime: up }: Clocks): number {
  return Math.floor(wallMs() / 10 - up() * 100);
}

/** Writes it, and again after the clock was set. */
export function keepPidFile(
  path: string,
  { pid, startedAt }: ProcessStamp,
  clocks: Clocks = MACHINE,
  lookMs: number = LOOK_MS,
): PidFile {
  let written = Number.NaN;
  const write = (): void => {
    const boot = bootTime(clocks);
    if (Math.abs(boot - written) <= TOLERANCE) return;
    replaceFile(path, `${pid} ${startedAt} ${boot}\n`, 0o600);
    written = boot;
  };
  write();
  const looking = setInterval(() => {
    try {
      write();
    } catch {
      // A full disk: the line that is there tells the old time, and the next look tries again.
    }
  }, lookMs);
  looking.unref();
  return {
    close() {
      clearInterval(looking);
      rmSync(path, { force: true });
    },
  };
}
