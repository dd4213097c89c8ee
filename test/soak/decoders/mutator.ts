/** Changes good bytes into nearly good ones; the same seed and number give the same bytes on every machine. */

/** Numbers from 0 to below 2^32, from a seed. */
export type Random = () => number;

/** A generator of its own for each input, so that any of them can be made again alone. mulberry32. */
export function randomOf(seed: number, index: number): Random {
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(index + 1, 0xc2b2ae35)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** What the changes draw on. */
export interface Material {
  /** Good inputs. */
  readonly samples: readonly Uint8Array[];
  /** Pieces that mean something to the decoder. */
  readonly words: readonly Uint8Array[];
}

const MOST_CHANGES = 6;
const MOST_BYTES = 64;
/** Bytes at the edges: of signs, of lengths, of variable-length numbers, of text. */
const EDGES = [0, 1, 0x20, 0x22, 0x2f, 0x30, 0x5c, 0x7b, 0x7d, 0x7f, 0x80, 0x81, 0xc0, 0xef, 0xfe, 0xff];

/** One input: mostly a good one with a few changes, now and then anything at all. */
export function mutate({ samples, words }: Material, random: Random): Uint8Array {
  const pick = (count: number): number => random() % Math.max(1, count);
  if (pick(50) === 0) return Uint8Array.from({ length: pick(512) }, () => random() & 0xff);
  let bytes: Uint8Array = Uint8Array.from(samples[pick(samples.length)] ?? []);
  for (let changes = 1 + pick(MOST_CHANGES); changes > 0; changes -= 1) {
    const at = pick(bytes.length + 1);
    const length = Math.min(1 + pick(MOST_BYTES), bytes.length - at);
    switch (pick(9)) {
      case 0:
        if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
        break;
      case 1:
        if (at < bytes.length) bytes[at] = EDGES[pick(EDGES.length)] ?? 0;
        break;
      case 2:
        if (at < bytes.length) bytes[at] = random() & 0xff;
        break;
      case 3:
        bytes = splice(
          bytes,
          at,
          0,
          Uint8Array.from({ length: 1 + pick(8) }, () => EDGES[pick(EDGES.length)] ?? 0),
        );
        break;
      case 4:
        bytes = splice(bytes, at, length, EMPTY);
        break;
      case 5:
        bytes = splice(bytes, at, 0, bytes.slice(at, at + length));
        break;
      case 6: {
        const other = samples[pick(samples.length)] ?? EMPTY;
        const from = pick(other.length);
        bytes = splice(bytes, at, length, other.subarray(from, from + 1 + pick(MOST_BYTES)));
        break;
      }
      case 7:
        bytes = splice(bytes, at, pick(2) * length, words[pick(words.length)] ?? EMPTY);
        break;
      default:
        bytes = bytes.slice(0, at);
    }
  }
  return bytes;
}

const EMPTY = new Uint8Array();

function splice(bytes: Uint8Array, at: number, remove: number, insert: Uint8Array): Uint8Array {
  const made = new Uint8Array(bytes.length - remove + insert.length);
  made.set(bytes.subarray(0, at));
  made.set(insert, at);
  made.set(bytes.subarray(at + remove), at + insert.length);
  return made;
}
