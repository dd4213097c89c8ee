/** The life of a run, as a table. Everything that changes a state comes through `move`. */

import { SupervisorError } from "../error.js";

export const RUN_STATES = ["created", "running", "stopping", "exited"] as const;
export type RunState = (typeof RUN_STATES)[number];

/** `start`: the first guest instruction is next. `stop`: somebody asked for the end. `exit`: it has ended. */
export type RunMove = "start" | "stop" | "exit";

export const RUN_MOVES: Readonly<Record<RunState, Readonly<Partial<Record<RunMove, RunState>>>>> = {
  created: { start: "running", stop: "stopping", exit: "exited" },
  running: { stop: "stopping", exit: "exited" },
  // A reactor may report its start after it was asked to stop; a second stop changes nothing.
  stopping: { start: "stopping", stop: "stopping", exit: "exited" },
  exited: {},
};

/** The state of one run. */
export interface Lifecycle {
  readonly state: RunState;
  /** True where the move is in the table. */
  can(move: RunMove): boolean;
  /** Throws `run-move-illegal` where the table has no such move. */
  move(move: RunMove): RunState;
}

/** Begins in `created`; `onChange` is called after each change, not for moves that stay. */
export function createLifecycle(onChange: (state: RunState) => void): Lifecycle {
  let state: RunState = "created";
  return {
    get state() {
      return state;
    },
    can: (move) => RUN_MOVES[state][move] !== undefined,
    move(move) {
      const next = RUN_MOVES[state][move];
      if (next === undefined) throw new SupervisorError("run-move-illegal", `${move} in state ${state}`);
      if (next !== state) {
        state = next;
        onChange(state);
      }
      return state;
    },
  };
}
