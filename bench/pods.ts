/** What a pod costs beside the limits of its containers; `runtimeclass/manifests/runtimeclass.yaml` states it. */

import { podOverhead } from "@sandpaw/test/pod-overhead";
import type { Figure } from "./measure.js";

const PODS = 20;

/** Measures pods of a small reactor under containerd 1.7. */
export async function pods(): Promise<readonly Figure[]> {
  const { memoryMiB, cpuMilli } = await podOverhead(PODS);
  return [
    {
      name: `memory of a pod beside its containers' limits, mean of ${PODS}`,
      value: memoryMiB,
      unit: "MiB",
      goal: 12,
    },
    {
      name: `processor of a pod beside its containers' limits, mean of ${PODS + 1}`,
      value: cpuMilli / 10,
      unit: "%",
      goal: 0.5,
    },
  ];
}
