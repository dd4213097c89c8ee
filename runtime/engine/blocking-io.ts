/** Reads and writes on descriptors that block. One that does not block after all is paced, never spun on. */

import { readSync, writeSync } from "node:fs";

/** What a channel needs of the machine; tests hand in their own. */
export interface BlockingIo {
  /** At least one byte into `into`; 0 at the end of the file. */
  read(fd: number, into: Uint8Array): number;
  /** All of `bytes`; false when nobody reads them any more. */
  write(fd: number, bytes: Uint8Array): boolean;
}

const PACE_MS = 1;
const CELL = new Int32Array(new SharedArrayBuffer(4));

function codeOf(thrown: unknown): string | undefined {
  return thrown instanceof Error && "code" in thrown && typeof thrown.code === "string"
    ? thrown.code
    : undefined;
}

/** The result of `action`, tried again while the descriptor is busy. */
function patiently(action: () => number): number {
  for (;;) {
    try {
      return action();
    } catch (thrown) {
      const code = codeOf(thrown);
      if (code === "EAGAIN") Atomics.wait(CELL, 0, 0, PACE_MS);
      else if (code !== "EINTR") throw thrown;
    }
  }
}

/** A peer that died without a word looks like the end of the file. */
const GONE: readonly (string | undefined)[] = ["ECONNRESET", "EPIPE", "EOF", "ENOTCONN"];

/** The machine's own calls. */
export const blockingIo: BlockingIo = {
  read(fd, into) {
    try {
      return patiently(() => readSync(fd, into));
    } catch (thrown) {
      if (GONE.includes(codeOf(thrown))) return 0;
      throw thrown;
    }
  },
  write(fd, bytes) {
    let at = 0;
    try {
      while (at < bytes.length) {
        const from = at;
        at += patiently(() => writeSync(fd, bytes, from));
      }
      return true;
    } catch (thrown) {
      if (GONE.includes(codeOf(thrown))) return false;
      throw thrown;
    }
  },
};
