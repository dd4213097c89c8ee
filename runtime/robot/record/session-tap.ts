/**
 * Listens in on one session for its record. A recorded behaviour is served so that its record is all it ever saw: its
 * snapshot changes only just before an answer, its clock stands between answers, and its randomness is seeded.
 */

import { encodeFrame, type Frame } from "../../protocol/index.js";
import type { SnapshotFile } from "../snapshot-file.js";
import type { SessionLog } from "./recorder.js";

export interface SessionTap {
  /** The first file. */
  readonly path: string;
  /** What the guest's random numbers begin with. */
  readonly seed: bigint;
  /** A request of the engine's. */
  heard(frame: Frame): void;
  /** The answer to it, about to be sent. */
  saying(frame: Uint8Array): void;
  close(): void;
}

export interface TapParts {
  readonly log: SessionLog;
  readonly seed: bigint;
  readonly snapshot: SnapshotFile;
  /** Renews the snapshot, as far as it is due. */
  readonly refresh: () => void;
}

/** The tap of a session whose log is open. */
export function createSessionTap({ log, seed, snapshot, refresh }: TapParts): SessionTap {
  let seen: number | undefined;
  return {
    path: log.path,
    seed,
    heard({ op, payload }) {
      log.write("from-engine", encodeFrame(op, payload));
    },
    saying(frame) {
      refresh();
      const { sequence, bytes } = snapshot.content();
      if (sequence !== seen) {
        seen = sequence;
        log.write("snapshot", bytes);
      }
      log.write("to-engine", frame);
    },
    close() {
      log.close();
    },
  };
}
