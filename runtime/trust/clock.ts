/**
 * What time a machine takes it to be when its clock may be wrong, or be set by somebody who wants an old trust store to
 * look new. Time is the later of the wall clock and a floor: the latest time that was once believed, kept on disk, and
 * the machine's uptime since. The floor follows the clock, except over a jump of more than a day: that is obeyed (the
 * later counts, so that at worst nothing starts) and not written down, until a trust store that was signed by then
 * confirms it. A clock that was wrong for an hour so cannot put the machine out of work for good.
 */

import { readFileSync } from "node:fs";
import { uptime } from "node:os";
import { join } from "node:path";
import type { Guard } from "../policy/index.js";
import { readMarkFile, writeMarkFile } from "./mark-file.js";
import { isClockMark } from "./validators.gen.js";

/** The JSON of `clock.mark`: at `uptimeMs` of this boot it was at least `timeMs`. */
export interface ClockMark {
  /** Unix time, ms. */
  readonly timeMs: number;
  readonly uptimeMs: number;
  readonly boot: string;
}

/** What a machine says about time. */
export interface ClockSource {
  /** Unix time, ms. */
  readonly wallMs: () => number;
  /** Since the machine was started, with the time that it slept, ms. */
  readonly uptimeMs: () => number;
  /** Another one after each start of the machine. */
  readonly boot: () => string;
}

/** What is made of it. */
export interface TrustedTime {
  readonly now: Date;
  /** It is this late for certain. */
  readonly floor: Date;
  /** `ahead`: over a day later than anything that was confirmed. `behind`: the clock was set back. */
  readonly clock: "right" | "ahead" | "behind";
  /** What the next start of the machine may rely on. */
  readonly mark: ClockMark;
}

const DAY_MS = 86_400_000;
/** A clock that is slower than the floor by less is not one that was set back. */
const BEHIND_MS = 60_000;
/** The mark is written again when it has moved by this much; so much of the past can be repeated after a start. */
const WRITE_EVERY_MS = 600_000;
/** Largest mark, bytes. */
export const MAX_CLOCK_MARK = 512;

/** It is what it was while this process lives. */
let bootId: string | undefined;

/** The clock of this machine. */
export const MACHINE_CLOCK: ClockSource = {
  wallMs: () => Date.now(),
  uptimeMs: () => Math.floor(uptime() * 1000),
  boot: () => {
    try {
      bootId ??= readFileSync("/proc/sys/kernel/random/boot_id", "ascii").trim();
      return bootId;
    } catch {
      // Without it every start looks like another boot, and uptime is added to the mark once more: later, so safe.
      return "0";
    }
  },
};

/** Judges the clock; `issued` is when the newest trust store was made. */
export function trustedTime(source: ClockSource, mark: ClockMark | undefined, issued: Date): TrustedTime {
  const [wall, uptimeMs, boot] = [source.wallMs(), source.uptimeMs(), source.boot()];
  const floor = Math.max(issued.getTime(), mark === undefined ? 0 : floorOf(mark, uptimeMs, boot));
  const isAhead = wall > floor + DAY_MS;
  const now = Math.max(wall, floor);
  return {
    now: new Date(now),
    floor: new Date(floor),
    clock: isAhead ? "ahead" : wall < floor - BEHIND_MS ? "behind" : "right",
    mark: { timeMs: isAhead ? floor : now, uptimeMs, boot },
  };
}

function floorOf(mark: ClockMark, uptimeMs: number, boot: string): number {
  return mark.timeMs + (mark.boot === boot ? Math.max(0, uptimeMs - mark.uptimeMs) : uptimeMs);
}

/** The mark on disk. Throws `TrustError` `mark-unusable`. */
export function readClockMark(folder: string, guard: Guard): ClockMark | undefined {
  return readMarkFile(clockMarkPath(folder), guard, isClockMark);
}

/** Whether the new mark says enough more than the old one to be written. */
export function isWorthWriting(before: ClockMark | undefined, after: ClockMark): boolean {
  return before === undefined || before.boot !== after.boot || after.timeMs - before.timeMs >= WRITE_EVERY_MS;
}

/** Puts the mark on disk. Throws `TrustError` `mark-unusable`. */
export function writeClockMark(folder: string, mark: ClockMark): void {
  writeMarkFile(clockMarkPath(folder), `${JSON.stringify(mark)}\n`);
}

/** Believes the clock as it stands, forwards or backwards; the one way back for a machine that was once too late. */
export function resetClock(folder: string, source: ClockSource = MACHINE_CLOCK): ClockMark {
  const mark = { timeMs: source.wallMs(), uptimeMs: source.uptimeMs(), boot: source.boot() };
  writeClockMark(folder, mark);
  return mark;
}

function clockMarkPath(folder: string): string {
  return join(folder, "clock.mark");
}
