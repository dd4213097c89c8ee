/**
 * Frames on a stream: `u32 length | u8 op | payload`, little-endian; `length` counts op and payload. What the
 * payloads say is in `messages.ts`.
 */

import { FrameError } from "./frame-error.js";

/** One frame as it came. */
export interface Frame {
  readonly op: number;
  /** Valid until the next `push` of the decoder that gave it. */
  readonly payload: Uint8Array;
}

const HEADER = 4;

/** Lays payload parts behind a header; the result is one write. */
export function encodeFrame(op: number, ...parts: readonly Uint8Array[]): Uint8Array {
  let length = 1;
  for (const part of parts) length += part.length;
  const out = new Uint8Array(HEADER + length);
  new DataView(out.buffer).setUint32(0, length, true);
  out[HEADER] = op;
  let at = HEADER + 1;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/**
 * Cuts a stream into frames. Holds at most one frame of the declared maximum, whatever the peer sends, and takes
 * chunks of any size. After an error the stream is out of step: close it.
 */
export class FrameDecoder {
  readonly #maximum: number;
  /** What was pushed and not yet taken. */
  #chunk: Uint8Array = new Uint8Array(0);
  #at = 0;
  readonly #header = new Uint8Array(HEADER);
  #headerFill = 0;
  /** The frame under way, once its length is known and it lies in more than one chunk. */
  #body: Uint8Array | undefined;
  #bodyFill = 0;

  /** `maximum`: longest op and payload together, bytes. */
  constructor(maximum: number) {
    this.#maximum = maximum;
  }

  /** Hands in the next chunk; take all frames with `next` before pushing again. */
  push(chunk: Uint8Array): void {
    if (this.#at !== this.#chunk.length)
      throw new Error("push before every frame of the last chunk was taken");
    this.#chunk = chunk;
    this.#at = 0;
  }

  /** The next whole frame, or undefined until more is pushed. Throws `frame-too-long`, `frame-empty`. */
  next(): Frame | undefined {
    if (this.#body === undefined) {
      const length = this.#length();
      if (length === undefined) return undefined;
      const end = this.#at + length;
      if (end <= this.#chunk.length) {
        const whole = this.#chunk.subarray(this.#at, end);
        this.#at = end;
        return frameOf(whole);
      }
      this.#body = new Uint8Array(length);
      this.#bodyFill = 0;
    }
    const body = this.#body;
    this.#bodyFill += this.#copy(body, this.#bodyFill);
    if (this.#bodyFill < body.length) return undefined;
    this.#body = undefined;
    return frameOf(body);
  }

  /** True between two frames: the moment at which an end of file is clean. */
  get idle(): boolean {
    return this.#body === undefined && this.#headerFill === 0 && this.#at === this.#chunk.length;
  }

  #length(): number | undefined {
    this.#headerFill += this.#copy(this.#header, this.#headerFill);
    if (this.#headerFill < HEADER) return undefined;
    this.#headerFill = 0;
    const length = new DataView(this.#header.buffer).getUint32(0, true);
    if (length === 0) throw new FrameError("frame-empty", "a frame has no operation");
    if (length > this.#maximum) {
      throw new FrameError("frame-too-long", `a frame of ${length} bytes, ${this.#maximum} are allowed`);
    }
    return length;
  }

  #copy(to: Uint8Array, fill: number): number {
    const count = Math.min(to.length - fill, this.#chunk.length - this.#at);
    to.set(this.#chunk.subarray(this.#at, this.#at + count), fill);
    this.#at += count;
    return count;
  }
}

function frameOf(bytes: Uint8Array): Frame {
  return { op: bytes[0] ?? 0, payload: bytes.subarray(1) };
}
