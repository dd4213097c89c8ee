/** The annotations that take part in a pod's grant; a pod whose true ones cannot be seen is refused. */

import { ANNOTATION_PREFIX } from "@sandpaw/runtime/policy";

import { ShimError } from "../error.js";
import type { ContainerSpec } from "../spec/index.js";
import type { KnownPods } from "./known-pods.js";

/** What the CRI says of a container, in its annotations. */
export const CRI = {
  type: "io.kubernetes.cri.container-type",
  sandboxId: "io.kubernetes.cri.sandbox-id",
  podName: "io.kubernetes.cri.sandbox-name",
  podNamespace: "io.kubernetes.cri.sandbox-namespace",
  podUid: "io.kubernetes.cri.sandbox-uid",
  containerName: "io.kubernetes.cri.container-name",
} as const;

/** True for the container that stands for a pod. */
export function isSandbox(spec: ContainerSpec): boolean {
  return spec.annotations[CRI.type] === "sandbox";
}

type Annotations = Readonly<Record<string, string>>;

function ours(annotations: Annotations): Annotations {
  // Kubernetes takes capitals in keys, and what was meant to narrow must not be passed over.
  const found = Object.entries(annotations).filter(([key]) =>
    key.toLowerCase().startsWith(ANNOTATION_PREFIX),
  );
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The annotations under `sandpaw.dev/`. Rejects with `annotations-…`. */
export async function trueAnnotations(
  spec: ContainerSpec,
  where: { readonly pods: KnownPods; readonly containerd: string; readonly namespace: string },
): Promise<Annotations> {
  const seen = ours(spec.annotations);
  // Not a pod's container: who creates it wrote the annotations into config.json himself.
  if (spec.annotations[CRI.type] === undefined) return seen;
  const sandboxId = spec.annotations[CRI.sandboxId];
  if (sandboxId === undefined || where.containerd === "")
    throw new ShimError("annotations-unreadable", "the container does not say which sandbox is its own");
  const pod = { address: where.containerd, namespace: where.namespace, sandboxId };
  const written = await where.pods.annotations(pod).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : "no reason given";
    throw new ShimError("annotations-unreadable", `containerd does not tell the pod's annotations: ${why}`, {
      cause,
    });
  });
  const real = ours(written);
  // A container may add its own; what the pod has must be there as it is.
  const lost = Object.keys(real).filter((key) => seen[key] !== real[key]);
  if (lost.length > 0)
    throw new ShimError("annotations-differ", `${lost.join(", ")} did not arrive as the pod has it`);
  const added = Object.keys(seen).filter((key) => !(key in real));
  if (added.length > 0)
    throw new ShimError(
      "annotations-differ",
      `${added.join(", ")} arrived although the pod does not have it`,
    );
  return real;
}
