// How the host hands us lists and strings: it asks `cabi_realloc` for room and writes there. A hot read lays
// its old buffer out as the landing place before the call, so that nothing is allocated per tick.

let place: usize = 0;
let room: usize = 0;

/** Offers `bytes` at `at` for the next list of the host. */
export function layOut(at: usize, bytes: usize): void {
  place = at;
  room = bytes;
}

/** Takes the landing place back after the call. */
export function clearAway(): void {
  room = 0;
}

/** Room for the host to write to: the landing place if it fits, else a pinned object of its own. */
export function cabi_realloc(old: usize, oldSize: usize, align: usize, newSize: usize): usize {
  if (old == 0 && newSize <= room) {
    room = 0;
    return place;
  }
  const at = __pin(__new(newSize, idof<ArrayBuffer>()));
  if (old != 0) {
    memory.copy(at, old, min(oldSize, newSize));
    if (old != place) __unpin(old);
  }
  return at;
}

/** Turns what the host wrote at `at` into an object of class `T` without a copy, and lets the collector have it. */
// @ts-ignore: decorator
@inline
function adopt<T>(at: usize): T {
  store<u32>(at - 8, idof<T>());
  __unpin(at);
  return changetype<T>(at);
}

/** A list of numbers that the host wrote; `buffer` again if it landed there and has this length. */
export function liftList<T>(at: usize, length: i32, buffer: StaticArray<T>): StaticArray<T> {
  if (length == buffer.length && (length == 0 || at == changetype<usize>(buffer))) return buffer;
  if (length == 0) return new StaticArray<T>(0);
  if (at != changetype<usize>(buffer)) return adopt<StaticArray<T>>(at);
  const shorter = new StaticArray<T>(length);
  memory.copy(changetype<usize>(shorter), at, <usize>length << alignof<T>());
  return shorter;
}

/** A string that the host wrote. */
export function liftString(at: usize, units: i32): string {
  return units == 0 ? "" : adopt<string>(at);
}

/** Items of `size` bytes that the host wrote: copied into `buffer` unless they landed there. Answers how many. */
export function liftItems(at: usize, count: i32, size: i32, buffer: StaticArray<u8>): i32 {
  const most = buffer.length / size;
  const place = changetype<usize>(buffer);
  if (count == 0 || at == place) return min(count, most);
  memory.copy(place, at, <usize>(min(count, most) * size));
  __unpin(at);
  return min(count, most);
}

/** A list of strings that the host wrote. */
export function liftStrings(at: usize, count: i32): string[] {
  const texts = new Array<string>(count);
  for (let i = 0; i < count; i++) texts[i] = liftString(load<usize>(at + i * 8), load<i32>(at + i * 8, 4));
  if (count > 0) __unpin(at);
  return texts;
}
