/**
 * What becomes of a guest's output. With a destination it is passed on, and a destination that does not read makes
 * only the guest wait; without one it becomes log lines.
 */

import { once } from "node:events";
import type { Writable } from "node:stream";

import type { OutputSink } from "../pool/output-pump.js";

/** A longer line is cut in two, characters. */
const MAX_LINE = 4096;

/** Where one output goes. */
export interface Output {
  readonly take: OutputSink;
  /** The guest has ended: what has no newline yet is a line now. */
  finish(): void;
}

/** Passes bytes on; the destination is not ended. */
export function passOn(destination: Writable): Output {
  return {
    async take(chunk) {
      if (!destination.writable || destination.write(chunk)) return 0;
      // Whichever comes first: room, or a reader that went away.
      const abort = new AbortController();
      await Promise.race(
        ["drain", "close", "error"].map((event) =>
          once(destination, event, { signal: abort.signal }).catch(() => undefined),
        ),
      );
      abort.abort();
      return 0;
    },
    finish: () => undefined,
  };
}

/** Calls `onLine` for each line. */
export function intoLines(onLine: (text: string) => void): Output {
  const decoder = new TextDecoder();
  let open = "";
  return {
    take(chunk) {
      open += decoder.decode(chunk, { stream: true });
      const lines = open.split("\n");
      open = lines.pop() ?? "";
      for (const line of lines) onLine(line.endsWith("\r") ? line.slice(0, -1) : line);
      for (; open.length > MAX_LINE; open = open.slice(MAX_LINE)) onLine(open.slice(0, MAX_LINE));
      return lines.length;
    },
    finish() {
      open += decoder.decode();
      if (open !== "") onLine(open);
      open = "";
    },
  };
}
