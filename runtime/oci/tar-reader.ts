/** Reads a tar file as it comes: strict, with bounds, never more than one block of it held. */

import { ByteQueue } from "./byte-queue.js";
import { OciError } from "./error.js";
import { readPax } from "./pax.js";
import { isZero, readHeader, TAR_BLOCK, type TarHeader } from "./tar-header.js";
import { cleanPath } from "./tar-path.js";

/** A regular file in a tar file. */
export interface TarFile {
  /** Without a slash at the beginning. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Where the content begins in the tar file, bytes. */
  readonly offset: number;
  /** Must be read before the next file is asked for; what is left is skipped. */
  readonly content: AsyncIterable<Uint8Array>;
}

/** Bounds of a tar file. */
export interface TarBounds {
  readonly maxEntries: number;
  /** Of one file, bytes. */
  readonly maxFile: number;
}

const MAX_RECORDS = 64 * 1024;

/** The regular files, in order. Folders are checked and left out. Throws `layer-malformed`, `layer-entry-refused`. */
export async function* readTar(
  chunks: AsyncIterable<Uint8Array>,
  bounds: TarBounds,
): AsyncGenerator<TarFile, void, undefined> {
  const queue = new ByteQueue(chunks);
  try {
    yield* readEntries(queue, bounds);
    // One more block of zeros, and then whatever zeros fill the last record.
    if (!isZero(await queue.take(TAR_BLOCK))) throw new OciError("layer-malformed", "the end is not one");
    for await (const rest of queue.rest())
      if (!isZero(rest)) throw new OciError("layer-malformed", "something follows after the end");
  } finally {
    await queue.close();
  }
}

async function* readEntries(
  queue: ByteQueue,
  { maxEntries, maxFile }: TarBounds,
): AsyncGenerator<TarFile, void, undefined> {
  const seen = new Set<string>();
  let longName: string | undefined;
  for (;;) {
    const block = await queue.take(TAR_BLOCK);
    if (isZero(block)) break;
    const header = readHeader(block);
    if (header.kind === "pax" || header.kind === "long-name") {
      if (longName !== undefined) throw new OciError("layer-malformed", "an entry is named twice");
      longName = nameIn(await records(queue, header), header.kind);
      continue;
    }
    if (header.kind === "pax-global") {
      if (readPax(await records(queue, header)) !== undefined)
        throw new OciError("layer-entry-refused", "a name is given to all entries at once");
      continue;
    }
    const path = cleanPath(longName ?? header.name);
    longName = undefined;
    if (path !== "" && seen.has(path)) throw new OciError("layer-entry-refused", `${path} is there twice`);
    seen.add(path);
    if (seen.size > maxEntries)
      throw new OciError("image-too-large", `more than ${maxEntries} files in one layer`);
    if (header.kind === "folder") continue;
    if (path === "") throw new OciError("layer-entry-refused", "a file has no name");
    if (header.size > maxFile)
      throw new OciError("image-too-large", `${path} has ${header.size} bytes, at most ${maxFile} are taken`);
    const offset = queue.position;
    const content = queue.part(header.size);
    yield { path, size: header.size, offset, content };
    await queue.skip(offset + padded(header.size) - queue.position);
  }
  if (longName !== undefined) throw new OciError("layer-malformed", "a name has no entry");
}

function padded(size: number): number {
  return Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
}

async function records(queue: ByteQueue, { size }: TarHeader): Promise<Uint8Array> {
  if (size > MAX_RECORDS) throw new OciError("layer-malformed", "an extended header is too long");
  return (await queue.take(padded(size))).subarray(0, size);
}

function nameIn(bytes: Uint8Array, kind: "pax" | "long-name"): string | undefined {
  if (kind === "pax") return readPax(bytes);
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(bytes.subarray(0, end === -1 ? bytes.length : end));
}
