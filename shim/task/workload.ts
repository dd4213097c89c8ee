/** What a process of a container does. The task keeps its state; a workload does the work. */

/** How it ended. */
export interface WorkloadEnd {
  /** Exit status as a shell sees it. */
  readonly status: number;
  /** The kernel ended it for want of memory. */
  readonly outOfMemory: boolean;
}

/** One process: a behaviour, an exec into one, or the sandbox of a pod. */
export interface Workload {
  /** Known, and alive, from the beginning. */
  readonly pid: number;
  /** Begins. A rejection is an end. */
  start(): Promise<void>;
  /** Resolves when it has ended and nothing of it is left in the container; only after `start` has resolved. */
  readonly ended: Promise<WorkloadEnd>;
  /** A signal that asks for an end; `SIGKILL` cannot be refused. Resolves when it was delivered. */
  signal(signal: number): Promise<void>;
  /** Holds position: what it commanded is over, and it waits where it is. `false` lets it go on. */
  hold(held: boolean): Promise<void>;
  /** No more standard input will come. */
  closeInput(): void;
  resize(width: number, height: number): void;
  /** Gives back what it holds: before a start, or after its end. Resolves when nothing is left. */
  release(): Promise<void>;
}

export const SIGNAL = { int: 2, kill: 9, term: 15 } as const;

/** Signals that a process which does not know them lives through: CHLD, CONT, URG, WINCH, and 0, which only asks. */
const HARMLESS: ReadonlySet<number> = new Set([0, 17, 18, 23, 28]);

/** True for a signal whose default is not to end the process. */
export function isHarmless(signal: number): boolean {
  return HARMLESS.has(signal);
}

/** What a shell sees of a process that a signal has ended. */
export function statusOfSignal(signal: number): number {
  return 128 + signal;
}

/** Outcome that is known later. */
export interface Ending {
  readonly promise: Promise<WorkloadEnd>;
  /** The first call counts. */
  settle(status: number, outOfMemory?: boolean): void;
}

/** Creates an outcome. */
export function createEnding(): Ending {
  const ends: ((end: WorkloadEnd) => void)[] = [];
  const promise = new Promise<WorkloadEnd>((resolve) => ends.push(resolve));
  return {
    promise,
    settle(status, outOfMemory = false) {
      for (const end of ends) end({ status, outOfMemory });
    },
  };
}
