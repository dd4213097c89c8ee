/**
 * A cursor over untrusted bytes. Integers are LEB128 as the core specification (5.2.2) bounds them: padding is
 * allowed up to the length of the widest value (LLVM pads section sizes), unused bits must be plain.
 */

import { MAX_ENTRIES, MAX_NAME_BYTES } from "./bounds.js";
import { ModuleError } from "./error.js";

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads `bytes[offset, end)`; throws `ModuleError`, never reads outside. */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly end: number;
  offset: number;
  /** What is being read, for messages. */
  readonly what: string;

  constructor(bytes: Uint8Array, offset: number, end: number, what: string) {
    this.bytes = bytes;
    this.offset = offset;
    this.end = end;
    this.what = what;
  }

  get done(): boolean {
    return this.offset >= this.end;
  }

  /** One byte. */
  byte(): number {
    const value = this.offset < this.end ? this.bytes[this.offset] : undefined;
    if (value === undefined) throw this.truncated();
    this.offset += 1;
    return value;
  }

  /** An unsigned integer of 32 bits. */
  u32(): number {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    const last = this.byte();
    if (last > 0x0f) throw new ModuleError("module-integer", `an integer in ${this.what} exceeds 32 bits`);
    return (value | (last << 28)) >>> 0;
  }

  /** Steps over a signed integer of 32, 33 or 64 bits, as strictly as `u32`. */
  skipSigned(bits: 32 | 33 | 64): void {
    const full = Math.floor(bits / 7);
    for (let i = 0; i < full; i++) if (this.byte() < 0x80) return;
    // The last byte has `bits % 7` bits of value; the rest of its seven must repeat the sign.
    const last = this.byte();
    const used = bits % 7;
    const rest = (last & 0x7f) >> (used - 1);
    const ones = (1 << (8 - used)) - 1;
    if (last >= 0x80 || (rest !== 0 && rest !== ones)) {
      throw new ModuleError("module-integer", `an integer in ${this.what} exceeds ${bits} bits`);
    }
  }

  /** Steps over `length` bytes. */
  skip(length: number): void {
    if (length > this.end - this.offset) throw this.truncated();
    this.offset += length;
  }

  /** A view of the next `length` bytes. */
  take(length: number): Uint8Array {
    const from = this.offset;
    this.skip(length);
    return this.bytes.subarray(from, this.offset);
  }

  /** A length-prefixed UTF-8 name. */
  text(): string {
    const length = this.u32();
    if (length > this.end - this.offset) throw this.truncated();
    if (length > MAX_NAME_BYTES) {
      throw new ModuleError(
        "module-text",
        `a name in ${this.what} has ${length} bytes; the limit is ${MAX_NAME_BYTES}`,
      );
    }
    const raw = this.take(length);
    try {
      return UTF8.decode(raw);
    } catch (cause) {
      throw new ModuleError("module-text", `a name in ${this.what} is not UTF-8`, { cause });
    }
  }

  /** A count of things, refused before anything of that length is made. Each takes a byte at least. */
  count(kind: keyof typeof MAX_ENTRIES): number {
    const value = this.u32();
    if (value > MAX_ENTRIES[kind]) {
      throw new ModuleError("module-too-many", `${value} ${kind}; the limit is ${MAX_ENTRIES[kind]}`);
    }
    if (value > this.end - this.offset) throw this.truncated();
    return value;
  }

  /** Says that everything must have been read. */
  finish(): void {
    if (!this.done) {
      throw new ModuleError(
        "module-section-trailing",
        `${this.end - this.offset} bytes left over in ${this.what}`,
      );
    }
  }

  private truncated(): ModuleError {
    return new ModuleError(
      "module-truncated",
      `${this.what} ends at byte ${this.end} in the middle of something`,
    );
  }
}
