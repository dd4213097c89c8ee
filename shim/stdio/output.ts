/**
 * Where a container's output goes: a FIFO that containerd reads, or a file. On a FIFO nothing is lost: not when
 * the reader opens late, not when containerd is restarted, not when the container ends meanwhile.
 */

import { closeSync, constants, openSync, statSync } from "node:fs";
import { Socket } from "node:net";
import type { Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

import { systemErrorCode } from "@sandpaw/runtime/protocol";

import { ShimError } from "../error.js";
import { createFileSink } from "./file-sink.js";

/** An output under way. */
export interface Output {
  readonly stream: Writable;
  /**
   * Everything was written: lets the reader see the end once it has a chance to read the rest. Resolves when the
   * reader has all of it or at least can take it, or when `close` was called. Where nobody reads it resolves too, and
   * what is in the FIFO is kept for a reader that comes until `close`: an end that is only told when containerd is
   * back and opens the FIFO falls into the moment in which containerd has asked for the state and does not listen yet.
   */
  finish(): Promise<void>;
  /** Gives up. */
  close(): void;
}

/** A client that has asked for a FIFO opens it at once; one that does not within this time may come later, ms. */
const READER_LIMIT_MS = 5000;
const POLL_MS = 1;
const LATE_POLL_MS = 50;

/** Opens an output; undefined for the empty path. Rejects with `stdio-…`. */
export async function openOutput(path: string): Promise<Output | undefined> {
  if (path === "") return undefined;
  if (path.startsWith("file://")) return createFileSink(path.slice("file://".length));
  if (!path.startsWith("/"))
    throw new ShimError(
      "stdio-unsupported",
      `${path.slice(0, 100)} is neither a FIFO's path, file:// nor binary://`,
    );
  try {
    const stats = statSync(path);
    if (stats.isFIFO()) return await openFifo(path);
    if (stats.isFile()) return createFileSink(path);
  } catch (cause) {
    throw new ShimError("stdio-unopenable", `${path}: ${systemErrorCode(cause) ?? "unknown"}`, { cause });
  }
  throw new ShimError("stdio-unsupported", `${path} is neither a FIFO nor a file`);
}

/** A writing end if somebody reads; only to be asked for while this process has no reading end of its own. */
function openIfRead(path: string): number | undefined {
  try {
    return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (systemErrorCode(error) === "ENXIO") return undefined;
    throw error;
  }
}

/** Waits for the reader, so that a short life cannot be over before it has come. */
async function waitForReader(path: string): Promise<number | undefined> {
  const until = performance.now() + READER_LIMIT_MS;
  for (;;) {
    const handle = openIfRead(path);
    if (handle !== undefined || performance.now() > until) return handle;
    await sleep(POLL_MS);
  }
}

/** Whether somebody reads. A writing end must be open meanwhile: the reader would take this one's close for the end. */
function isRead(path: string): boolean {
  try {
    const handle = openIfRead(path);
    if (handle !== undefined) closeSync(handle);
    return handle !== undefined;
  } catch {
    // The folder is gone: containerd has finished with it.
    return true;
  }
}

async function openFifo(path: string): Promise<Output> {
  const first = await waitForReader(path);
  // Both ends: a containerd that is restarted closes its own, and a write without a reader would fail.
  const both = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  if (first !== undefined) closeSync(first);
  const stream = new Socket({ fd: both, readable: false, writable: true });
  stream.on("error", () => undefined);
  let closed = false;

  /** Keeps what is in the FIFO, by its writing end, until somebody has come for it. */
  async function keepFor(writing: number): Promise<void> {
    try {
      while (!closed && !isRead(path)) await sleep(LATE_POLL_MS, undefined, { ref: false });
    } finally {
      closeSync(writing);
    }
  }

  return {
    stream,
    async finish() {
      if (closed || stream.destroyed) return;
      // A writing end of its own keeps what is in the FIFO while nobody reads, and does not hide that nobody does.
      const writing = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
      await new Promise<void>((resolve) => {
        stream.once("close", resolve);
        stream.end(() => {
          stream.destroy();
        });
      });
      if (isRead(path)) closeSync(writing);
      else void keepFor(writing);
    },
    close() {
      closed = true;
      stream.destroy();
    },
  };
}
