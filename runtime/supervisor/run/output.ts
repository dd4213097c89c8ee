/**
 * What a guest prints. With a destination it is passed on, and a destination that does not read makes only the
 * guest wait; without one it becomes log lines.
 */

import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

import { readPaced } from "../paced-reader.js";

/** After a guest's end its destination has this long to take the rest, ms. */
const DRAIN_LIMIT_MS = 5000;
/** A longer line is cut in two, characters. */
const MAX_LINE = 4096;

/** Passes bytes on; the destination is not ended. */
export function passOn(source: Readable, destination: Writable): Promise<void> {
  return readPaced(source, async (chunk) => {
    if (destination.writable && !destination.write(chunk)) {
      // Whichever comes first: room, or a reader that went away.
      const abort = new AbortController();
      const events = ["drain", "close", "error"].map((event) =>
        once(destination, event, { signal: abort.signal }).catch(() => undefined),
      );
      await Promise.race(events);
      abort.abort();
    }
    return 0;
  });
}

/** Calls `onLine` for each line. */
export async function intoLines(source: Readable, onLine: (text: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let open = "";
  await readPaced(source, (chunk) => {
    open += decoder.decode(chunk, { stream: true });
    const lines = open.split("\n");
    open = lines.pop() ?? "";
    for (const line of lines) onLine(line.endsWith("\r") ? line.slice(0, -1) : line);
    for (; open.length > MAX_LINE; open = open.slice(MAX_LINE)) onLine(open.slice(0, MAX_LINE));
    return lines.length;
  });
  open += decoder.decode();
  if (open !== "") onLine(open);
}

/** Waits for output to be taken, but not for ever. */
export async function drained(outputs: readonly Promise<void>[]): Promise<void> {
  const abort = new AbortController();
  const limit = sleep(DRAIN_LIMIT_MS, undefined, { signal: abort.signal }).catch(() => undefined);
  await Promise.race([Promise.all(outputs), limit]);
  abort.abort();
}
