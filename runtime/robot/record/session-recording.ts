/** The files of one recorded session: parts that stand alone, each begun before the last one grows too large. */

import { join } from "node:path";

import { encodeEntry, SESSION_TOPIC, type EntryKind } from "./entry.js";
import { McapPart } from "./mcap-part.js";
import { PartFile } from "./part-file.js";
import { partName } from "./part-name.js";
import type { Signal } from "./signals.js";
import { channelOf, METADATA, TOPICS } from "./topics.js";
import type { RecordingTerms } from "./worker-message.js";

/** A chunk on the robot is compressed in less than one cycle of the safety loop. */
const CHUNK_BYTES = 256 * 1024;

const UTF8 = new TextEncoder();

/** When a file is full, bytes on disk. */
export const PART_BYTES: number = 256 * 1024 * 1024;

export class SessionRecording {
  readonly #terms: RecordingTerms;
  readonly #partBytes: bigint;
  readonly #files: string[] = [];
  #part: McapPart | undefined;
  #sequence = 0;

  constructor(terms: RecordingTerms, partBytes: number = PART_BYTES) {
    this.#terms = terms;
    this.#partBytes = BigInt(partBytes);
  }

  entry(timeNs: bigint, kind: EntryKind, bytes: Uint8Array): void {
    this.#add(channelOf(SESSION_TOPIC), timeNs, encodeEntry({ kind, bytes }));
  }

  signal({ topic, timeNs, message }: Signal): void {
    this.#add(channelOf(topic), timeNs, UTF8.encode(JSON.stringify(message)));
  }

  /** What has come so far goes to disk. */
  flush(): void {
    this.#part?.closeChunk();
  }

  /** Ends it; answers its files, in order. */
  close(): readonly string[] {
    this.#open().end();
    this.#part = undefined;
    return this.#files;
  }

  #add(channel: number, timeNs: bigint, data: Uint8Array): void {
    const part = this.#open();
    part.add(channel, this.#sequence, timeNs < 0n ? 0n : timeNs, data);
    this.#sequence += 1;
    if (part.open >= CHUNK_BYTES) part.closeChunk();
    if (part.size < this.#partBytes) return;
    part.end();
    this.#part = undefined;
  }

  #open(): McapPart {
    if (this.#part) return this.#part;
    const { folder, stem, metadata } = this.#terms;
    const number = this.#files.length + 1;
    const path = join(folder, partName(stem, number));
    const part = new McapPart(new PartFile(path), TOPICS);
    part.begin(METADATA, { ...metadata, part: String(number) });
    this.#files.push(path);
    this.#part = part;
    return part;
  }
}
