/** The clock, the pace and what moves the world: the machine's time, or the world's in lockstep. */

import type { Logger } from "pino";

import type { Driver, RobotState } from "../protocol/index.js";
import { createLiveClock, createWorldClock, type Clock, type WorldClock } from "./clock.js";
import { createLockstep, STEP_NS, type Lockstep } from "./lockstep.js";
import type { Motion } from "./motion.js";
import type { Mode } from "./options.js";
import { LIVE_PACE, type Pace } from "./pace.js";

export interface TimeParts {
  readonly driver: Driver;
  readonly log: Logger;
}

/** What a step of the world needs. */
export interface Mover {
  readonly motion: Motion;
  /** Before each step of lockstep: what was asked of other threads has been answered. */
  readonly settled: () => Promise<void>;
  /** Writes the snapshots that are due. */
  readonly refresh: () => void;
  /** The world does not step: nobody's wait would end. */
  readonly failed: (why: string) => void;
}

export interface Timekeeper {
  readonly clock: Clock;
  readonly pace: Pace;
  /** Brings time to where the world is; in lockstep this is the one step that happens without a session. */
  begin(setState: (state: RobotState) => void): Promise<void>;
  /** Lets time move the robot, as far as it is not the safety loop that does; returns what ends it. */
  start(mover: Mover): () => void;
}

/** Time as `mode` says. */
export function createTimekeeper(mode: Mode, machineNs: () => bigint, parts: TimeParts): Timekeeper {
  return mode.kind === "live" ? keepLive(machineNs) : keepLockstep(mode.sessions, parts);
}

function keepLive(machineNs: () => bigint): Timekeeper {
  return {
    clock: createLiveClock(machineNs),
    pace: LIVE_PACE,
    begin: () => Promise.resolve(),
    start: () => () => undefined,
  };
}

function keepLockstep(expected: number, { driver, log }: TimeParts): Timekeeper {
  const clock: WorldClock = createWorldClock(0n);
  let setState: ((state: RobotState) => void) | undefined;
  let mover: Mover | undefined;

  async function step(): Promise<bigint> {
    await mover?.settled();
    mover?.motion.cycle();
    const stepped = await driver.step?.();
    if (!stepped) throw new TypeError(`the driver ${driver.kind} has no lockstep`);
    setState?.(stepped.state);
    return stepped.nowNs;
  }

  let pace: Lockstep | undefined;
  const get = (): Lockstep => {
    // Made after the first step, because it begins at the world's time.
    pace ??= createLockstep({
      clock,
      expected,
      step,
      stepped: () => mover?.refresh(),
      onFailure: (error) => {
        log.error({ err: error }, "the world does not step");
        mover?.failed(error instanceof Error ? error.message : "it does not step");
      },
      idle: (go) => {
        setTimeout(go, Number(STEP_NS) / 1e6);
      },
    });
    return pace;
  };
  return {
    clock,
    pace: {
      join: (session, go) => {
        get().join(session, go);
      },
      release: (session, go) => {
        get().release(session, go);
      },
      waits: (session) => {
        get().waits(session);
      },
      leave: (session) => {
        get().leave(session);
      },
    },
    async begin(set) {
      setState = set;
      clock.advance(await step());
    },
    start(moves) {
      mover = moves;
      return () => {
        pace?.close();
      };
    },
  };
}
