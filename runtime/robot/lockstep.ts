/**
 * Lockstep: the world advances only while every session waits, and sessions that may go on do so one at a time,
 * in the order of their opening, so that whatever they ask for arrives in the same order in every run.
 *
 * Time moves to the next deadline of a guest, or to the next step of the world, whichever is first. Without a
 * session nothing moves. Wall time decides nothing here but when an engine is called unresponsive.
 */

import type { WorldClock } from "./clock.js";
import type { Pace, Paced } from "./pace.js";

export interface LockstepOptions {
  readonly clock: WorldClock;
  /** Sessions that must have attached before the first step. */
  readonly expected: number;
  /** One step of the world: what is commanded now acts in it. Resolves with the time after it. */
  readonly step: () => Promise<bigint>;
  /** The world has stepped and the clock stands at its time. */
  readonly stepped: () => void;
  /** The world did not step: whoever waits for it must not do so for ever. A session that comes later tries again. */
  readonly onFailure: (error: unknown) => void;
  /** Passes real time when nobody has a deadline: the world then goes no faster than real. */
  readonly idle: (go: () => void) => void;
}

/** The pace of lockstep, and where the world's clock starts. */
export interface Lockstep extends Pace {
  /** Stops for good. */
  close(): void;
}

/** ns of world time that one step takes. */
export const STEP_NS = 20_000_000n;

/** Coordinates; the clock stands at the time of the world. */
export function createLockstep(options: LockstepOptions): Lockstep {
  const { clock } = options;
  const present = new Set<Paced>();
  let turns: { readonly session: Paced; readonly go: () => void }[] = [];
  let running: Paced | undefined;
  let joined = 0;
  let stepping = false;
  let closed = false;
  let worldNs = clock.now();

  function giveTurn(): boolean {
    let first = turns[0];
    for (const turn of turns) if (first && turn.session.order < first.session.order) first = turn;
    const chosen = first;
    if (!chosen) return false;
    turns = turns.filter((turn) => turn !== chosen);
    running = chosen.session;
    chosen.go();
    return true;
  }

  function advance(): void {
    const appointment = clock.next();
    if (appointment !== undefined && appointment < worldNs + STEP_NS) {
      clock.advance(appointment);
      schedule();
      return;
    }
    stepping = true;
    if ([...present].some((session) => session.hasDeadline)) takeStep();
    else options.idle(takeStep);
  }

  function takeStep(): void {
    if (closed) return;
    options.step().then(
      (nowNs) => {
        stepping = false;
        worldNs = nowNs;
        clock.advance(nowNs);
        options.stepped();
        schedule();
      },
      (error: unknown) => {
        stepping = false;
        options.onFailure(error);
      },
    );
  }

  function proceed(): void {
    if (closed || running || stepping || present.size === 0 || joined < options.expected) return;
    if (!giveTurn()) advance();
  }

  // Never from within a call of a session: it must have finished what it does before another one goes on.
  let scheduled = false;
  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      proceed();
    });
  }

  return {
    join(session, go) {
      present.add(session);
      joined += 1;
      turns.push({ session, go });
      schedule();
    },
    release(session, go) {
      turns.push({ session, go });
      schedule();
    },
    waits(session) {
      if (running === session) running = undefined;
      schedule();
    },
    leave(session) {
      present.delete(session);
      turns = turns.filter((turn) => turn.session !== session);
      if (running === session) running = undefined;
      schedule();
    },
    close() {
      closed = true;
    },
  };
}
