// Generated from runtime/wit/robot.wit by `node scripts/generate.mjs`; do not edit.
// The interface telemetry of the robot API for AssemblyScript; results fill objects of the caller.

// @ts-ignore: decorator
@lazy const RET: usize = memory.data(2, 8);

// @ts-ignore: decorator
@external("sandpaw:robot/telemetry@0.1.0", "gauge")
declare function telemetryGauge(p0: i32, p1: i32, p2: f64, p3: i32): void;

/**
 * Sets a gauge. The name is `[a-z][a-z0-9_]*`, at most 64 characters; at most 32 names a session.
 * Errors: `invalid` (name, or not finite), `unsupported` (too many names).
 */
export function gauge(name: string, value: f64): i32 {
  telemetryGauge(<i32>changetype<usize>(name), name.length, value, <i32>RET);
  // -1 when it worked, else the error.
  return load<u8>(RET) == 0 ? -1 : <i32>load<u8>(RET, 1);
}

// @ts-ignore: decorator
@external("sandpaw:robot/telemetry@0.1.0", "counter")
declare function telemetryCounter(p0: i32, p1: i32, p2: f64, p3: i32): void;

/** Adds to a counter; `by` is not negative. Errors as `gauge`. */
export function counter(name: string, by: f64): i32 {
  telemetryCounter(<i32>changetype<usize>(name), name.length, by, <i32>RET);
  // -1 when it worked, else the error.
  return load<u8>(RET) == 0 ? -1 : <i32>load<u8>(RET, 1);
}
