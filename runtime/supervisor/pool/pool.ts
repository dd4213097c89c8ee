/**
 * Warm engines. One is started whenever one is taken, so that the next behaviour finds one that is ready. An
 * engine that has served is used again only for the very same guest (`parked-engines.ts`).
 */

import { SupervisorError } from "../error.js";
import type { Engine } from "./engine.js";
import { createParkedEngines } from "./parked-engines.js";

/** After a start that failed, the pool waits this long before it tries again, ms. */
const RETRY_MS = 1000;
/** The behaviour that was just given an engine starts first; the next engine after it, ms. */
const REFILL_MS = 100;

export interface PoolOptions {
  /** Engines kept ready; 0 starts each when it is needed. */
  readonly size: number;
  readonly start: () => Promise<Engine>;
}

/** A source of ready engines. */
export interface EnginePool {
  /** Engines that are ready. */
  readonly idle: number;
  /** A ready engine, the caller's from now on; one that has served only for the same key. Rejects as `startEngine` does. */
  take(key?: string): Promise<Engine>;
  /** Takes back an engine whose guest has ended cleanly; it serves nobody but the same key. */
  giveBack(key: string, engine: Engine): void;
  /** Fills the pool now; resolves when it is full, or a start has failed. */
  filled(): Promise<void>;
  /** Ends every engine that was not taken. */
  close(): Promise<void>;
}

/** Creates the pool and begins to fill it. */
export function createPool(options: PoolOptions): EnginePool {
  const idle: Engine[] = [];
  // Twice the pool: of four that run side by side again and again, each finds an engine of its own.
  const parked = createParkedEngines(Math.max(1, 2 * options.size));
  const starting = new Set<Promise<void>>();
  let closed = false;
  let pending: NodeJS.Timeout | undefined;
  /** Starts that somebody waits for. */
  let urgent = 0;

  function keep(engine: Engine): Promise<void> {
    if (closed) return engine.end();
    idle.push(engine);
    void engine.process.ended.then(() => {
      const at = idle.indexOf(engine);
      if (at < 0) return;
      idle.splice(at, 1);
      void engine.end();
      later(RETRY_MS);
    });
    return Promise.resolve();
  }

  function later(delayMs: number): void {
    if (closed || pending !== undefined) return;
    pending = setTimeout(() => {
      pending = undefined;
      // With the last of them this is called again.
      if (urgent === 0) fill();
    }, delayMs);
    pending.unref();
  }

  function wanting(): boolean {
    return !closed && pending === undefined && idle.length + starting.size < options.size;
  }

  /** For somebody who waits; what is only for later is started when nobody does. */
  async function startNow(): Promise<Engine> {
    urgent += 1;
    try {
      return await options.start();
    } finally {
      urgent -= 1;
      if (urgent === 0) later(REFILL_MS);
    }
  }

  function fill(): void {
    while (wanting()) {
      const start = options
        .start()
        .then(keep)
        .catch(() => {
          later(RETRY_MS);
        })
        .finally(() => starting.delete(start));
      starting.add(start);
    }
  }

  fill();
  return {
    get idle() {
      return idle.length;
    },
    async take(key) {
      if (closed) throw new SupervisorError("supervisor-closed", "no engine is started any more");
      const same = key === undefined ? undefined : parked.take(key);
      if (same !== undefined) return same;
      // One that is on its way is nearer than one that has not begun.
      if (idle.length === 0 && starting.size > 0) await Promise.race(starting);
      for (let engine = idle.shift(); engine !== undefined; engine = idle.shift()) {
        later(REFILL_MS);
        if (engine.alive && engine.link?.alive !== false) return engine;
        await engine.end();
      }
      return startNow();
    },
    giveBack(key, engine) {
      if (closed) void engine.end();
      else parked.park(key, engine);
    },
    async filled() {
      clearTimeout(pending);
      pending = undefined;
      fill();
      while (starting.size > 0) await Promise.all(starting);
    },
    async close() {
      closed = true;
      clearTimeout(pending);
      await Promise.all(starting);
      await parked.close();
      await Promise.all(idle.splice(0).map((engine) => engine.end()));
    },
  };
}
