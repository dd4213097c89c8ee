/** Takes chunks of any length apart into pieces of the length that is wanted. */

import { OciError } from "./error.js";

/** A stream that is read by count. */
export class ByteQueue {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Uint8Array = new Uint8Array();
  #position = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Bytes taken so far. */
  get position(): number {
    return this.#position;
  }

  /** Exactly so many bytes, a copy. Throws `layer-malformed` where there are fewer. */
  async take(length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(length);
    let at = 0;
    for await (const piece of this.part(length)) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  }

  /** Passes over so many bytes. Throws `layer-malformed` where there are fewer. */
  async skip(length: number): Promise<void> {
    for await (const piece of this.part(length)) void piece;
  }

  /** The next so many bytes, piece by piece. Throws `layer-malformed` where there are fewer. */
  async *part(length: number): AsyncGenerator<Uint8Array, void, undefined> {
    for (let left = length; left > 0;) {
      if (this.#held.length === 0 && !(await this.#fill()))
        throw new OciError("layer-malformed", "the tar file ends before its end");
      const piece = this.#held.subarray(0, left);
      this.#held = this.#held.subarray(piece.length);
      this.#position += piece.length;
      left -= piece.length;
      yield piece;
    }
  }

  /** Everything that is left. */
  async *rest(): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      if (this.#held.length > 0) yield this.#held;
      this.#position += this.#held.length;
      this.#held = new Uint8Array();
      if (!(await this.#fill())) return;
    }
  }

  /** Tells whoever makes the chunks that no more are wanted. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  async #fill(): Promise<boolean> {
    while (this.#held.length === 0) {
      const next = await this.#chunks.next();
      if (next.done === true) return false;
      this.#held = next.value;
    }
    return true;
  }
}
