/**
 * Finishes what a killed robot server left half-written: reads as far as whole chunks go, and writes a file with an
 * index, so that every tool can open it. The half file goes only when the whole one is there.
 */

import { closeSync, openSync, readdirSync, readSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

import { McapPart } from "./mcap-part.js";
import { checkRemaining, createMcapReader, READ_BYTES } from "./mcap-reader.js";
import { PartFile, UNFINISHED } from "./part-file.js";
import { METADATA, TOPICS } from "./topics.js";

/** Younger files may still be written by somebody; a live one is written to each second. */
const QUIET_MS = 10_000;
const CHUNK_BYTES = 256 * 1024;

/** Finishes all that lie in this folder; answers the finished files. What cannot be finished stays as it is. */
export function salvageFolder(folder: string, nowMs: number): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(`.mcap${UNFINISHED}`))
    .map((name) => join(folder, name))
    .filter((path) => nowMs - statSync(path).mtimeMs > QUIET_MS)
    .flatMap((path) => {
      const whole = path.slice(0, -UNFINISHED.length);
      try {
        salvage(path, whole);
        return [whole];
      } catch {
        return [];
      }
    });
}

/** Writes `whole` from what can be read of `path`, and removes `path`. Throws when there is nothing to read. */
export function salvage(path: string, whole: string): void {
  const draft = `${whole}.salvage`;
  rmSync(`${draft}${UNFINISHED}`, { force: true });
  const part = new McapPart(new PartFile(draft, whole), TOPICS);
  const file = openSync(path, "r");
  try {
    copy(file, part);
  } finally {
    closeSync(file);
  }
  part.end();
  rmSync(path);
}

function copy(file: number, part: McapPart): void {
  const reader = createMcapReader();
  const topics = new Map<number, number>();
  let begun = false;
  const buffer = new Uint8Array(READ_BYTES);
  for (let got = readSync(file, buffer); got > 0; got = readSync(file, buffer)) {
    reader.append(buffer.subarray(0, got));
    for (let record = reader.nextRecord(); record; record = reader.nextRecord()) {
      if (record.type === "Metadata" && !begun) {
        part.begin(METADATA, { ...Object.fromEntries(record.metadata), salvaged: "true" });
        begun = true;
      }
      if (record.type === "Channel") {
        const { topic } = record;
        topics.set(
          record.id,
          TOPICS.findIndex((one) => one.topic === topic),
        );
      }
      if (record.type !== "Message") continue;
      const channel = topics.get(record.channelId) ?? -1;
      if (!begun || channel < 0) throw new RangeError("it is no record of ours");
      part.add(channel, record.sequence, record.logTime, record.data);
      if (part.open >= CHUNK_BYTES) part.closeChunk();
    }
    checkRemaining(reader);
  }
  if (!begun) throw new RangeError("nothing of it can be read");
}
