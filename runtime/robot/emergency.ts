/** The e-stop of one robot: the latch of `safety/estop.ts`, on disk, acting on motion. */

import type { Motion } from "./motion.js";
import { RobotdError } from "./error.js";
import { readLatch, removeLatch, writeLatch } from "./estop-file.js";
import { armClear, clear, latch, type EstopState } from "./safety/estop.js";

export interface EmergencyParts {
  readonly path: string;
  readonly motion: Motion;
  /** The machine's clock, also in lockstep: people do not live in world time. */
  readonly machineNs: () => bigint;
  /** For the record only. */
  readonly date: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  /** Whether what a person must remove first is still there. */
  readonly isCausePresent: () => boolean;
  readonly onChange: (latched: boolean, by: string) => void;
}

export interface Emergency {
  readonly state: EstopState;
  /** Cleared, and behaviours may not move before a person lets them. */
  readonly isHeld: boolean;
  /**
   * Acts, persists, then returns. Throws `estop-not-persisted` when it acts but is not on disk: then there is no file any
   * more, if that could be done, and a restart finds the e-stop latched, by nobody.
   */
  press(by: string): void;
  /** First step of clearing; the code for the second. Throws `estop-not-latched`. */
  arm(): string;
  /** Second step. Throws `RobotdError` when it is refused. */
  clear(by: string, code: string): void;
  /** The person who cleared has let behaviours move again. */
  letGo(): void;
}

const MEANINGS = {
  "estop-not-latched": "the e-stop is not latched",
  "estop-not-armed": "the first step of clearing is missing, or more than 30 s ago",
  "estop-code-wrong": "the code is not the one of the first step; begin again",
  "estop-cause-present":
    "the robot does not answer, hangs in the air, or its hazard sensors are silent; begin again when it is mended",
} as const;

/** Reads the latch before anything moves. On a fresh folder there is nothing to read, and it begins released. */
export function initialLatch(path: string, fresh: boolean, date: Date): EstopState {
  if (!fresh) return readLatch(path, date.toISOString());
  const released: EstopState = { kind: "released" };
  writeLatch(path, released);
  return released;
}

/** The e-stop, in the state that was read; `motion` has been told of it. */
export function createEmergency(parts: EmergencyParts, initial: EstopState): Emergency {
  let state = initial;

  function persist(): void {
    try {
      writeLatch(parts.path, state);
    } catch (cause) {
      throw new RobotdError("estop-not-persisted", `cannot write ${parts.path}`, { cause });
    }
  }

  /** After a press that could not be written. */
  function forget(cause: unknown): void {
    try {
      removeLatch(parts.path);
    } catch {
      const why = `cannot write ${parts.path}, nor remove it: a restart would lose the e-stop`;
      throw new RobotdError("estop-not-persisted", why, { cause });
    }
  }

  return {
    get state() {
      return state;
    },
    get isHeld() {
      return state.kind === "released" && state.heldBy !== undefined;
    },
    press(by) {
      state = latch(state, by, parts.date().toISOString());
      parts.motion.setEstop(true);
      parts.onChange(true, by);
      try {
        persist();
      } catch (error) {
        // What lies there says released: a restart would believe it.
        forget(error);
        throw error;
      }
    },
    arm() {
      if (state.kind === "released")
        throw new RobotdError("estop-not-latched", MEANINGS["estop-not-latched"]);
      const code = Buffer.from(parts.random(4)).toString("hex");
      state = armClear(state, code, parts.machineNs());
      return code;
    },
    clear(by, code) {
      const outcome = clear(state, code, parts.machineNs(), parts.isCausePresent());
      state = outcome.state;
      if (outcome.refused) throw new RobotdError(outcome.refused, MEANINGS[outcome.refused]);
      state = { kind: "released", heldBy: by };
      try {
        persist();
      } catch (error) {
        // What a restart would find latched must not be released here.
        state = latch({ kind: "released" }, by, parts.date().toISOString());
        throw error;
      }
      parts.motion.setEstop(false);
      parts.onChange(false, by);
    },
    letGo() {
      if (state.kind !== "released" || state.heldBy === undefined) return;
      state = { kind: "released" };
      persist();
    },
  };
}
