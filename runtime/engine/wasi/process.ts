/** `proc_exit`, `proc_raise`, `sched_yield`, `random_get`. */

import { ERRNO } from "./errno.js";
import type { WasiHost } from "./host.js";

/** The functions that concern the guest as a whole. */
export function processFunctions(host: WasiHost): {
  readonly proc_exit: (code: number) => never;
  readonly proc_raise: (signal: number) => number;
  readonly sched_yield: () => number;
  readonly random_get: (at: number, length: number) => number;
} {
  return {
    proc_exit: (code) => host.exit(code >>> 0),
    // A guest has no process that a signal could reach.
    proc_raise: () => ERRNO.notsup,
    sched_yield: () => ERRNO.success,
    random_get: (at, length) => {
      if (!host.memory.holds(at >>> 0, length >>> 0)) return ERRNO.fault;
      host.fillRandom(host.memory.bytes().subarray(at >>> 0, (at >>> 0) + (length >>> 0)));
      return ERRNO.success;
    },
  };
}
