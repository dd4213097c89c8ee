/**
 * A container's standard input: a FIFO that a client of containerd writes. It ends when the client has closed it
 * and has said so by `CloseIO`; a containerd that is restarted is no end.
 */

import { closeSync, constants, openSync, statSync } from "node:fs";
import { Socket } from "node:net";
import type { Readable } from "node:stream";

import { systemErrorCode } from "@sandpaw/runtime/protocol";

import { ShimError } from "../error.js";

/** An input under way. */
export interface Input {
  readonly stream: Readable;
  /** The client has said that no more will come. */
  end(): void;
  close(): void;
}

/** Opens an input; undefined for the empty path. Throws `stdio-…`. */
export function openInput(path: string): Input | undefined {
  if (path === "") return undefined;
  let reading: number;
  let holding: number | undefined;
  try {
    if (!statSync(path).isFIFO()) throw new ShimError("stdio-unsupported", `${path} is no FIFO`);
    reading = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    // As long as this end is open the reader meets no end of file.
    holding = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (cause) {
    if (cause instanceof ShimError) throw cause;
    throw new ShimError("stdio-unopenable", `${path}: ${systemErrorCode(cause) ?? "unknown"}`, { cause });
  }
  const stream = new Socket({ fd: reading, readable: true, writable: false });
  stream.on("error", () => undefined);
  const release = (): void => {
    if (holding !== undefined) closeSync(holding);
    holding = undefined;
  };
  return {
    stream,
    end: release,
    close() {
      release();
      stream.destroy();
    },
  };
}
