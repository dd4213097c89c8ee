/** Cuts a byte stream into lines, never holding more than one line of the declared maximum. */

import { LineError } from "./line-error.js";

/** Feeds bytes in, gets whole lines out. */
export interface LineSplitter {
  /** Calls `onLine` for each line that ends in `bytes`. Throws `line-too-long` or `line-not-json` (not UTF-8). */
  push(bytes: Uint8Array): void;
}

const NEWLINE = 10;

/** Makes a splitter; `maxLine` is in bytes without the newline. */
export function createLineSplitter(maxLine: number, onLine: (line: string) => void): LineSplitter {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let held: Uint8Array[] = [];
  let heldBytes = 0;

  function finish(last: Uint8Array): string {
    const whole = held.length === 0 ? last : Buffer.concat([...held, last]);
    held = [];
    heldBytes = 0;
    try {
      return decoder.decode(whole);
    } catch (cause) {
      throw new LineError("line-not-json", "a line is not UTF-8", { cause });
    }
  }

  return {
    push(bytes) {
      let rest = bytes;
      for (;;) {
        const end = rest.indexOf(NEWLINE);
        const part = end === -1 ? rest : rest.subarray(0, end);
        if (heldBytes + part.length > maxLine) {
          throw new LineError("line-too-long", `a line has more than ${maxLine} bytes`);
        }
        if (end === -1) {
          if (part.length > 0) held.push(part);
          heldBytes += part.length;
          return;
        }
        onLine(finish(part));
        rest = rest.subarray(end + 1);
      }
    },
  };
}
