/** The texts of one behaviour: what may be put there, and how much. Pure. */

/** Texts by key. */
export type Texts = ReadonlyMap<string, string>;

/** Most keys of one store. */
export const MOST_KEYS = 256;
/** Most bytes of one store, whatever a grant says. */
export const MOST_BYTES = 262_144;
const KEY = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Whether a text can have this key. */
export function isKey(key: string): boolean {
  return KEY.test(key);
}

/** With this text; undefined when there is no room for it. */
export function withText(texts: Texts, key: string, text: string, mostBytes: number): Texts | undefined {
  const next = new Map(texts).set(key, text);
  return next.size <= MOST_KEYS && sizeOf(next) <= mostBytes ? next : undefined;
}

/** Without this key. */
export function withoutText(texts: Texts, key: string): Texts {
  const next = new Map(texts);
  next.delete(key);
  return next;
}

/** Bytes of UTF-8 of all keys and texts. */
export function sizeOf(texts: Texts): number {
  let bytes = 0;
  for (const [key, text] of texts) bytes += Buffer.byteLength(key) + Buffer.byteLength(text);
  return bytes;
}
