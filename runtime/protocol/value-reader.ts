/**
 * Reads what `ValueWriter` writes. Every bound, case and UTF-8 sequence is checked, and a count is checked against
 * what remains before anything is allocated. Throws `FrameError`.
 */

import { ByteReader, decodeUtf8 } from "./byte-reader.js";
import { FrameError } from "./frame-error.js";

/** Takes values from the front of bytes, which must not change meanwhile. */
export class ValueReader extends ByteReader {
  bool(): boolean {
    return this.case(2) === 1;
  }
  s32(): number {
    return this.u32() | 0;
  }
  string(): string {
    return decodeUtf8(this.blob());
  }
  /** A list of bytes; a view, not a copy: a picture is large. */
  blob(): Uint8Array {
    return this.bytes(this.#count(1));
  }
  floats(): Float32Array {
    const values = new Float32Array(this.#count(4));
    for (let i = 0; i < values.length; i += 1) values[i] = this.f32();
    return values;
  }
  /** A case below `count`. */
  case(count: number): number {
    const index = this.u8();
    if (index >= count) throw new FrameError("frame-malformed", `a value has case ${index} of ${count}`);
    return index;
  }
  /** A case of an enum, by its name. */
  oneOf<T extends string>(cases: readonly T[]): T {
    const value = cases[this.u8()];
    if (value === undefined)
      throw new FrameError("frame-malformed", `a value is none of ${cases.join(", ")}`);
    return value;
  }
  /** `least` is the fewest bytes that one item can take. */
  list<T>(least: number, read: (reader: ValueReader) => T): T[] {
    const count = this.#count(least);
    const values: T[] = [];
    for (let i = 0; i < count; i += 1) values.push(read(this));
    return values;
  }

  #count(least: number): number {
    const count = this.u32();
    if (count * least <= this.remaining) return count;
    throw new FrameError(
      "frame-malformed",
      `a list announces ${count} items, and ${this.remaining} bytes are left`,
    );
  }
}
