/**
 * The container that stands for a pod. Natively it is a process that sleeps and holds the pod's namespaces; a
 * behaviour needs neither, so here it is only a record. Its pid is the daemon's: it exists as long as the pod.
 */

import { createEnding, statusOfSignal, SIGNAL, type Workload } from "./workload.js";

/** Creates the record. */
export function createSandboxWorkload(pid: number): Workload {
  const ending = createEnding();
  return {
    pid,
    start: () => Promise.resolve(),
    ended: ending.promise,
    signal(signal) {
      // The usual program of such a container ends well when it is asked to.
      ending.settle(signal === SIGNAL.kill ? statusOfSignal(signal) : 0);
      return Promise.resolve();
    },
    hold: () => Promise.resolve(),
    closeInput: () => undefined,
    resize: () => undefined,
    release: () => Promise.resolve(),
  };
}
