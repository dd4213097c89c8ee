/** Reading files that somebody else laid out: only regular ones, and none that is a link. */

import { constants } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { OciError } from "./error.js";

const CHUNK = 64 * 1024;

/** Opens a regular file for reading. Throws `layout-malformed`, or what the system says. */
export async function openRegular(
  path: string,
  { followLinks = false }: { readonly followLinks?: boolean } = {},
): Promise<{ handle: FileHandle; size: number }> {
  const links = followLinks ? 0 : constants.O_NOFOLLOW;
  // NONBLOCK: a FIFO in its place must not hold us up.
  const handle = await open(path, constants.O_RDONLY | links | constants.O_NONBLOCK);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new OciError("layout-malformed", `${path} is not a regular file`);
    return { handle, size: stats.size };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Chunks of a part of an open file. Each is its own: whoever writes them to a socket keeps several. */
export async function* readRange(
  handle: FileHandle,
  offset: number,
  length: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (let done = 0; done < length;) {
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK, length - done));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset + done);
    if (bytesRead === 0) return;
    done += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
