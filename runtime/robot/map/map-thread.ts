/**
 * The map, seen from the main thread: every request goes to a thread of its own and is answered later. The queue is
 * bounded: a scan that comes while too many wait is left out, and any other request is refused, so that a thread that
 * is behind costs the safety loop nothing.
 */

import { Worker } from "node:worker_threads";

import { workerScript } from "../worker-script.js";
import type { MapAnswer, MapExchange, MapOp } from "./requests.js";
import type { MapWorkerData } from "./map-worker.js";

/** Scans that may wait; 1.6 s of five a second. */
const MOST_SCANS = 8;
/** Requests of all kinds that may wait. */
const MOST_WAITING = 64;
/** Memory that the thread may use for itself, MiB; the grid lies outside of it. */
const HEAP_MIB = 96;

export interface MapThreadOptions {
  /** Where the map is kept; absent, it is forgotten at the end. */
  readonly file: string | undefined;
  /** The thread is gone, or its file cannot be read or written. */
  readonly onTrouble: (why: string) => void;
}

export interface MapThread {
  /** Asks; rejects when the thread is gone or too much waits. */
  ask<Op extends MapOp>(op: Op, ask: MapExchange[Op]["ask"]): Promise<MapExchange[Op]["answer"]>;
  /** Sends what needs no answer; false when it was left out. */
  tell(op: "scan", ask: MapExchange["scan"]["ask"]): boolean;
  tell(op: "mark", ask: MapExchange["mark"]["ask"]): boolean;
  tell(op: "save", ask: undefined): boolean;
  /**
   * Resolves when every route that was asked for is there and the queue has room: lockstep waits for it before each
   * step, so that an answer always takes effect in the same one.
   */
  settled(): Promise<void>;
  /** Saves and ends the thread. */
  close(): Promise<void>;
}

interface Waiting {
  readonly op: MapOp;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Starts the thread. */
export function startMapThread({ file, onTrouble }: MapThreadOptions): MapThread {
  const worker = new Worker(workerScript("map/worker.js"), {
    name: "map",
    workerData: { file } satisfies MapWorkerData,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB },
  });
  worker.unref();
  const waiting = new Map<number, Waiting>();
  let settling: (() => void)[] = [];
  let count = 0;
  let gone: string | undefined;

  function countOf(op: MapOp): number {
    let found = 0;
    for (const one of waiting.values()) if (one.op === op) found += 1;
    return found;
  }

  function isSettled(): boolean {
    return gone !== undefined || (countOf("route") === 0 && countOf("scan") < MOST_SCANS);
  }

  function checkSettled(): void {
    if (settling.length === 0 || !isSettled()) return;
    const resolved = settling;
    settling = [];
    // After whoever waits for the answers themselves.
    setImmediate(() => {
      for (const resolve of resolved) resolve();
    });
  }

  function lost(why: string): void {
    if (gone !== undefined) return;
    gone = why;
    for (const { reject } of waiting.values()) reject(new Error(why));
    waiting.clear();
    checkSettled();
    onTrouble(why);
  }

  worker.on("message", (answer: MapAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.ok) asked?.resolve(answer.answer);
    else {
      onTrouble(answer.why);
      asked?.reject(new Error(answer.why));
    }
    checkSettled();
  });
  worker.on("error", (error: Error) => {
    lost(`the map's thread failed: ${error.message}`);
  });
  worker.on("exit", () => {
    lost("the map's thread has ended");
  });

  function send<Op extends MapOp>(
    op: Op,
    ask: MapExchange[Op]["ask"],
    resolve: Waiting["resolve"],
    reject: Waiting["reject"],
  ): boolean {
    if (gone !== undefined || waiting.size >= MOST_WAITING) return false;
    count += 1;
    waiting.set(count, { op, resolve, reject });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage({ id: count, op, ask });
    return true;
  }

  const nothing = (): void => undefined;
  return {
    ask(op, ask) {
      return new Promise((resolve, reject) => {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the thread answers by `MapExchange`
        const taken = send(op, ask, resolve as Waiting["resolve"], reject);
        if (!taken) reject(new Error(gone ?? "too much is asked of the map"));
      });
    },
    tell(op: "scan" | "mark" | "save", ask: MapExchange["scan" | "mark" | "save"]["ask"]) {
      if (op === "scan" && countOf("scan") >= MOST_SCANS) return false;
      return send(op, ask, nothing, nothing);
    },
    settled() {
      return isSettled() ? Promise.resolve() : new Promise((resolve) => settling.push(resolve));
    },
    async close() {
      if (gone !== undefined) return;
      await new Promise<void>((resolve) => {
        const end = (): void => {
          resolve();
        };
        if (!send("save", undefined, end, end)) end();
      });
      gone = "the map is closed";
      await worker.terminate();
    },
  };
}
