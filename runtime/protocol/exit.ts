/** Why a behaviour ended. The list is closed; `docs/errors.md` explains each. */

import type { ErrorTable } from "./error.js";

export const EXIT_REASONS = [
  "exit",
  "trap",
  "stopped",
  "killed",
  "hang",
  "memory",
  "robot-lost",
  "engine-lost",
  "refused",
] as const;
export type ExitReason = (typeof EXIT_REASONS)[number];

/** A place in a module's code, as an engine reports it. */
export interface WasmFrame {
  /** Index of the function, imports counted. */
  readonly index: number;
  /** Byte offset of the instruction into the module that the engine was given. */
  readonly offset: number;
  /** From the module's name section. */
  readonly name?: string;
}

/** The most frames that an engine reports. */
export const MAX_FRAMES = 32;

/** How a behaviour ended. */
export interface Exit {
  readonly reason: ExitReason;
  /** What a shell sees: the guest's own code for `exit`, 0 for `stopped`, otherwise as `exitCodeOf` says. */
  readonly code: number;
  /** One sentence. */
  readonly message: string;
  /** Where a trap happened, innermost first; only from an engine, the supervisor says it in the message. */
  readonly frames?: readonly WasmFrame[];
}

/** Exit reasons as people read them. */
export const EXIT_TABLE: ErrorTable<ExitReason> = {
  exit: {
    kind: "user",
    meaning: "The behaviour ended by itself.",
    remedy: "Look at its exit code and its log.",
  },
  trap: {
    kind: "user",
    meaning:
      "The behaviour did something that WebAssembly forbids: an abort, an index out of bounds, a stack too deep.",
    remedy: "Read the message and the log line before it; mend the behaviour.",
  },
  stopped: {
    kind: "user",
    meaning: "Somebody asked the behaviour to stop, and it did.",
    remedy: "Nothing to do.",
  },
  killed: {
    kind: "user",
    meaning: "The behaviour was ended by a signal, or did not stop within its grace.",
    remedy: "Give it a longer grace, or make its on-stop shorter.",
  },
  hang: {
    kind: "user",
    meaning: "One call into the behaviour ran longer than its grant allows.",
    remedy: "Split the work over several ticks, or ask for a longer `callMs`.",
  },
  memory: {
    kind: "user",
    meaning: "The behaviour needed more memory than its grant allows.",
    remedy: "Ask for more `memoryBytes` in the manifest, and for a grant that gives it.",
  },
  "robot-lost": {
    kind: "system",
    meaning: "The robot server went away, or ended the session.",
    remedy: "Look at the robot server's log; start the behaviour again when it answers.",
  },
  "engine-lost": {
    kind: "system",
    meaning: "The engine process ended without saying why.",
    remedy: "Look at the system's log for a kill or a crash.",
  },
  refused: {
    kind: "user",
    meaning: "The behaviour was not started.",
    remedy: "The message names the code of the refusal.",
  },
};

/** The code that a shell sees where the guest did not choose one. */
export function exitCodeOf(reason: Exclude<ExitReason, "exit">): number {
  switch (reason) {
    case "stopped":
      return 0;
    case "trap":
      return 134;
    case "killed":
    case "memory":
    case "engine-lost":
      return 137;
    case "hang":
      return 124;
    case "robot-lost":
      return 69;
    case "refused":
      return 126;
  }
}
