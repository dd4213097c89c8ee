/** What WASI preview 1 is built on; everything that it can reach comes in here. */

import type { FileAsk, FileReply } from "../../protocol/index.js";
import type { Clock } from "../clock.js";
import type { CheckedMemory } from "./checked-memory.js";

export interface WasiHost {
  readonly args: readonly string[];
  /** `NAME=value`. */
  readonly env: readonly string[];
  readonly memory: CheckedMemory;
  readonly clock: Clock;
  readonly fillRandom: (bytes: Uint8Array) => void;
  /** At most this many bytes of standard input; blocks; empty at its end. */
  readonly readInput: (atMost: number) => Uint8Array;
  /** Writes all of `bytes` to standard output (1) or error (2); false when nobody reads it any more. */
  readonly writeOutput: (stream: 1 | 2, bytes: Uint8Array) => boolean;
  /** Returns when the monotonic clock has reached the deadline. Does not return when a stop ends the guest. */
  readonly sleepUntil: (deadlineNs: bigint) => void;
  /** Answers what is asked about mounted files; absent where none are. The bytes are valid until the next question. */
  readonly files?: (ask: FileAsk) => FileReply;
  readonly exit: (code: number) => never;
}
