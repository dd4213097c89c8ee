/**
 * What containerd says of pods, asked for when one is made, so that its containers need not wait for it: a pod's
 * annotations are those that the CRI was given then, and do not change as long as it lives.
 */

import type { PodQuestion } from "../containerd/index.js";

type Annotations = Readonly<Record<string, string>>;

/** The annotations of pods. */
export interface KnownPods {
  /** A pod is being made: asks at once. */
  expect(pod: PodQuestion): void;
  /** What was answered, or is answered now. Rejects when containerd does not say. */
  annotations(pod: PodQuestion): Promise<Annotations>;
  /** The pod is gone. */
  forget(pod: PodQuestion): void;
}

const key = ({ address, namespace, sandboxId }: PodQuestion): string =>
  JSON.stringify([address, namespace, sandboxId]);

/** Knows none yet. */
export function createKnownPods(ask: (pod: PodQuestion) => Promise<Annotations>): KnownPods {
  const known = new Map<string, Promise<Annotations>>();

  return {
    expect(pod) {
      const asked = ask(pod);
      // Who needs them asks again, and tells what is wrong.
      asked.catch(() => undefined);
      known.set(key(pod), asked);
    },
    async annotations(pod) {
      const answered = await known.get(key(pod))?.catch(() => undefined);
      return answered ?? ask(pod);
    },
    forget(pod) {
      known.delete(key(pod));
    },
  };
}
