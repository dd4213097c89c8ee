/**
 * Reads what an engine writes no faster than is good for everybody else. An engine that floods a channel blocks
 * in its own write, and the supervisor's beats and its other engines keep their turn.
 */

import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

import { FrameDecoder, MAX_FRAME_FROM_ENGINE, type Frame } from "../protocol/index.js";

/** A steady stream of this many bytes, or of this many frames or lines, is taken as it comes. */
const BYTES_PER_MS = 25_000;
const UNITS_PER_MS = 50;
/** A burst may run this far ahead, ms. */
const AHEAD_MS = 10;

/**
 * Hands each chunk to `onChunk`, which answers how many frames or lines were in it. Resolves at the end of the
 * stream, also at a broken one; rejects when `onChunk` throws.
 */
export async function readPaced(
  stream: Readable,
  onChunk: (chunk: Uint8Array) => number | Promise<number>,
): Promise<void> {
  let paidUntil = 0;
  for await (const chunk of chunksOf(stream)) {
    const units = await onChunk(chunk);
    const now = performance.now();
    paidUntil = Math.max(paidUntil, now) + chunk.length / BYTES_PER_MS + units / UNITS_PER_MS;
    if (paidUntil - now > AHEAD_MS) await sleep(paidUntil - now);
  }
}

async function* chunksOf(stream: Readable): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterator<unknown> = stream[Symbol.asyncIterator]();
  for (;;) {
    const next = await chunks.next().catch(() => undefined);
    if (next === undefined || next.done === true || !(next.value instanceof Uint8Array)) return;
    yield next.value;
  }
}

/** Reads frames; rejects with what `onFrame` throws, or with a `FrameError`. */
export function readFramesPaced(stream: Readable, onFrame: (frame: Frame) => void): Promise<void> {
  const decoder = new FrameDecoder(MAX_FRAME_FROM_ENGINE);
  return readPaced(stream, (chunk) => {
    let frames = 0;
    decoder.push(chunk);
    for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) {
      frames += 1;
      onFrame(frame);
    }
    return frames;
  });
}
