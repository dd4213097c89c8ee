/** Reads of the held snapshot: bytes are copied into the guest, and nothing is created on the way. */

import type { SnapshotEntry, SnapshotList } from "../protocol/index.js";
import type { GuestMemory } from "./guest-memory.js";

/** The snapshot that reads are answered from. Its buffers stay the same; only their content is renewed. */
export interface HeldSnapshot {
  readonly bytes: Uint8Array;
  /** The same bytes as words; so `bytes` starts at a multiple of 4. */
  readonly words: Int32Array;
}

/** Makes the import of one hot read. `held` answers the snapshot, renewed if that is due. */
export function hotRead(
  guest: GuestMemory,
  held: () => HeldSnapshot,
  entry: SnapshotEntry,
  what: string,
): (ret: number) => void {
  const { offset, size, lists } = entry;
  const [list, ...more] = lists;
  if (more.length > 0) throw new RangeError(`${what}: a hot read with several lists is not supported`);
  const from = offset >>> 2;
  const count = size >>> 2;

  function copy(ret: number, words: Int32Array): number {
    const at = guest.place(ret, size, 8, what);
    const to = at >>> 2;
    const target = guest.words;
    for (let i = 0; i < count; i += 1) target[to + i] = words[from + i] ?? 0;
    return at;
  }

  if (list === undefined) {
    return (ret) => {
      copy(ret, held().words);
    };
  }
  const lower = listLowering(guest, list, what);
  return (ret) => {
    const snapshot = held();
    const at = copy(ret, snapshot.words);
    if (snapshot.bytes[offset] === 0) lower(snapshot, at + list.field - offset);
  };
}

/** Makes what copies the items of a list into room that the guest gives, and corrects the pointer at `field`. */
function listLowering(
  guest: GuestMemory,
  list: SnapshotList,
  what: string,
): (snapshot: HeldSnapshot, field: number) => void {
  const { items, itemSize, itemAlign, capacity } = list;
  const lengthAt = (list.field >>> 2) + 1;
  // A scan has the same number of rays every time: the view of its items is made once, not per read.
  let view: Uint8Array = new Uint8Array(0);

  return (snapshot, field) => {
    const length = snapshot.words[lengthAt] ?? -1;
    if (length < 0 || length > capacity)
      throw new RangeError(`${what}: the snapshot holds ${length} items of ${capacity}`);
    const size = length * itemSize;
    const pointer = guest.reallocate(size, itemAlign, what);
    if (view.length !== size || view.buffer !== snapshot.bytes.buffer) {
      view = snapshot.bytes.subarray(items, items + size);
    }
    guest.bytes.set(view, pointer);
    guest.words[field >>> 2] = pointer;
  };
}
