/** The part `decoders`: everything that reads foreign bytes before they are trusted is fed nearly good ones. */

import { countOf, type Part } from "../part.js";
import { containerDecoders } from "./containers.js";
import type { Decoder } from "./decoder.js";
import { feed, type Tally } from "./feed.js";
import { signatureDecoders } from "./signatures.js";

export { feed } from "./feed.js";

const USUAL_INPUTS = 1_000_000;

/** Every decoder. */
export async function allDecoders(): Promise<readonly Decoder[]> {
  return [...signatureDecoders(), ...(await containerDecoders())];
}

/** The part. */
export const decoders: Part = {
  name: "decoders",
  summary: "mutated input for every decoder: nothing crashes, nothing false is taken",
  options: {
    inputs: `inputs for each decoder; ${USUAL_INPUTS} unless told`,
    seed: "another seed gives other inputs; 1 unless told",
    only: "names of decoders, with commas between them",
  },
  async run({ options, progress }) {
    const inputs = countOf(options, "inputs", USUAL_INPUTS);
    const seed = countOf(options, "seed", 1);
    const all = await allDecoders();
    const wanted = options["only"]?.split(",");
    const chosen = all.filter(({ name }) => wanted?.includes(name) ?? true);
    if (chosen.length === 0)
      throw new Error(`there is no decoder ${options["only"]}: ${all.map(({ name }) => name).join(", ")}`);
    const tallies: Tally[] = [];
    for (const decoder of chosen) {
      const tally = await feed(decoder, seed, inputs, (done) => {
        progress(`${decoder.name}: ${done} of ${inputs}`);
      });
      // At once: the next one may take an hour.
      progress(lineOf(tally));
      tallies.push(tally);
    }
    return {
      lines: tallies.map(lineOf),
      failures: tallies.flatMap(({ name, bad }) =>
        bad.map(({ index, why, base64 }) => `${name} --seed ${seed}, input ${index}: ${why}\n  ${base64}`),
      ),
    };
  },
};

function lineOf({ name, inputs, refused, taken, bad, slowestMs, seconds }: Tally): string {
  return (
    `${name.padEnd(16)}${inputs} inputs: ${refused} refused, ${taken} taken, ${bad.length} bad; ` +
    `slowest ${slowestMs.toFixed(1)} ms; ${Math.round(inputs / seconds)}/s`
  );
}
