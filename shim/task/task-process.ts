/** One process of a container as containerd sees it: its state, its exit, and who waits for it. */

import { STATUS, StatusError } from "../ttrpc/index.js";
import {
  allow,
  PROCESS_MOVES,
  type ProcessMove,
  type ProcessRequest,
  type ProcessState,
} from "./lifecycle.js";
import type { StdioPaths } from "./messages.js";
import { isHarmless, statusOfSignal, type Workload, type WorkloadEnd } from "./workload.js";

/** How it ended, and when. */
export interface ProcessExit extends WorkloadEnd {
  readonly at: Date;
}

export interface TaskProcessOptions {
  readonly workload: Workload;
  readonly stdio: StdioPaths;
  readonly now: () => Date;
  /** Throws what containerd is to be answered where something beside the process forbids its start. */
  readonly beforeStart: () => void;
  readonly onStarted: () => void;
  /** Called before an exit is told to anybody. */
  readonly beforeExit: () => Promise<void>;
  readonly onExit: (exit: ProcessExit) => void;
}

/** A process under way. */
export interface TaskProcess {
  readonly state: ProcessState;
  readonly pid: number;
  readonly stdio: StdioPaths;
  readonly exit: ProcessExit | undefined;
  /** Throws what containerd is to be answered where the state forbids it. */
  allow(asked: ProcessRequest): void;
  start(): Promise<void>;
  kill(signal: number): Promise<void>;
  /** Holds it, or lets it go on. */
  hold(held: boolean): Promise<void>;
  wait(): Promise<ProcessExit>;
  closeInput(): void;
  resize(width: number, height: number): void;
  /** Removes what has ended, or was never started. */
  remove(): Promise<ProcessExit>;
}

const KILLED = 137;
/** As runc has it for a process that could not be started. */
const NOT_STARTED = 128;

/** Creates it in state `created`. */
export function createTaskProcess(options: TaskProcessOptions): TaskProcess {
  const { workload } = options;
  let state: ProcessState = "created";
  let exit: ProcessExit | undefined;
  let starting: Promise<void> | undefined;
  const waiters: ((exit: ProcessExit) => void)[] = [];

  function move(to: ProcessMove): boolean {
    const next = PROCESS_MOVES[state][to];
    if (next === undefined) return false;
    state = next;
    return true;
  }

  async function settle(end: WorkloadEnd): Promise<void> {
    await options.beforeExit();
    const at = options.now();
    if (!move("exit")) return;
    exit = { ...end, at };
    options.onExit(exit);
    for (const tell of waiters.splice(0)) tell(exit);
  }

  async function begin(): Promise<void> {
    try {
      await workload.start();
    } catch (error) {
      await settle({ status: NOT_STARTED, outOfMemory: false });
      throw error;
    }
    move("started");
    options.onStarted();
    void workload.ended.then(settle);
  }

  return {
    get state() {
      return state;
    },
    pid: workload.pid,
    stdio: options.stdio,
    get exit() {
      return exit;
    },
    allow(asked) {
      allow(state, asked);
    },
    start() {
      allow(state, "start");
      options.beforeStart();
      move("start");
      starting = begin();
      return starting;
    },
    async kill(signal) {
      allow(state, "kill");
      if (isHarmless(signal)) return;
      if (state === "created") {
        try {
          await workload.release();
        } finally {
          await settle({ status: statusOfSignal(signal), outOfMemory: false });
        }
        return;
      }
      // A start that fails has told its own caller.
      await starting?.catch(() => undefined);
      allow(state, "kill");
      await workload.signal(signal);
    },
    async hold(held) {
      const asked = held ? "pause" : "resume";
      allow(state, asked);
      await workload.hold(held);
      // It may have ended meanwhile, or somebody else was quicker.
      allow(state, asked);
      move(asked);
    },
    wait() {
      return exit === undefined ? new Promise((resolve) => waiters.push(resolve)) : Promise.resolve(exit);
    },
    closeInput() {
      workload.closeInput();
    },
    resize(width, height) {
      workload.resize(width, height);
    },
    async remove() {
      allow(state, "delete");
      if (state === "created") await settle({ status: KILLED, outOfMemory: false });
      move("delete");
      await workload.release();
      if (exit === undefined)
        throw new StatusError(STATUS.internal, "a process was removed that has no exit");
      return exit;
    },
  };
}
