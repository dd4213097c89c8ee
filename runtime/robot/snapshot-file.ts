/**
 * The snapshot file of one slot. The engine reads it while it is written, so the sequence is odd during a write
 * and the reader looks at it before and after. The file is made by this process alone (`O_EXCL`, `O_NOFOLLOW`)
 * in a folder that no engine can write to.
 */

import { closeSync, constants, openSync, rmSync, writeSync } from "node:fs";

import {
  createSnapshot,
  putSnapshot,
  setSnapshotNow,
  SNAPSHOT_HEADER,
  type SnapshotValues,
} from "../protocol/index.js";

export interface SnapshotFile {
  readonly path: string;
  write(nowNs: bigint, values: SnapshotValues): void;
  /** What is written still holds: only its time is renewed, by which an engine sees that this server lives. */
  keep(nowNs: bigint): void;
  /** Everything `unavailable` again, so that the next session finds nothing of this one. */
  blank(): void;
  /** Takes over what another snapshot file said; `content` is as `content()` gave it. Throws `RangeError`. */
  restore(content: Uint8Array): void;
  /** What the file says now; the bytes are a copy. */
  content(): { readonly sequence: number; readonly bytes: Uint8Array };
  /** Closes and removes the file. */
  remove(): void;
}

/** An engine calls a snapshot stale after 500 ms; slow rates of renewal are kept alive well before, ns. */
const KEEP_NS = 200_000_000n;

/** Makes the file; it must not exist. */
export function createSnapshotFile(path: string): SnapshotFile {
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
  const file = openSync(path, flags, 0o600);
  let bytes = createSnapshot();
  let sequence = 0;
  let writtenNs = 0n;

  function publish(): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    view.setUint32(SNAPSHOT_HEADER.sequence, sequence + 1, true);
    // One write of everything, header first and odd, then the even sequence alone.
    writeSync(file, bytes, 0, bytes.length, 0);
    sequence = (sequence + 2) >>> 0;
    view.setUint32(SNAPSHOT_HEADER.sequence, sequence, true);
    writeSync(file, bytes, SNAPSHOT_HEADER.sequence, 4, SNAPSHOT_HEADER.sequence);
  }

  publish();
  return {
    path,
    keep(nowNs) {
      if (nowNs - writtenNs < KEEP_NS) return;
      writtenNs = nowNs;
      setSnapshotNow(bytes, nowNs);
      publish();
    },
    write(nowNs, values) {
      writtenNs = nowNs;
      setSnapshotNow(bytes, nowNs);
      putSnapshot(bytes, "motion.state", values["motion.state"]);
      putSnapshot(bytes, "sensors.odometry", values["sensors.odometry"]);
      putSnapshot(bytes, "sensors.battery", values["sensors.battery"]);
      putSnapshot(bytes, "sensors.scan", values["sensors.scan"]);
      putSnapshot(bytes, "sensors.hazards", values["sensors.hazards"]);
      putSnapshot(bytes, "sensors.dock-state", values["sensors.dock-state"]);
      putSnapshot(bytes, "sensors.pose", values["sensors.pose"]);
      publish();
    },
    blank() {
      bytes = createSnapshot();
      publish();
    },
    restore(content) {
      if (content.length !== bytes.length) throw new RangeError("it is of another layout");
      bytes = content.slice();
      publish();
    },
    content: () => ({ sequence, bytes: bytes.slice() }),
    remove() {
      closeSync(file);
      // Where the run folder lies in /tmp, a cleaner may have been here; the sessions behind this one must end all the same.
      rmSync(path, { force: true });
    },
  };
}
