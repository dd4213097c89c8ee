/** Reading files that a person named: bounded, and with an error that names them. */

import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { basename, resolve } from "node:path";
import { MAX_MODULE_BYTES } from "@sandpaw/runtime/module";
import { systemErrorCode } from "@sandpaw/runtime/protocol";
import type { Context } from "./context.js";
import { CliError } from "./error.js";

/** A file that was read. */
export interface InputFile {
  /** Absolute. */
  readonly path: string;
  /** What messages call it. */
  readonly label: string;
  readonly bytes: Uint8Array;
}

/** Reads a file of at most `maxBytes`; a longer one is cut one byte after, for its parser to refuse. */
export function readInput(context: Context, name: string, maxBytes: number = MAX_MODULE_BYTES): InputFile {
  const path = resolve(context.cwd, name);
  try {
    // A FIFO that was named by mistake must not hold us up.
    const handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = fstatSync(handle);
      if (!stats.isFile()) throw new CliError("file-unreadable", `${name} is not a regular file`);
      const buffer = Buffer.alloc(Math.min(stats.size, maxBytes + 1));
      let length = 0;
      while (length < buffer.length) {
        const read = readSync(handle, buffer, length, buffer.length - length, null);
        if (read === 0) break;
        length += read;
      }
      return { path, label: basename(name), bytes: buffer.subarray(0, length) };
    } finally {
      closeSync(handle);
    }
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    throw new CliError("file-unreadable", `${name} ${whyNot(cause)}`, { cause });
  }
}

function whyNot(cause: unknown): string {
  const code = systemErrorCode(cause);
  if (code === "ENOENT") return "is not there";
  if (code === "EACCES") return "may not be read by you";
  return `cannot be read (${code ?? "unknown"})`;
}
