/** The snapshot that a guest's sensor reads are answered from: a copy of the file, renewed once per tick. */

import {
  fail,
  putSnapshot,
  createSnapshot,
  SNAPSHOT,
  SNAPSHOT_HEADER,
  SNAPSHOT_KEYS,
  SNAPSHOT_MAGIC,
  snapshotNow,
} from "../protocol/index.js";
import type { Clock } from "./clock.js";
import { EngineError } from "./engine-error.js";
import type { HeldSnapshot } from "./hot-read.js";

/** Reads the front of the snapshot file into `into`; answers how many bytes there were. */
export type ReadSnapshot = (into: Uint8Array) => number;

/** A robot server that writes all the time can disturb a read; after so many tries the last good copy serves. */
const TRIES = 16;
/** An older snapshot proves nothing: every read answers `stale`. */
const STALE_NS = 500_000_000n;
/** How long a program that does not block is served from one copy. */
const PROGRAM_AGE_MS = 10;

export class SnapshotReader {
  readonly #read: ReadSnapshot;
  readonly #clock: Clock;
  readonly #elapsedMs: (() => number) | undefined;
  readonly #held: HeldSnapshot;
  readonly #incoming: Uint8Array = new Uint8Array(SNAPSHOT.size);
  readonly #header: Uint8Array = new Uint8Array(SNAPSHOT_HEADER.size);
  #due = true;
  #readAtMs = 0;

  /** `elapsedMs` is given for programs in live mode: they are served a new copy by age too. */
  constructor(read: ReadSnapshot, clock: Clock, elapsedMs: (() => number) | undefined) {
    this.#read = read;
    this.#clock = clock;
    this.#elapsedMs = elapsedMs;
    const bytes = createSnapshot();
    this.#held = { bytes, words: new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >>> 2) };
  }

  /** Lets the next read renew the copy. */
  expire(): void {
    this.#due = true;
  }

  /** The copy, renewed if that is due. */
  held(): HeldSnapshot {
    if (this.#due) this.#renew();
    else if (this.#elapsedMs !== undefined && this.#elapsedMs() - this.#readAtMs >= PROGRAM_AGE_MS)
      this.#renew();
    return this.#held;
  }

  #renew(): void {
    this.#due = false;
    if (this.#elapsedMs !== undefined) this.#readAtMs = this.#elapsedMs();
    const { bytes } = this.#held;
    if (this.#readWhole()) bytes.set(this.#incoming);
    if (this.#clock.monotonicNs() - snapshotNow(bytes) > STALE_NS) {
      for (const key of SNAPSHOT_KEYS) putSnapshot(bytes, key, fail("stale"));
    }
  }

  /** A copy that no write fell into (sequence lock), or false after too many tries. */
  #readWhole(): boolean {
    const view = new DataView(this.#incoming.buffer);
    const header = new DataView(this.#header.buffer);
    for (let i = 0; i < TRIES; i += 1) {
      if (this.#read(this.#incoming) !== SNAPSHOT.size) throw foreign("its size differs");
      if (view.getUint32(SNAPSHOT_HEADER.magic, true) !== SNAPSHOT_MAGIC) throw foreign("its magic differs");
      if (view.getUint32(SNAPSHOT_HEADER.version, true) !== SNAPSHOT.version)
        throw foreign("its version differs");
      const sequence = view.getUint32(SNAPSHOT_HEADER.sequence, true);
      if ((sequence & 1) === 1) continue;
      this.#read(this.#header);
      if (header.getUint32(SNAPSHOT_HEADER.sequence, true) === sequence) return true;
    }
    return false;
  }
}

function foreign(detail: string): EngineError {
  return new EngineError("snapshot-foreign", `the snapshot file is of another layout: ${detail}`);
}
