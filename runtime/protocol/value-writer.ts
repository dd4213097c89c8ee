/**
 * Writes the values of the robot API as bytes: little-endian, no padding, no self-description. Strings and lists
 * carry a u32 count; options, results, variants and enums a u8 case. A value outside its type is a `RangeError`.
 */

const ENCODER = new TextEncoder();

/** Collects values; `finish` hands out the bytes. */
export class ValueWriter {
  #bytes: Uint8Array;
  #view: DataView;
  #length = 0;

  constructor(capacity = 64) {
    this.#bytes = new Uint8Array(capacity);
    this.#view = new DataView(this.#bytes.buffer);
  }

  /** What was written; a view that is valid until the next write. */
  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  bool(value: boolean): void {
    this.u8(value ? 1 : 0);
  }
  u8(value: number): void {
    const at = this.#reserve(1);
    this.#view.setUint8(at, integer(value, 0, 0xff));
  }
  u16(value: number): void {
    const at = this.#reserve(2);
    this.#view.setUint16(at, integer(value, 0, 0xffff), true);
  }
  u32(value: number): void {
    const at = this.#reserve(4);
    this.#view.setUint32(at, integer(value, 0, 0xffff_ffff), true);
  }
  s32(value: number): void {
    const at = this.#reserve(4);
    this.#view.setInt32(at, integer(value, -0x8000_0000, 0x7fff_ffff), true);
  }
  u64(value: bigint): void {
    if (BigInt.asUintN(64, value) !== value) throw new RangeError(`${value} does not fit in a u64`);
    const at = this.#reserve(8);
    this.#view.setBigUint64(at, value, true);
  }
  f32(value: number): void {
    const at = this.#reserve(4);
    this.#view.setFloat32(at, value, true);
  }
  f64(value: number): void {
    const at = this.#reserve(8);
    this.#view.setFloat64(at, value, true);
  }
  string(value: string): void {
    this.bytes(ENCODER.encode(value));
  }
  bytes(value: Uint8Array): void {
    this.u32(value.length);
    const at = this.#reserve(value.length);
    this.#bytes.set(value, at);
  }
  floats(value: Float32Array): void {
    this.u32(value.length);
    let at = this.#reserve(value.length * 4);
    for (const item of value) {
      this.#view.setFloat32(at, item, true);
      at += 4;
    }
  }
  /** The index of `value` in `cases`. */
  oneOf<T extends string>(cases: readonly T[], value: T): void {
    const index = cases.indexOf(value);
    if (index < 0) throw new RangeError(`${JSON.stringify(value)} is none of ${cases.join(", ")}`);
    this.u8(index);
  }
  list<T>(values: readonly T[], write: (writer: ValueWriter, value: T) => void): void {
    this.u32(values.length);
    for (const value of values) write(this, value);
  }

  #reserve(size: number): number {
    const at = this.#length;
    this.#length = at + size;
    if (this.#length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#length, this.#bytes.length * 2));
      grown.set(this.#bytes.subarray(0, at));
      this.#bytes = grown;
      this.#view = new DataView(grown.buffer);
    }
    return at;
  }
}

function integer(value: number, min: number, max: number): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new RangeError(`${value} is no whole number from ${min} to ${max}`);
}
