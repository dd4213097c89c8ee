/**
 * Reads the session out of a record, in the order in which it was written and without its index: a record that was
 * cut off is good up to its cut, and an index that lies is not asked. Bounded: a record may not claim more than a
 * chunk of ours can hold.
 */

import { open, type FileHandle } from "node:fs/promises";

import zstd from "@foxglove/wasm-zstd";
import type { McapTypes } from "@mcap/core";

import {
  checkRemaining,
  createMcapReader,
  decodeEntry,
  READ_BYTES,
  SESSION_ENCODING,
  SESSION_TOPIC,
  type Entry,
} from "../robot/index.js";
import { ReplayError } from "./error.js";

/** What one file says, piece by piece. */
export type RecordPiece =
  | { readonly kind: "metadata"; readonly metadata: ReadonlyMap<string, string> }
  | { readonly kind: "entry"; readonly sequence: number; readonly timeNs: bigint; readonly entry: Entry }
  /** A message for people; it counts in the order all the same. */
  | { readonly kind: "signal"; readonly sequence: number }
  /** The file ends here; `whole` when its end was written. */
  | { readonly kind: "end"; readonly whole: boolean };

/** Streams one file. Throws `record-unreadable`. */
export async function* readRecordFile(path: string): AsyncGenerator<RecordPiece> {
  await zstd.isLoaded;
  const file = await open(path, "r").catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  try {
    yield* pieces(path, file);
  } finally {
    await file.close();
  }
}

async function* pieces(path: string, file: FileHandle): AsyncGenerator<RecordPiece> {
  const reader = createMcapReader();
  let channel: number | undefined;
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(READ_BYTES), 0, READ_BYTES);
      if (bytesRead === 0) break;
      reader.append(buffer.subarray(0, bytesRead));
      for (let record = reader.nextRecord(); record; record = reader.nextRecord()) {
        if (record.type === "Metadata") yield { kind: "metadata", metadata: record.metadata };
        if (record.type === "Channel" && isSession(record)) channel = record.id;
        if (record.type === "Message") yield piece(record, channel);
      }
      if (reader.done()) break;
      checkRemaining(reader);
    }
  } catch (cause) {
    if (cause instanceof ReplayError) throw cause;
    throw unreadable(path, cause);
  }
  yield { kind: "end", whole: reader.done() };
}

function isSession({ topic, messageEncoding }: McapTypes.Channel): boolean {
  return topic === SESSION_TOPIC && messageEncoding === SESSION_ENCODING;
}

function piece(
  { channelId, sequence, logTime, data }: McapTypes.Message,
  channel: number | undefined,
): RecordPiece {
  if (channelId !== channel) return { kind: "signal", sequence };
  const entry = decodeEntry(data);
  if (!entry) throw new ReplayError("record-unreadable", `message ${sequence} is no entry of a session`);
  // The reader's bytes are views that its next turn writes over.
  return { kind: "entry", sequence, timeNs: logTime, entry: { ...entry, bytes: entry.bytes.slice() } };
}

function unreadable(path: string, cause: unknown): ReplayError {
  const why = cause instanceof Error ? cause.message : "it cannot be read";
  return new ReplayError("record-unreadable", `${path}: ${why}`, { cause });
}
