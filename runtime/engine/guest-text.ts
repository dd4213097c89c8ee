/**
 * Text in a guest's memory. Which encoding a module uses is not in its bytes: its manifest says `utf16` (as
 * AssemblyScript does) or it is UTF-8. A length counts bytes in UTF-8 and code units in UTF-16.
 */

import { GuestTrap } from "./guest-trap.js";

export type StringEncoding = "utf8" | "utf16";

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const UTF16 = new TextDecoder("utf-16le", { fatal: true, ignoreBOM: true });
const ENCODER = new TextEncoder();

/** The text of these bytes, its front where a limit in bytes of UTF-8 is given. Text that is none is a trap. */
export function textOf(bytes: Uint8Array, encoding: StringEncoding, what: string, limit?: number): string {
  const front = limit === undefined ? bytes : cut(bytes, encoding, encoding === "utf8" ? limit : limit * 2);
  let text: string;
  try {
    text = (encoding === "utf8" ? UTF8 : UTF16).decode(front);
  } catch {
    throw new GuestTrap(`${what}: the text is not ${encoding === "utf8" ? "UTF-8" : "UTF-16"}`);
  }
  if (limit === undefined || encoding === "utf8") return text;
  return text.slice(0, ENCODER.encodeInto(text, new Uint8Array(limit)).read);
}

/** At most `size` bytes from the front, without half a character at the end. */
function cut(bytes: Uint8Array, encoding: StringEncoding, size: number): Uint8Array {
  if (bytes.length <= size) return bytes;
  let end = size;
  if (encoding === "utf8") while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  else if (((bytes[end - 1] ?? 0) & 0xfc) === 0xd8) end -= 2;
  return bytes.subarray(0, end);
}

/** The bytes of a text, its length as the guest counts it, and the alignment that they need. */
export function encodeText(
  text: string,
  encoding: StringEncoding,
): { readonly bytes: Uint8Array; readonly length: number; readonly align: number } {
  if (encoding === "utf8") {
    const bytes = ENCODER.encode(text);
    return { bytes, length: bytes.length, align: 1 };
  }
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i += 1) view.setUint16(2 * i, text.charCodeAt(i), true);
  return { bytes, length: text.length, align: 2 };
}
