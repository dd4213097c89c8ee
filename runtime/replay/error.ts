/** What can be wrong with a record. */

import { CodedError, type ErrorTable } from "../protocol/index.js";

export type ReplayErrorCode =
  | "record-unreadable"
  | "record-foreign"
  | "record-gap"
  | "record-module-differs"
  | "replay-refused";

export const REPLAY_ERRORS: ErrorTable<ReplayErrorCode> = {
  "record-unreadable": {
    kind: "user",
    meaning: "The record is no MCAP file, or its bytes contradict each other.",
    remedy: "Take the record from the robot again; a record that was cut off can be read up to its cut.",
  },
  "record-foreign": {
    kind: "user",
    meaning: "The MCAP file holds no session of a behaviour.",
    remedy: "Replay takes what `sandpaw run --record` wrote; other recordings are for other tools.",
  },
  "record-gap": {
    kind: "user",
    meaning: "Entries are missing from the record, so what comes after them cannot be replayed.",
    remedy: "Give all parts of the record; where the disk was too slow, record again on a faster one.",
  },
  "record-module-differs": {
    kind: "user",
    meaning: "The record is of another module.",
    remedy:
      "Give the module with the recorded digest, or `--other-module` to see where this one goes another way.",
  },
  "replay-refused": {
    kind: "user",
    meaning: "The module could not be started on the record.",
    remedy: "Read the message; the module needs the interfaces that it was recorded with.",
  },
};

/** A record that cannot be used. */
export class ReplayError extends CodedError<ReplayErrorCode> {
  constructor(code: ReplayErrorCode, detail: string, options?: { cause?: unknown }) {
    super(REPLAY_ERRORS, code, detail, options);
    this.name = "ReplayError";
  }
}
