/** `clock_res_get` and `clock_time_get`. */

import type { Clock } from "../clock.js";
import { ERRNO } from "./errno.js";
import type { WasiHost } from "./host.js";

/** Clock numbers (`witx/typenames.witx`, clockid). */
export const CLOCK_ID = { realtime: 0, monotonic: 1, processCpu: 2, threadCpu: 3 } as const;

/** What a clock shows, ns; undefined for a clock that does not exist. */
export function readClock(clock: Clock, id: number): bigint | undefined {
  switch (id >>> 0) {
    case CLOCK_ID.realtime:
      return clock.wallNs();
    case CLOCK_ID.monotonic:
      return clock.monotonicNs();
    case CLOCK_ID.processCpu:
    case CLOCK_ID.threadCpu:
      return clock.cpuNs();
    default:
      return undefined;
  }
}

const RESOLUTION_NS = [1_000_000n, 1n, 1_000n, 1_000n] as const;

/** The clock functions. */
export function clockFunctions(host: WasiHost): {
  readonly clock_res_get: (id: number, at: number) => number;
  readonly clock_time_get: (id: number, precision: bigint, at: number) => number;
} {
  const give = (value: bigint | undefined, at: number): number => {
    if (!host.memory.holds(at >>> 0, 8)) return ERRNO.fault;
    if (value === undefined) return ERRNO.inval;
    host.memory.view().setBigUint64(at >>> 0, value, true);
    return ERRNO.success;
  };
  return {
    clock_res_get: (id, at) => give(RESOLUTION_NS[id >>> 0], at),
    clock_time_get: (id, _precision, at) => give(readClock(host.clock, id), at),
  };
}
