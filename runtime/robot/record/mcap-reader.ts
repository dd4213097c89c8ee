/** Reads MCAP as a stream, bounded: a file may not claim more than a chunk of ours can hold. */

import zstd from "@foxglove/wasm-zstd";
import { McapStreamReader } from "@mcap/core";

/** How much is read at once, bytes. */
export const READ_BYTES: number = 256 * 1024;
/** Longest record or chunk that is taken, bytes; the recorder's are far smaller. */
const RECORD_MOST = 32 * 1024 * 1024;

/** A reader with checksums; `zstd.isLoaded` must have been waited for. */
export function createMcapReader(): McapStreamReader {
  return new McapStreamReader({
    decompressHandlers: {
      zstd: (bytes, size) => {
        if (size > BigInt(RECORD_MOST)) throw new RangeError("a chunk in it is too large");
        return zstd.decompress(bytes, Number(size));
      },
    },
    validateCrcs: true,
  });
}

/** To be called when all records of what was read are taken. Throws `RangeError` for one that grows without an end. */
export function checkRemaining(reader: McapStreamReader): void {
  if (reader.bytesRemaining() > RECORD_MOST) throw new RangeError("a record in it is too long");
}
