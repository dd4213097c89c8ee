/**
 * The newest trust store that this machine has taken, kept on disk: a signature says nothing about age, so an
 * older store, with its revocations missing, would be as good as a new one.
 */

import { join } from "node:path";
import type { Guard } from "../policy/index.js";
import { digestOf } from "./digest.js";
import { TrustError } from "./error.js";
import { readMarkFile, writeMarkFile } from "./mark-file.js";
import type { TrustStore } from "./store.js";
import { isMark } from "./validators.gen.js";

/** The JSON of the file. */
export interface Mark {
  readonly version: number;
  /** `sha256:…` of the content of that version. */
  readonly digest: string;
}

/** Largest mark, bytes. */
export const MAX_MARK = 1024;

/** The mark of a store. */
export function markOf({ content }: TrustStore): Mark {
  const digest = digestOf(new TextEncoder().encode(JSON.stringify(content)));
  return { version: content.version, digest };
}

/** Whether the store is the one of the mark, or newer. Throws `TrustError` `store-rollback`. */
export function compareMark(seen: Mark | undefined, { version, digest }: Mark): "same" | "newer" {
  if (!seen || version > seen.version) return "newer";
  if (version < seen.version)
    throw new TrustError(
      "store-rollback",
      `version ${version}; this machine has seen version ${seen.version}`,
    );
  if (seen.digest === digest) return "same";
  throw new TrustError("store-rollback", `this machine has seen another store of version ${version}`);
}

/** The mark on disk. Throws `TrustError` `mark-unusable`. */
export function readMark(folder: string, guard: Guard): Mark | undefined {
  return readMarkFile(markPath(folder), guard, isMark);
}

/** Puts a mark on disk. Throws `TrustError` `mark-unusable`. */
export function writeMark(folder: string, mark: Mark): void {
  writeMarkFile(markPath(folder), `${JSON.stringify(mark)}\n`);
}

/** Keeps the file of a store that was taken. Throws `TrustError` `mark-unusable`. */
export function keepStore(folder: string, bytes: Uint8Array): void {
  writeMarkFile(keptStorePath(folder), bytes);
}

/** Where the store is kept that was taken last. */
export function keptStorePath(folder: string): string {
  return join(folder, "trust-store.json");
}

/** Where the mark is. */
export function markPath(folder: string): string {
  return join(folder, "trust.mark");
}
