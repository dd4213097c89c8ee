/**
 * The newest trust store that this machine has seen, kept on disk: a signature says nothing about age, so an
 * older store, with its revocations missing, would be as good as a new one.
 */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseStrictJson, readGuardedFile, replaceFile, type Guard } from "../policy/index.js";
import { digestOf } from "./digest.js";
import { TrustError } from "./error.js";
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

/** Compares a store with the mark and moves the mark up. Throws `TrustError` `store-rollback`, `mark-unusable`. */
export function passMark(folder: string, store: TrustStore, guard: Guard): void {
  const path = join(folder, "trust.mark");
  const seen = readMark(path, guard);
  const { version } = store.content;
  const digest = digestOf(new TextEncoder().encode(JSON.stringify(store.content)));
  if (seen && version < seen.version)
    throw new TrustError(
      "store-rollback",
      `version ${version}; this machine has seen version ${seen.version}`,
    );
  if (seen?.version === version) {
    if (seen.digest === digest) return;
    throw new TrustError("store-rollback", `this machine has seen another store of version ${version}`);
  }
  try {
    // Nothing here is secret, and whoever may not write can still compare.
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    replaceFile(path, `${JSON.stringify({ version, digest } satisfies Mark)}\n`, 0o644);
  } catch (cause) {
    throw new TrustError("mark-unusable", `${path} cannot be written`, { cause });
  }
}

function readMark(path: string, guard: Guard): Mark | undefined {
  const read = readGuardedFile(path, guard);
  if (read.kind === "absent") return undefined;
  if (read.kind !== "bytes") throw new TrustError("mark-unusable", read.why);
  let value: unknown;
  try {
    value = parseStrictJson(read.bytes);
  } catch (cause) {
    throw new TrustError("mark-unusable", `${path} is damaged`, { cause });
  }
  if (!isMark(value)) throw new TrustError("mark-unusable", `${path} is damaged`);
  return value;
}
