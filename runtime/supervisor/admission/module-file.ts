/**
 * Reads a module and its signature from disk, possibly as root and from a place that somebody else can write to:
 * the last component is not followed if it is a link, a FIFO does not block, only regular files of bounded size
 * are taken, and each is opened once.
 */

import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

import { MAX_MODULE_BYTES } from "../../module/index.js";
import { systemErrorCode } from "../../protocol/index.js";
import { bundlePath, MAX_BUNDLE, TrustError } from "../../trust/index.js";
import { SupervisorError } from "../error.js";

/** What lies on disk. */
export interface ModuleFile {
  readonly bytes: Uint8Array;
  /** Undefined where there is no signature beside the module. */
  readonly bundle: Uint8Array | undefined;
}

/** Reads both. Throws `module-file-…`, `bundle-too-large`. */
export function readModuleFile(path: string): ModuleFile {
  return { bytes: readBounded(path, MAX_MODULE_BYTES), bundle: readBundle(bundlePath(path)) };
}

function readBundle(path: string): Uint8Array | undefined {
  try {
    return readBounded(path, MAX_BUNDLE);
  } catch (error) {
    if (error instanceof SupervisorError && systemErrorCode(error.cause) === "ENOENT") return undefined;
    // What to do about it is not what one does about a large module.
    if (error instanceof SupervisorError && error.code === "module-file-too-large")
      throw new TrustError("bundle-too-large", `${path} has more than ${MAX_BUNDLE} bytes`, { cause: error });
    throw error;
  }
}

/** Reads one file; `label` is what it is called in errors. Throws `module-file-…`. */
export function readBounded(path: string, maxBytes: number, label: string = path): Uint8Array {
  const handle = open(path, label);
  try {
    const stats = fstatSync(handle);
    if (!stats.isFile())
      throw new SupervisorError("module-file-not-regular", `${label} is not a regular file`);
    if (stats.size > maxBytes) throw tooLarge(label, maxBytes);
    // One byte more than was seen: a file that grows meanwhile is noticed.
    const buffer = new Uint8Array(stats.size + 1);
    let length = 0;
    for (;;) {
      const got = readSync(handle, buffer, length, buffer.length - length, null);
      length += got;
      if (length > stats.size)
        throw new SupervisorError("module-file-unreadable", `${label} changed while it was read`);
      if (got === 0) return buffer.subarray(0, length);
    }
  } finally {
    closeSync(handle);
  }
}

function open(path: string, label: string): number {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (cause) {
    const code = systemErrorCode(cause);
    const why =
      code === "ELOOP" ? "is a link" : code === "ENOENT" ? "is not there" : `cannot be opened (${code})`;
    throw new SupervisorError("module-file-unreadable", `${label} ${why}`, { cause });
  }
}

function tooLarge(path: string, maxBytes: number): SupervisorError {
  return new SupervisorError("module-file-too-large", `${path} is larger than ${maxBytes} bytes`);
}
