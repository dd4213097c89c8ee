/** Writes the protobuf wire format. */

import { WIRE } from "./reader.js";

const encoder = new TextEncoder();

/** Collects one message. */
export class ProtoWriter {
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  /** A whole number, negative ones as 64 bits. */
  varint(value: number): void {
    const bytes: number[] = [];
    let left = BigInt.asUintN(64, BigInt(value));
    for (; left >= 0x80n; left >>= 7n) bytes.push(Number(left & 0x7fn) | 0x80);
    bytes.push(Number(left));
    this.#push(Uint8Array.from(bytes));
  }

  number(field: number, value: number): void {
    this.varint(field * 8 + WIRE.varint);
    this.varint(value);
  }

  bytes(field: number, value: Uint8Array): void {
    this.varint(field * 8 + WIRE.bytes);
    this.varint(value.length);
    this.#push(value);
  }

  text(field: number, value: string): void {
    this.bytes(field, encoder.encode(value));
  }

  finish(): Uint8Array {
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  #push(part: Uint8Array): void {
    this.#parts.push(part);
    this.#length += part.length;
  }
}
