/** Reads the protobuf wire format. Strict: whatever is cut off or out of range throws `shim-message-malformed`. */

import { ShimError } from "../error.js";

/** How a field's value is laid out. */
export const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** A field's number and layout. */
export interface Tag {
  readonly number: number;
  readonly wire: number;
}

const MAX_VARINT_BYTES = 10;
const MAX_FIELD = 2 ** 29 - 1;
const strictText = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function malformed(why: string): ShimError {
  return new ShimError("shim-message-malformed", why);
}

/** Walks over one message. */
export class ProtoReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** The 64 bits of a varint. */
  varint(): bigint {
    let value = 0n;
    for (let i = 0; i < MAX_VARINT_BYTES; i += 1) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw malformed("a number is cut off");
      this.#at += 1;
      value |= BigInt(byte & 0x7f) << BigInt(7 * i);
      if (byte < 0x80) {
        if (value >> 64n !== 0n) throw malformed("a number has more than 64 bits");
        return value;
      }
    }
    throw malformed("a number is longer than ten bytes");
  }

  /** An unsigned number that a double can hold. */
  unsigned(): number {
    const value = this.varint();
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw malformed(`${value} is too large`);
    return Number(value);
  }

  /** A signed number that a double can hold. */
  signed(): number {
    const value = Number(BigInt.asIntN(64, this.varint()));
    if (!Number.isSafeInteger(value)) throw malformed(`${value} is too large`);
    return value;
  }

  /** Bytes with their length before them; a view, not a copy. */
  bytes(): Uint8Array {
    return this.#take(this.unsigned());
  }

  text(): string {
    try {
      return strictText.decode(this.bytes());
    } catch (cause) {
      if (cause instanceof ShimError) throw cause;
      throw new ShimError("shim-message-malformed", "a text is not UTF-8", { cause });
    }
  }

  tag(): Tag {
    const value = this.unsigned();
    const number = Math.floor(value / 8);
    if (number === 0 || number > MAX_FIELD) throw malformed(`${number} is no field number`);
    return { number, wire: value % 8 };
  }

  /** Passes over a field that nobody here knows, as protobuf demands. */
  skip({ number, wire }: Tag): void {
    if (wire === WIRE.varint) this.varint();
    else if (wire === WIRE.fixed64) this.#take(8);
    else if (wire === WIRE.fixed32) this.#take(4);
    else if (wire === WIRE.bytes) this.bytes();
    else throw malformed(`field ${number} has the layout ${wire}, which does not exist`);
  }

  #take(length: number): Uint8Array {
    if (length > this.#bytes.length - this.#at) throw malformed("a field is cut off");
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }
}
