// Files that are mounted for the behaviour, such as ConfigMaps and Secrets. They are read-only; the request names the
// paths in `files`, and what is not granted is not there.

import { fdClose, fdFilestatGet, fdRead, pathOpen } from "./wasi";

/** The folder `/`: the one descriptor that is open besides the streams, where any file is mounted. */
const ROOT: i32 = 3;
const FOLLOW: i32 = 1;
/** `fd_read` and `fd_filestat_get`. */
const READING: u64 = (1 << 1) | (1 << 21);

/** A descriptor at 0, a vector of pointer and length at 8, a count at 16, a `filestat` (64 bytes) at 24. */
// @ts-ignore: decorator
@lazy const SCRATCH: usize = memory.data(88, 8);

/** The bytes of a file by its whole path, as they are now; null where it is not there or not granted, or has more than 1 MiB. */
export function readBytes(path: string): ArrayBuffer | null {
  const name = String.UTF8.encode(path.startsWith("/") ? path.substring(1) : path);
  const opened = pathOpen(ROOT, FOLLOW, changetype<usize>(name), name.byteLength, 0, READING, 0, 0, SCRATCH);
  if (opened != 0) return null;
  const file = load<i32>(SCRATCH);
  let bytes: ArrayBuffer | null = null;
  if (fdFilestatGet(file, SCRATCH + 24) == 0) bytes = readAll(file, <i32>load<u64>(SCRATCH + 24 + 32));
  fdClose(file);
  return bytes;
}

/** The text of a file, which is UTF-8; null as with `readBytes`. A line break at its end is not left out. */
export function readText(path: string): string | null {
  const bytes = readBytes(path);
  return bytes == null ? null : String.UTF8.decode(bytes!);
}

/** What is open does not change, so it has the size that was told. */
function readAll(file: i32, size: i32): ArrayBuffer | null {
  const bytes = new ArrayBuffer(size);
  let at = 0;
  while (at < size) {
    store<usize>(SCRATCH + 8, changetype<usize>(bytes) + at);
    store<usize>(SCRATCH + 12, size - at);
    if (fdRead(file, SCRATCH + 8, 1, SCRATCH + 16) != 0) return null;
    const read = load<i32>(SCRATCH + 16);
    if (read == 0) return null;
    at += read;
  }
  return bytes;
}
