/**
 * A store on disk: one JSON object. Strict: a file that is anything else is no store. Written to a draft, synced, then
 * renamed, beside the safety loop's thread.
 */

import { statSync } from "node:fs";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";

import { objectShape, stringShape, wordShape } from "../../protocol/index.js";
import { isKey, MOST_BYTES, MOST_KEYS, sizeOf, type Texts } from "./texts.js";

const FORMAT = "sandpaw-store-1";
/** JSON may write a byte as six. */
const MOST_FILE_BYTES = 6 * MOST_BYTES + 4096;

const shape = objectShape({
  format: wordShape([FORMAT]),
  owner: stringShape(1024),
  texts: (value: unknown): Texts => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw new RangeError("no texts");
    const texts = new Map<string, string>();
    for (const [key, text] of Object.entries(value)) {
      if (!isKey(key) || typeof text !== "string") throw new RangeError("a text that is none");
      texts.set(key, text);
    }
    if (texts.size > MOST_KEYS || sizeOf(texts) > MOST_BYTES) throw new RangeError("more than fits");
    return texts;
  },
});

/** The text of a file. `owner` says whose it is, for people. */
export function encodeStore(owner: string, texts: Texts): string {
  const sorted = [...texts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ format: FORMAT, owner, texts: Object.fromEntries(sorted) })}\n`;
}

/** Reads the text of a file; throws when it is no store, or another owner's. */
export function decodeStore(owner: string, text: string): Texts {
  const value: unknown = JSON.parse(text);
  const read = shape(value, "the store");
  if (read.owner !== owner) throw new RangeError("the store of somebody else");
  return read.texts;
}

/** Reads a file; nothing when there is none. Rejects when it is no store. */
export async function readStoreFile(path: string, owner: string): Promise<Texts> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return new Map();
  if (!found.isFile() || found.size > MOST_FILE_BYTES) throw new RangeError("no file of a store");
  return decodeStore(owner, await readFile(path, "utf8"));
}

/** Writes a file; resolves when it is on disk. */
export async function writeStoreFile(path: string, owner: string, texts: Texts): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.new`;
  const file = await open(draft, "w", 0o600);
  try {
    await file.writeFile(encodeStore(owner, texts));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}
