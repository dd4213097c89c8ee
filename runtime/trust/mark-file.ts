/** The files in which a machine remembers what it has seen; damaged ones are not believed, and not overwritten. */

import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { parseStrictJson, readGuardedFile, replaceFile, type Guard } from "../policy/index.js";
import { TrustError } from "./error.js";

/** Reads one; undefined where there is none. Throws `TrustError` `mark-unusable`. */
export function readMarkFile<T>(
  path: string,
  guard: Guard,
  isMark: (value: unknown) => value is T,
): T | undefined {
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

/** Puts one on disk. Throws `TrustError` `mark-unusable`. */
export function writeMarkFile(path: string, bytes: Uint8Array | string): void {
  try {
    // Nothing here is secret, and whoever may not write can still compare.
    mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
    replaceFile(path, bytes, 0o644);
  } catch (cause) {
    throw new TrustError("mark-unusable", `${path} cannot be written`, { cause });
  }
}
