/**
 * The snapshot of one session: a file on tmpfs that the robot server writes and the engine reads. Each hot read
 * has an entry at a fixed place, in the canonical ABI's memory layout of its result, so that the engine lowers a
 * read by copying bytes. Where a result holds a list, the pointer is an offset into the file.
 *
 * | at | what |
 * | --- | --- |
 * | 0 | u32 magic |
 * | 4 | u32 layout version |
 * | 8 | u32 sequence: odd while the file is being written; read it before and after |
 * | 12 | u32 zero |
 * | 16 | u64 now, ns on the clock of the session |
 * | 24 | the entries, each at a multiple of 8, each followed by the room for its lists |
 */

import { CanonicalMemory } from "./canonical-memory.js";

/** `SPAW`, little-endian. */
export const SNAPSHOT_MAGIC = 0x5741_5053;
/** Where the parts of the header lie. */
export const SNAPSHOT_HEADER = { magic: 0, version: 4, sequence: 8, now: 16, size: 24 } as const;

/** Where one list of an entry lies. Offsets count from the start of the file. */
export interface SnapshotList {
  /** Of the pointer; the length, in items, follows it. */
  readonly field: number;
  /** Of the items. */
  readonly items: number;
  readonly itemSize: number;
  readonly itemAlign: number;
  /** Items at most. */
  readonly capacity: number;
}

/** Where the result of one hot read lies. */
export interface SnapshotEntry {
  readonly offset: number;
  readonly size: number;
  readonly lists: readonly SnapshotList[];
}

/** The memory of one entry. */
class SnapshotMemory extends CanonicalMemory {
  readonly #view: DataView;
  readonly #lists: readonly SnapshotList[];

  constructor(snapshot: Uint8Array, lists: readonly SnapshotList[]) {
    super();
    this.#view = new DataView(snapshot.buffer, snapshot.byteOffset, snapshot.byteLength);
    this.#lists = lists;
  }

  protected override view(): DataView {
    return this.#view;
  }

  protected override allocate(at: number, count: number): number {
    const list = this.#lists.find(({ field }) => field === at);
    if (list === undefined) throw new RangeError(`the snapshot has no list at ${at}`);
    if (count > list.capacity)
      throw new RangeError(`${count} items; the snapshot has room for ${list.capacity}`);
    return list.items;
  }

  override string(): void {
    throw new RangeError("the snapshot holds no strings");
  }
}

/** Stores a value into an entry with what its function stores results with. */
export function storeEntry<T>(
  snapshot: Uint8Array,
  entry: SnapshotEntry,
  store: (memory: CanonicalMemory, at: number, value: T) => void,
  value: T,
): void {
  store(new SnapshotMemory(snapshot, entry.lists), entry.offset, value);
}

/** A snapshot of this layout in which nothing is set but the header. */
export function blankSnapshot(version: number, size: number): Uint8Array {
  const snapshot = new Uint8Array(size);
  const view = new DataView(snapshot.buffer);
  view.setUint32(SNAPSHOT_HEADER.magic, SNAPSHOT_MAGIC, true);
  view.setUint32(SNAPSHOT_HEADER.version, version, true);
  return snapshot;
}

/** Sets the time of a snapshot. */
export function setSnapshotNow(snapshot: Uint8Array, nowNs: bigint): void {
  new DataView(snapshot.buffer, snapshot.byteOffset).setBigUint64(SNAPSHOT_HEADER.now, nowNs, true);
}

/** The time of a snapshot. */
export function snapshotNow(snapshot: Uint8Array): bigint {
  return new DataView(snapshot.buffer, snapshot.byteOffset).getBigUint64(SNAPSHOT_HEADER.now, true);
}
