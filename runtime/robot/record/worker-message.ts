/** What the robot server's main thread and the thread that records say to each other. Structured clones. */

import type { Limit, RobotState, Velocity } from "../../protocol/index.js";
import type { EntryKind } from "./entry.js";

/** A recording: one session, in one file or several. */
export interface RecordingTerms {
  /** Unique among the recordings of this process. */
  readonly id: string;
  readonly folder: string;
  /** Begins the names of its files. */
  readonly stem: string;
  /** Written into each file as MCAP metadata `sandpaw.recording`. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** What the robot does, for the topics that people look at. */
export interface RobotMoment {
  readonly state: RobotState;
  readonly commanded: Velocity;
  readonly limitedBy: Limit;
  /** Who has the lease: a session, or `-`. */
  readonly holder: string;
}

/** To the thread that records. `timeNs` is ns since 1970 (in lockstep: world time). */
export type ToRecorder =
  | { readonly op: "open"; readonly terms: RecordingTerms }
  | {
      readonly op: "entry";
      readonly id: string;
      readonly timeNs: bigint;
      readonly kind: EntryKind;
      readonly bytes: Uint8Array;
    }
  | {
      readonly op: "moment";
      readonly timeNs: bigint;
      /** Added to a stamp of the robot's it gives the time of the file. */
      readonly offsetNs: bigint;
      readonly moment: RobotMoment;
    }
  | { readonly op: "happening"; readonly timeNs: bigint; readonly code: string; readonly message: string }
  | { readonly op: "close"; readonly id: string }
  | { readonly op: "end" };

/** From the thread that records. */
export type FromRecorder =
  /** So many bytes of what was sent are dealt with. */
  | { readonly op: "took"; readonly bytes: number }
  /** This recording is over before its time; what was written until then stays. */
  | { readonly op: "failed"; readonly id: string; readonly why: string }
  | { readonly op: "closed"; readonly id: string; readonly files: readonly string[] }
  | { readonly op: "ended" };
