/** Chunks on their way, held against what was promised. */

import type { Descriptor } from "./descriptor.js";
import { finish, startDigest } from "./digest.js";
import { OciError } from "./error.js";
import type { Started } from "./image-store.js";

/** Counts and hashes what passes. */
export class BlobCheck {
  readonly #descriptor: Descriptor;
  readonly #hash: NonNullable<Started["hash"]>;
  #at: number;

  constructor(descriptor: Descriptor, started: Started = { offset: 0, hash: startDigest() }) {
    this.#descriptor = descriptor;
    this.#hash = started.hash;
    this.#at = started.offset;
  }

  /** Bytes so far. */
  get at(): number {
    return this.#at;
  }

  get isComplete(): boolean {
    return this.#at === this.#descriptor.size;
  }

  /** Takes a chunk. Throws `blob-mismatch` where it is too much. */
  take(chunk: Uint8Array): void {
    this.#at += chunk.length;
    const { size, digest } = this.#descriptor;
    if (this.#at > size) throw new OciError("blob-mismatch", `${digest} has ${size} bytes, and more came`);
    this.#hash.update(chunk);
  }

  /** Says that nothing more comes. Throws `blob-truncated`, `blob-mismatch`. */
  end(): void {
    const { size, digest } = this.#descriptor;
    if (!this.isComplete)
      throw new OciError("blob-truncated", `${digest} has ${size} bytes, and ${this.#at} came`);
    const found = finish(this.#hash);
    if (found !== digest) throw new OciError("blob-mismatch", `${digest} was asked for, ${found} came`);
  }
}

/** Hands chunks on; throws as soon as they are too many, or at the end where they are others. */
export async function* checkedChunks(
  chunks: AsyncIterable<Uint8Array>,
  descriptor: Descriptor,
  started?: Started,
): AsyncGenerator<Uint8Array, void, undefined> {
  const check = new BlobCheck(descriptor, started);
  for await (const chunk of chunks) {
    check.take(chunk);
    yield chunk;
  }
  check.end();
}
