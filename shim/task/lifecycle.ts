/** The life of a process in a container, as a table, and what containerd is answered where a call does not fit. */

import { STATUS, StatusError } from "../ttrpc/index.js";

export const PROCESS_STATES = ["created", "starting", "running", "paused", "stopped", "deleted"] as const;
export type ProcessState = (typeof PROCESS_STATES)[number];

/** `started` and `exit` happen; the rest is asked for. */
export type ProcessMove = "start" | "started" | "pause" | "resume" | "exit" | "delete";

export const PROCESS_MOVES: Readonly<
  Record<ProcessState, Readonly<Partial<Record<ProcessMove, ProcessState>>>>
> = {
  created: { start: "starting", exit: "stopped" },
  starting: { started: "running", exit: "stopped" },
  running: { pause: "paused", exit: "stopped" },
  paused: { resume: "running", exit: "stopped" },
  stopped: { delete: "deleted" },
  deleted: {},
};

/** What may be asked of a process beyond its moves. */
export type ProcessRequest =
  | "start"
  | "kill"
  | "delete"
  | "exec"
  | "pause"
  | "resume"
  | "update"
  | "resize"
  | "close-io";

const gone = { code: STATUS.notFound, why: "the process has already finished" } as const;
const precondition = (why: string): { readonly code: number; readonly why: string } => ({
  code: STATUS.failedPrecondition,
  why,
});

/**
 * The refusals; what is not listed is allowed. CRI tolerates nothing but NOT_FOUND for a kill after the end, and
 * FAILED_PRECONDITION for the deletion of what still runs.
 */
export const REFUSALS: Readonly<
  Record<
    ProcessState,
    Readonly<Partial<Record<ProcessRequest, { readonly code: number; readonly why: string }>>>
  >
> = {
  created: {
    exec: precondition("the container has not been started"),
    pause: precondition("the container has not been started"),
    resume: precondition("the container is not paused"),
  },
  starting: {
    pause: precondition("the container has not been started"),
    resume: precondition("the container is not paused"),
    start: precondition("the process is being started"),
    delete: precondition("the process is being started"),
    exec: precondition("the container has not been started"),
  },
  running: {
    start: precondition("the process was already started"),
    delete: precondition("the process still runs"),
    resume: precondition("the container is not paused"),
  },
  paused: {
    start: precondition("the process was already started"),
    delete: precondition("the process is paused"),
    exec: precondition("the container is paused"),
    pause: precondition("the container is paused already"),
  },
  stopped: {
    start: precondition("the process has already finished"),
    kill: gone,
    exec: precondition("the container does not run any more"),
    pause: gone,
    resume: gone,
    update: gone,
    resize: gone,
    "close-io": gone,
  },
  deleted: {
    start: gone,
    kill: gone,
    delete: gone,
    exec: gone,
    pause: gone,
    resume: gone,
    update: gone,
    resize: gone,
    "close-io": gone,
  },
};

/** Throws the `StatusError` that the table has for it. */
export function allow(state: ProcessState, asked: ProcessRequest): void {
  const refusal = REFUSALS[state][asked];
  if (refusal !== undefined) throw new StatusError(refusal.code, refusal.why);
}
