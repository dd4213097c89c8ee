/**
 * The one clock of a robot server: the machine's monotonic clock when live, world time in lockstep. Every stamp,
 * deadline and expiry is read from it; wall time decides nothing.
 */

/** Takes an appointment back. */
export type Cancel = () => void;

export interface Clock {
  /** ns. */
  now(): bigint;
  /** Calls `run` once, at `atNs` or as soon after it as can be, never before. */
  at(atNs: bigint, run: () => void): Cancel;
}

const NS_PER_MS = 1_000_000n;
/** Node's timers cannot be asked for more than this, ms. */
const LONGEST_TIMER_MS = 2_147_483_647n;

/** Part of the time that may be passed by yielding to the event loop, and how much of it may be saved up, ns. */
const YIELD_PART = 0.1;
const YIELD_MOST_NS = 3_000_000;

/**
 * The machine's clock. Node's timers are whole milliseconds, so the last part of one is passed by yielding to
 * the event loop, up to a tenth of a core: a tick at 100 Hz is then late by microseconds, what asks for more is up
 * to a millisecond late, and nothing is ever early.
 */
export function createLiveClock(now: () => bigint = () => process.hrtime.bigint()): Clock {
  let yieldNs = YIELD_MOST_NS;
  let filledNs = now();

  function mayYield(nowNs: bigint): boolean {
    yieldNs = Math.min(YIELD_MOST_NS, yieldNs + Number(nowNs - filledNs) * YIELD_PART);
    filledNs = nowNs;
    return yieldNs > 0;
  }

  return {
    now,
    at(atNs, run) {
      let timer: NodeJS.Timeout | undefined;
      let immediate: NodeJS.Immediate | undefined;
      function wait(): void {
        const fromNs = now();
        const left = atNs - fromNs;
        if (left <= 0n) {
          run();
          return;
        }
        const ms = left / NS_PER_MS;
        if (ms === 0n && mayYield(fromNs)) {
          immediate = setImmediate(() => {
            yieldNs -= Number(now() - fromNs);
            wait();
          });
        } else
          timer = setTimeout(wait, Number(ms < LONGEST_TIMER_MS ? (ms > 1n ? ms : 1n) : LONGEST_TIMER_MS));
      }
      const left = atNs - now();
      if (left <= 0n) immediate = setImmediate(run);
      else wait();
      return () => {
        clearTimeout(timer);
        clearImmediate(immediate);
      };
    },
  };
}

/** A clock that somebody else moves. */
export interface WorldClock extends Clock {
  /** The earliest appointment; undefined without one. */
  next(): bigint | undefined;
  /** Moves time forward to `nowNs` and keeps the appointments up to it, in order of time, then of making. */
  advance(nowNs: bigint): void;
}

/** World time, from `startNs` on. */
export function createWorldClock(startNs: bigint): WorldClock {
  let nowNs = startNs;
  let appointments: { readonly atNs: bigint; readonly run: () => void }[] = [];

  function earliest(): { readonly atNs: bigint; readonly run: () => void } | undefined {
    let first = appointments[0];
    for (const one of appointments) if (first && one.atNs < first.atNs) first = one;
    return first;
  }

  return {
    now: () => nowNs,
    at(atNs, run) {
      const appointment = { atNs, run };
      appointments.push(appointment);
      return () => {
        appointments = appointments.filter((one) => one !== appointment);
      };
    },
    next: () => earliest()?.atNs,
    advance(toNs) {
      for (let due = earliest(); due && due.atNs <= toNs; due = earliest()) {
        const kept = due;
        appointments = appointments.filter((one) => one !== kept);
        if (kept.atNs > nowNs) nowNs = kept.atNs;
        kept.run();
      }
      if (toNs > nowNs) nowNs = toNs;
    },
  };
}
