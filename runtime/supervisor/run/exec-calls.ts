/** Lines that people sent to a guest and that it has not answered yet. */

import { SupervisorError } from "../error.js";

interface Waiting {
  readonly resolve: (answer: string) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** Calls under way. */
export interface ExecCalls {
  /**
   * Sends a line by `send` and waits; rejects with `exec-unanswered`, `exec-refused`, or what `send` rejects with.
   * After `exec-unanswered` the line is taken back by `drop`: it must not run when nobody expects it any more.
   */
  call(
    timeoutMs: number,
    send: (id: number) => Promise<void>,
    drop: (id: number) => Promise<void>,
  ): Promise<string>;
  /** The guest's answer; one that nobody waits for is dropped. */
  answer(id: number, ok: boolean, text: string): void;
  /** Rejects all. */
  close(why: string): void;
}

/** Creates an empty set. */
export function createExecCalls(): ExecCalls {
  const waiting = new Map<number, Waiting>();
  let nextId = 1;

  function settle(id: number): Waiting | undefined {
    const call = waiting.get(id);
    waiting.delete(id);
    if (call !== undefined) clearTimeout(call.timer);
    return call;
  }

  return {
    call(timeoutMs, send, drop) {
      const id = nextId;
      nextId += 1;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          const late = settle(id);
          if (!late) return;
          // The robot server may be gone, and the line with it.
          drop(id).catch(() => undefined);
          late.reject(new SupervisorError("exec-unanswered", `no answer within ${timeoutMs} ms`));
        }, timeoutMs);
        waiting.set(id, { resolve, reject, timer });
        send(id).catch((error: unknown) => {
          settle(id)?.reject(error instanceof Error ? error : new Error(String(error)));
        });
      });
    },
    answer(id, ok, text) {
      const call = settle(id);
      if (ok) call?.resolve(text);
      else call?.reject(new SupervisorError("exec-refused", text));
    },
    close(why) {
      for (const id of waiting.keys()) settle(id)?.reject(new SupervisorError("run-not-running", why));
    },
  };
}
