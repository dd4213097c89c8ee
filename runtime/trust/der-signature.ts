/**
 * The shape of an ECDSA signature over P-256 in DER (X.690, RFC 3279 2.2.3): a sequence of two positive
 * integers of at most 32 bytes each, in the one shortest form, and nothing after them.
 */

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const FIELD_BYTES = 32;

/** Whether these bytes are exactly one such signature. */
export function isDerSignature(bytes: Uint8Array): boolean {
  // The long form of a length is never needed: two integers take 70 bytes at most.
  if (bytes[0] !== SEQUENCE || bytes[1] !== bytes.length - 2 || bytes.length > 2 + 2 * (FIELD_BYTES + 3))
    return false;
  const second = integerEnd(bytes, 2);
  return second !== undefined && integerEnd(bytes, second) === bytes.length;
}

/** Where the positive integer that starts here ends; undefined if it is none, or not in shortest form. */
function integerEnd(bytes: Uint8Array, at: number): number | undefined {
  const length = bytes[at + 1];
  if (bytes[at] !== INTEGER || length === undefined || length === 0 || at + 2 + length > bytes.length)
    return undefined;
  const first = bytes[at + 2] ?? 0;
  const second = bytes[at + 3] ?? 0;
  if (first >= 0x80) return undefined; // negative
  if (first === 0 && (length === 1 || second < 0x80)) return undefined; // zero, or padded
  return length - (first === 0 ? 1 : 0) > FIELD_BYTES ? undefined : at + 2 + length;
}
