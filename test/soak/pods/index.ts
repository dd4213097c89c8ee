/** The part `pods`: what a node does in weeks, in a row. */

import { countOf, type Part } from "../part.js";
import { soakPods, type Phase } from "./soak.js";

export { growthOf } from "./memory.js";
export { soakPods } from "./soak.js";

const USUAL_EXECS = 2000;
const USUAL_PODS = 500;
const KIB_PER_MIB = 1024;
/** Growth that a thousand of a kind may add in the second half, MiB: what is beyond is a leak. */
const MOST_GROWTH_MIB = 4;

/** What is wrong with a phase. */
export function failuresOf(what: string, { wrong, memory }: Phase): readonly string[] {
  const growth = (memory.slope * 1000) / KIB_PER_MIB;
  return growth > MOST_GROWTH_MIB
    ? [...wrong, `the daemon grows by ${growth.toFixed(1)} MiB in 1000 ${what}s`]
    : wrong;
}

function lineOf(what: string, { done, wrong, slowestMs, seconds, memory }: Phase): string {
  const mib = (kib: number): string => (kib / KIB_PER_MIB).toFixed(1);
  const { first, last, most, slope } = memory;
  return (
    `${what}s: ${done}, ${wrong.length} wrong or hanging; slowest ${slowestMs.toFixed(0)} ms, ` +
    `${((seconds * 1000) / done).toFixed(1)} ms each; daemon ${mib(first)} MiB at the start, ${mib(last)} at the end, ` +
    `${mib(most)} at most, ${mib(slope * 1000)} MiB for each 1000 in the second half`
  );
}

/** The part. */
export const pods: Part = {
  name: "pods",
  summary: "exec calls and pods in a row under containerd: none hangs, and the daemon does not grow",
  options: {
    execs: `exec calls; ${USUAL_EXECS} unless told`,
    pods: `pods; ${USUAL_PODS} unless told`,
  },
  async run({ options, progress }) {
    const result = await soakPods({
      execs: countOf(options, "execs", USUAL_EXECS),
      pods: countOf(options, "pods", USUAL_PODS),
      progress,
    });
    return {
      lines: [lineOf("exec", result.execs), lineOf("pod", result.pods)],
      failures: [...failuresOf("exec", result.execs), ...failuresOf("pod", result.pods)],
    };
  },
};
