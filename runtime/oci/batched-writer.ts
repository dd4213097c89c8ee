/** Writes to a file in large pieces: each call of the system costs as much as what it carries. */

import type { FileHandle } from "node:fs/promises";
import { fileError } from "./file-error.js";

const BATCH = 256 * 1024;

/** Appends to an open file; nothing is sure to be there before `flush` has resolved. */
export class BatchedWriter {
  readonly #handle: FileHandle;
  readonly #path: string;
  #chunks: Uint8Array[] = [];
  #length = 0;

  constructor(handle: FileHandle, path: string) {
    this.#handle = handle;
    this.#path = path;
  }

  /** Takes a chunk, which must not change any more. Throws `transfer-unwritable`. */
  async write(chunk: Uint8Array): Promise<void> {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length >= BATCH) await this.flush();
  }

  /** Throws `transfer-unwritable`. */
  async flush(): Promise<void> {
    let left = this.#chunks;
    this.#chunks = [];
    this.#length = 0;
    try {
      while (left.length > 0) {
        const { bytesWritten } = await this.#handle.writev(left);
        left = after(left, bytesWritten);
      }
    } catch (cause) {
      throw fileError("transfer-unwritable", this.#path, cause);
    }
  }
}

/** What is left of chunks of which so many bytes are done. */
function after(chunks: readonly Uint8Array[], done: number): Uint8Array[] {
  let passed = 0;
  return chunks.flatMap((chunk) => {
    const from = Math.min(chunk.length, Math.max(0, done - passed));
    passed += chunk.length;
    return from < chunk.length ? [chunk.subarray(from)] : [];
  });
}
