/** Reads a blob piece after piece in one go, and from the start again only where a piece has to be repeated. */

import type { Descriptor } from "./descriptor.js";
import { OciError } from "./error.js";
import type { BlobSource } from "./image-store.js";

/** A blob on its way out. */
export class UploadSource {
  readonly descriptor: Descriptor;
  readonly #blob: BlobSource;
  readonly #onBytes: (count: number) => void;
  #chunks: AsyncIterator<Uint8Array> | undefined;
  #held: Uint8Array = new Uint8Array();
  #at = 0;

  constructor(blob: BlobSource, onBytes: (count: number) => void) {
    this.descriptor = blob.descriptor;
    this.#blob = blob;
    this.#onBytes = onBytes;
  }

  /** So many bytes from a place. Throws `blob-truncated`, and what the blob's own place throws. */
  async *part(offset: number, length: number): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.#chunks === undefined || this.#at !== offset) await this.#seek(offset);
    for (let left = length; left > 0;) {
      const chunk = await this.#next();
      const piece = chunk.subarray(0, Math.min(left, chunk.length));
      this.#held = chunk.subarray(piece.length);
      this.#at += piece.length;
      left -= piece.length;
      yield piece;
      this.#onBytes(piece.length);
    }
    // The digest of what comes from elsewhere is checked at its end: read it, even where nothing is left.
    if (offset + length === this.descriptor.size) await this.#end();
  }

  /** Tells whoever makes the chunks that no more are wanted. */
  async close(): Promise<void> {
    await this.#chunks?.return?.();
  }

  async #seek(offset: number): Promise<void> {
    await this.#chunks?.return?.();
    this.#chunks = this.#blob.open(offset)[Symbol.asyncIterator]();
    this.#held = new Uint8Array();
    this.#at = offset;
  }

  async #next(): Promise<Uint8Array> {
    if (this.#held.length > 0) return this.#held;
    const next = await this.#chunks?.next();
    if (next === undefined || next.done === true)
      throw new OciError(
        "blob-truncated",
        `${this.descriptor.digest} has ${this.descriptor.size} bytes, and ${this.#at} came`,
      );
    return next.value;
  }

  async #end(): Promise<void> {
    const next = await this.#chunks?.next();
    if (this.#held.length > 0 || next?.done === false)
      throw new OciError(
        "blob-mismatch",
        `${this.descriptor.digest} is longer than ${this.descriptor.size} bytes`,
      );
  }
}
