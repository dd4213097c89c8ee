// A behaviour's own numbers, exported to Prometheus as `sandpaw_behaviour_…`. A name is `[a-z][a-z0-9_]*`, at
// most 64 characters, and there are at most 32 names a session.

import * as robot from "./generated/telemetry";

/** Sets a gauge. False when it was not taken: a bad name, not a finite number, too many names. */
export function gauge(name: string, value: f64): bool {
  return robot.gauge(name, value) < 0;
}

/** Adds to a counter; `by` is not negative. False when it was not taken. */
export function counter(name: string, by: f64 = 1): bool {
  return robot.counter(name, by) < 0;
}
