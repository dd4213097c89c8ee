// A behaviour's own numbers, exported to Prometheus as `sandpaw_behaviour_…`. A name is `[a-z][a-z0-9_]*`, at
// most 64 characters, and there are at most 32 names a session.

import { telemetryCounter, telemetryGauge } from "./raw";

// @ts-ignore: decorator
@lazy const RET: usize = memory.data(2, 1);

/** Sets a gauge. False when it was not taken: a bad name, not a finite number, too many names. */
export function gauge(name: string, value: f64): bool {
  telemetryGauge(changetype<usize>(name), name.length, value, RET);
  return load<u8>(RET) == 0;
}

/** Adds to a counter; `by` is not negative. False when it was not taken. */
export function counter(name: string, by: f64 = 1): bool {
  telemetryCounter(changetype<usize>(name), name.length, by, RET);
  return load<u8>(RET) == 0;
}
