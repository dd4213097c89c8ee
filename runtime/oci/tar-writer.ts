/** Writes tar files of plain files: equal files give equal bytes, on any machine, at any time. */

import { TAR_BLOCK, writeHeader } from "./tar-header.js";

/** A file to be written. */
export interface TarInput {
  /** At most 100 bytes and 155 more before a slash, without a slash at the beginning. */
  readonly path: string;
  /** Whether it may be executed. */
  readonly isProgram?: boolean;
  readonly size: number;
  readonly content: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** The tar file, piece by piece. */
export async function* writeTar(files: readonly TarInput[]): AsyncGenerator<Uint8Array, void, undefined> {
  for (const { path, size, content, isProgram } of files) {
    yield writeHeader(path, size, isProgram);
    let written = 0;
    for await (const chunk of content()) {
      written += chunk.length;
      yield chunk;
    }
    if (written !== size) throw new RangeError(`${path} has ${written} bytes instead of ${size}`);
    yield new Uint8Array((TAR_BLOCK - (size % TAR_BLOCK)) % TAR_BLOCK);
  }
  yield new Uint8Array(2 * TAR_BLOCK);
}
