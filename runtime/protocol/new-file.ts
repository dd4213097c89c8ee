/** Writing configuration so that a reader sees the old file or the new one, never a part. */

import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import { systemErrorCode } from "./error.js";

/** Makes the file unless it is there; of several processes that try at once, one wins and all others see its file. */
export function createFileOnce(
  path: string,
  bytes: Uint8Array | string,
  mode: number,
): "created" | "existed" {
  const draft = writeDraft(path, bytes, mode);
  try {
    linkSync(draft, path);
    return "created";
  } catch (error) {
    if (systemErrorCode(error) === "EEXIST") return "existed";
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Puts the file in the place of what was there. */
export function replaceFile(path: string, bytes: Uint8Array | string, mode: number): void {
  const draft = writeDraft(path, bytes, mode);
  try {
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Makes a folder for one's own eyes, and those above it that are missing. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}

function writeDraft(path: string, bytes: Uint8Array | string, mode: number): string {
  makePrivateFolder(dirname(path));
  const draft = `${path}.${randomBytes(8).toString("hex")}.new`;
  const descriptor = openSync(draft, "wx", mode);
  try {
    const data = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
    for (let at = 0; at < data.length;) at += writeSync(descriptor, data, at);
    fsyncSync(descriptor);
  } catch (error) {
    // Of a disk that is full nothing may be kept back.
    rmSync(draft, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
  return draft;
}
