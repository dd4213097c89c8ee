/** A pod as containerd's Sandbox API has it: a record that is there from its creation until it is shut down. */

import { STATUS, StatusError } from "../ttrpc/index.js";

export const SANDBOX_STATES = ["created", "ready", "stopped"] as const;
export type SandboxState = (typeof SANDBOX_STATES)[number];

/** `stop` may be asked for in any state: whoever asks twice wants the same. */
export const SANDBOX_MOVES: Readonly<
  Record<SandboxState, { readonly start?: SandboxState; readonly stop: SandboxState }>
> = {
  created: { start: "ready", stop: "stopped" },
  ready: { stop: "stopped" },
  stopped: { stop: "stopped" },
};

export interface SandboxOptions {
  readonly namespace: string;
  readonly id: string;
  readonly bundle: string;
  readonly now: () => Date;
}

/** A sandbox under way. */
export interface Sandbox {
  readonly namespace: string;
  readonly id: string;
  readonly bundle: string;
  readonly createdAt: Date;
  readonly state: SandboxState;
  readonly exitedAt: Date | undefined;
  /** Throws FAILED_PRECONDITION when it was started before. */
  start(): void;
  stop(): void;
  /** Resolves with when it was stopped. */
  wait(): Promise<Date>;
}

/** Creates the record. */
export function createSandbox({ namespace, id, bundle, now }: SandboxOptions): Sandbox {
  let state: SandboxState = "created";
  let exitedAt: Date | undefined;
  const createdAt = now();
  const waiters: ((at: Date) => void)[] = [];

  return {
    namespace,
    id,
    bundle,
    createdAt,
    get state() {
      return state;
    },
    get exitedAt() {
      return exitedAt;
    },
    start() {
      const next = SANDBOX_MOVES[state].start;
      if (next === undefined)
        throw new StatusError(STATUS.failedPrecondition, `sandbox ${id} was started before`);
      state = next;
    },
    stop() {
      state = SANDBOX_MOVES[state].stop;
      exitedAt ??= now();
      for (const tell of waiters.splice(0)) tell(exitedAt);
    },
    wait() {
      return exitedAt === undefined
        ? new Promise((resolve) => waiters.push(resolve))
        : Promise.resolve(exitedAt);
    },
  };
}
