/** Stores values in the canonical ABI's memory layout; where lists and strings get their room is left open. */

/** A memory that results are lowered into: a snapshot, or a guest's. Callers have checked `at`. */
export abstract class CanonicalMemory {
  /** The memory as it is now; `allocate` may have moved it. */
  protected abstract view(): DataView;

  /** Room for `count` items of a list, whose pointer will be stored at `at`; returns where they go. */
  protected abstract allocate(at: number, count: number, size: number, align: number): number;

  /** Stores text, pointer and length, in the string encoding of this memory. */
  abstract string(at: number, text: string): void;

  bool(at: number, value: boolean): void {
    this.view().setUint8(at, value ? 1 : 0);
  }
  u8(at: number, value: number): void {
    this.view().setUint8(at, value);
  }
  u16(at: number, value: number): void {
    this.view().setUint16(at, value, true);
  }
  u32(at: number, value: number): void {
    this.view().setUint32(at, value, true);
  }
  s32(at: number, value: number): void {
    this.view().setInt32(at, value, true);
  }
  u64(at: number, value: bigint): void {
    this.view().setBigUint64(at, value, true);
  }
  f32(at: number, value: number): void {
    this.view().setFloat32(at, value, true);
  }
  f64(at: number, value: number): void {
    this.view().setFloat64(at, value, true);
  }
  /** The index of `value` in `cases`. */
  oneOf<T extends string>(at: number, cases: readonly T[], value: T): void {
    const index = cases.indexOf(value);
    if (index < 0) throw new RangeError(`${JSON.stringify(value)} is none of ${cases.join(", ")}`);
    this.u8(at, index);
  }

  blob(at: number, bytes: Uint8Array): void {
    this.#numbers(at, bytes, 1);
  }
  floats(at: number, values: Float32Array): void {
    this.#numbers(at, values, 4);
  }
  list<T>(
    at: number,
    values: readonly T[],
    size: number,
    align: number,
    store: (memory: CanonicalMemory, at: number, value: T) => void,
  ): void {
    const items = this.allocate(at, values.length, size, align);
    for (const [i, value] of values.entries()) store(this, items + i * size, value);
    this.#pointer(at, items, values.length);
  }

  /** Copies the bytes of an array; every machine that runs Node today is little-endian, as memory here is. */
  #numbers(at: number, values: Uint8Array | Float32Array, size: 1 | 4): void {
    const items = this.allocate(at, values.length, size, size);
    const { buffer, byteOffset } = this.view();
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    new Uint8Array(buffer, byteOffset + items, bytes.length).set(bytes);
    this.#pointer(at, items, values.length);
  }

  #pointer(at: number, items: number, count: number): void {
    this.u32(at, items);
    this.u32(at + 4, count);
  }
}
