/**
 * Moves what a guest prints to whoever listens, one chunk after the other: a listener that waits makes only the
 * guest wait. The pump belongs to the engine and not to a run, so that it outlives a run.
 */

import { once } from "node:events";
import type { Readable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";

import { readPaced } from "../paced-reader.js";

/** Takes a chunk; answers how many lines that was. */
export type OutputSink = (chunk: Uint8Array) => number | Promise<number>;

/** One output of an engine. */
export interface OutputPump {
  /** Begins to read; later calls change nothing. */
  start(sink: OutputSink): void;
  readonly ended: Promise<void>;
  /** Whether everything that was printed until now has been taken; waits a little for it. */
  isQuiet(): Promise<boolean>;
}

/** Turns of the event loop; in each, what lies in the pipe is read. */
const TURNS = 20;

/** Creates the pump of one stream. */
export function createOutputPump(stream: Readable): OutputPump {
  let started = false;
  let isBusy = false;
  // An output that nobody began to read ends when the process does.
  const ended = once(stream, "close").then(
    () => undefined,
    () => undefined,
  );

  async function pass(sink: OutputSink, chunk: Uint8Array): Promise<number> {
    isBusy = true;
    try {
      return await sink(chunk);
    } finally {
      isBusy = false;
    }
  }

  return {
    ended,
    start(sink) {
      if (started) return;
      started = true;
      void readPaced(stream, (chunk) => pass(sink, chunk));
    },
    async isQuiet() {
      let quiet = 0;
      for (let turn = 0; turn < TURNS && quiet < 3; turn += 1) {
        await nextTurn();
        quiet = isBusy || stream.readableLength > 0 ? 0 : quiet + 1;
      }
      return quiet >= 3;
    },
  };
}
