/**
 * Engines whose guest has ended cleanly, kept a little while for the same guest: same module, grant, signer,
 * trust, policy, namespace, service account and environment. A job that runs again then costs an instance and not
 * a process. What differs in anything gets another engine.
 */

import type { Engine } from "./engine.js";

/** An engine that nobody wants any more is ended after this long, ms. */
const KEPT_MS = 10_000;

/** The place where they wait. */
export interface ParkedEngines {
  readonly size: number;
  /** Keeps an engine under a key; the oldest gives way. */
  park(key: string, engine: Engine): void;
  /** An engine that was parked under this very key. */
  take(key: string): Engine | undefined;
  close(): Promise<void>;
}

interface Parked {
  readonly key: string;
  readonly engine: Engine;
  readonly timer: NodeJS.Timeout;
}

/** Creates a place for so many. */
export function createParkedEngines(limit: number): ParkedEngines {
  const parked = new Set<Parked>();
  const ending = new Set<Promise<void>>();

  function remove(one: Parked): void {
    clearTimeout(one.timer);
    parked.delete(one);
  }

  function end(one: Parked): void {
    remove(one);
    const ended = one.engine.end().finally(() => ending.delete(ended));
    ending.add(ended);
  }

  return {
    get size() {
      return parked.size;
    },
    park(key, engine) {
      const timer = setTimeout(() => {
        end(one);
      }, KEPT_MS);
      const one: Parked = { key, engine, timer };
      timer.unref();
      parked.add(one);
      const leave = (): void => {
        if (parked.has(one)) end(one);
      };
      // A parked engine has nothing to say; one that does is not what it seems.
      engine.listen({
        onMessage: leave,
        onOutput: () => {
          leave();
          return 0;
        },
        onBroken: leave,
        onGone: leave,
      });
      const [oldest] = parked;
      if (parked.size > limit && oldest !== undefined) end(oldest);
    },
    take(key) {
      for (const one of parked) {
        if (one.key !== key) continue;
        if (one.engine.alive && one.engine.link?.alive !== false) {
          remove(one);
          return one.engine;
        }
        end(one);
      }
      return undefined;
    },
    async close() {
      for (const one of parked) end(one);
      await Promise.all(ending);
    },
  };
}
