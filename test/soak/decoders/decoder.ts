/** A decoder of foreign bytes, and how its answers are judged. */

import type { Material, Random } from "./mutator.js";

/** What became of an input. Everything that is thrown beyond a coded error is a crash. */
export type Answer =
  | "refused"
  /** Taken, and rightly so: it says what the good input says, or the decoder decides nothing. */
  | "taken"
  /** Taken, and it must not have been. */
  | "wrong";

/** One decoder. */
export interface Decoder {
  readonly name: string;
  readonly material: Material;
  /** Makes of the changed bytes what the decoder is given: wraps them, or puts a checksum right. */
  readonly finish?: (bytes: Uint8Array, random: Random) => Uint8Array;
  /** Throws a `CodedError` to refuse. */
  readonly decode: (bytes: Uint8Array) => Answer | Promise<Answer>;
}

/** Text as bytes. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Pieces of JSON that decoders trip over. */
export const JSON_WORDS: readonly Uint8Array[] = [
  '{"__proto__":{}}',
  '"constructor"',
  "1e999",
  "-0",
  "9007199254740993",
  "null",
  "true",
  "[]",
  "{}",
  ",",
  '"',
  "\\u0000",
  "\\ud800",
  "[[[[[[[[[[[[[[[[",
  " ",
  "\n",
  "\u00e9",
  "\ufeff",
].map(bytesOf);
