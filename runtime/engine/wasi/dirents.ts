/** The list that `fd_readdir` gives: records `u64 next, u64 inode, u32 length, u8 type`, the name behind each. */

import type { FileEntry } from "../../protocol/index.js";
import { FILETYPE } from "./filestat.js";

const DIRENT_SIZE = 24;
const UTF8 = new TextEncoder();

/** Lays the entries from `cookie` on into `space`; what does not fit is cut, and the reader asks again with more space. */
export function listEntries(entries: readonly FileEntry[], cookie: bigint, space: Uint8Array): number {
  let used = 0;
  const from = cookie > BigInt(entries.length) ? entries.length : Number(cookie);
  for (let i = from; i < entries.length && used < space.length; i += 1) {
    const entry = entries[i];
    if (entry === undefined) break;
    const name = UTF8.encode(entry.name);
    const record = new Uint8Array(DIRENT_SIZE + name.length);
    const view = new DataView(record.buffer);
    view.setBigUint64(0, BigInt(i + 1), true);
    view.setBigUint64(8, entry.inode, true);
    view.setUint32(16, name.length, true);
    view.setUint8(20, FILETYPE[entry.kind]);
    record.set(name, DIRENT_SIZE);
    const part = record.subarray(0, space.length - used);
    space.set(part, used);
    used += part.length;
  }
  return used;
}
