/**
 * One entry of a recorded session: what the engine and the robot server said to each other, frame by frame, and each
 * snapshot that the engine could read. Put in order they are all that a behaviour ever saw, so that the same module
 * can be run on them again. On the topic `SESSION_TOPIC`, encoding `SESSION_ENCODING`: one byte, then the frame.
 */

/** Where the entries of the recorded session lie in the file. */
export const SESSION_TOPIC = "/sandpaw/session";
/** MCAP message encoding of an entry. */
export const SESSION_ENCODING = "sandpaw-session-1";

const KINDS = ["from-engine", "to-engine", "snapshot", "gap"] as const;
/**
 * `from-engine`, `to-engine`: one frame, as in `protocol/frames.ts`. `snapshot`: the snapshot file from here on.
 * `gap`: entries are missing here, because the disk was too slow; nothing to say.
 */
export type EntryKind = (typeof KINDS)[number];

export interface Entry {
  readonly kind: EntryKind;
  readonly bytes: Uint8Array;
}

/** An entry as the data of one message. */
export function encodeEntry({ kind, bytes }: Entry): Uint8Array {
  const out = new Uint8Array(1 + bytes.length);
  out[0] = KINDS.indexOf(kind);
  out.set(bytes, 1);
  return out;
}

/** The entry in a message; undefined when it is none. */
export function decodeEntry(data: Uint8Array): Entry | undefined {
  const kind = KINDS[data[0] ?? KINDS.length];
  return kind && { kind, bytes: data.subarray(1) };
}
