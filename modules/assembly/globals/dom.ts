// Replaces the compiler's `bindings/dom`: `console` writes to the robot's log, `Date` asks WASI.

// @ts-ignore: decorator
@external("sandpaw:robot/log@0.1.0", "write")
declare function logWrite(level: i32, message: usize, length: i32): void;
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "clock_time_get")
declare function clockTimeGet(clock: i32, precisionNs: u64, ret: usize): i32;
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "random_get")
declare function randomGet(at: usize, length: i32): i32;

// @ts-ignore: decorator
@lazy const TIME: usize = memory.data(8, 8);

function write(level: i32, message: string): void {
  logWrite(level, changetype<usize>(message), message.length);
}

function milliseconds(clock: i32): f64 {
  return clockTimeGet(clock, 1000, TIME) == 0 ? <f64>load<u64>(TIME) / 1_000_000 : 0;
}

export namespace console {
  export function assert(condition: bool, message: string): void {
    if (!condition) write(3, "assertion failed: " + message);
  }
  export function log(message: string): void {
    write(1, message);
  }
  export function debug(message: string): void {
    write(0, message);
  }
  export function info(message: string): void {
    write(1, message);
  }
  export function warn(message: string): void {
    write(2, message);
  }
  export function error(message: string): void {
    write(3, message);
  }
  export function time(label: string): void {
    write(0, label + ": started");
  }
  export function timeLog(label: string): void {
    write(0, label + ": " + milliseconds(1).toString() + " ms on the clock");
  }
  export function timeEnd(label: string): void {
    write(0, label + ": ended, " + milliseconds(1).toString() + " ms on the clock");
  }
}

export namespace Date {
  export function now(): f64 {
    return floor(milliseconds(0));
  }
}

export namespace performance {
  export function now(): f64 {
    return milliseconds(1);
  }
}

export namespace crypto {
  export function getRandomValues(array: Uint8Array): void {
    randomGet(array.dataStart, array.byteLength);
  }
}

/** What `JSMath` would be; AssemblyScript's own `Math` needs no host. */
export namespace Math {
  export function random(): f64 {
    return <f64>randomU32() / 4294967296;
  }
}

function randomU32(): u32 {
  return randomGet(TIME, 4) == 0 ? load<u32>(TIME) : 0;
}
