/** Feeds one decoder and counts. */

import { CodedError } from "@sandpaw/runtime/protocol";
import type { Decoder } from "./decoder.js";
import { mutate, randomOf } from "./mutator.js";

/** What became of all inputs. */
export interface Tally {
  readonly name: string;
  readonly inputs: number;
  readonly refused: number;
  readonly taken: number;
  /** Inputs that were taken and must not have been, or that ended in something else than a coded error. */
  readonly bad: readonly Bad[];
  /** Longest time for one input, ms. */
  readonly slowestMs: number;
  readonly seconds: number;
}

/** One bad input, and how to make it again. */
export interface Bad {
  readonly index: number;
  readonly why: string;
  readonly base64: string;
}

const MOST_BAD = 10;
/** Long after any decoder should have answered, and long enough for a machine that does other things, ms. */
const HANG_MS = 5000;

/** Feeds `inputs` inputs of this seed. */
export async function feed(
  decoder: Decoder,
  seed: number,
  inputs: number,
  onProgress: (done: number) => void = () => undefined,
): Promise<Tally> {
  const began = performance.now();
  const bad: Bad[] = [];
  let [refused, taken, slowestMs] = [0, 0, 0];
  for (let index = 0; index < inputs && bad.length < MOST_BAD; index += 1) {
    const random = randomOf(seed, index);
    const changed = mutate(decoder.material, random);
    const bytes = decoder.finish?.(changed, random) ?? changed;
    const given = Uint8Array.from(bytes);
    const start = performance.now();
    try {
      const answer = decoder.decode(bytes);
      const settled = typeof answer === "string" ? answer : await answer;
      if (settled === "refused") refused += 1;
      else if (settled === "taken") taken += 1;
      else bad.push(badOf(index, "taken, and it must not be", given));
    } catch (error) {
      if (error instanceof CodedError) refused += 1;
      else
        bad.push(
          badOf(index, error instanceof Error ? (error.stack ?? error.message) : String(error), given),
        );
    }
    const ms = performance.now() - start;
    slowestMs = Math.max(slowestMs, ms);
    if (ms > HANG_MS) bad.push(badOf(index, `it took ${Math.round(ms)} ms`, given));
    if (Buffer.compare(bytes, given) !== 0) bad.push(badOf(index, "its input was changed", given));
    if (index % 50_000 === 49_999) onProgress(index + 1);
  }
  const seconds = (performance.now() - began) / 1000;
  return {
    name: decoder.name,
    inputs: refused + taken + bad.length,
    refused,
    taken,
    bad,
    slowestMs,
    seconds,
  };
}

function badOf(index: number, why: string, bytes: Uint8Array): Bad {
  return { index, why, base64: Buffer.from(bytes).toString("base64") };
}
