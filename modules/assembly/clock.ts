// Time. Stamps of readings are on the monotonic clock; in lockstep both run with the world.

import { clockTimeGet } from "./wasi";

// @ts-ignore: decorator
@lazy const RET: usize = memory.data(8, 8);

/** The monotonic clock of the session, ns: the same clock as the stamps of readings. */
export function nowNs(): u64 {
  return clockTimeGet(1, 1000, RET) == 0 ? load<u64>(RET) : 0;
}

/** Wall time, ns since 1970. It may jump: never decide motion by it. */
export function wallNs(): u64 {
  return clockTimeGet(0, 1000, RET) == 0 ? load<u64>(RET) : 0;
}
