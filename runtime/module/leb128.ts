/** Writing of LEB128; reading is in `byte-reader.ts`. */

/** The shortest form of an unsigned integer of 32 bits. */
export function encodeU32(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}
