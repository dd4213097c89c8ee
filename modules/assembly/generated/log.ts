// Generated from runtime/wit/robot.wit by `node scripts/generate.mjs`; do not edit.
// The interface log of the robot API for AssemblyScript; results fill objects of the caller.

export enum LogLevel {
  Debug,
  Info,
  Warn,
  Error,
}

/** The name of a case, as the robot's own logs write it. */
export function logLevelName(value: LogLevel): string {
  switch (value) {
    case LogLevel.Debug:
      return "debug";
    case LogLevel.Info:
      return "info";
    case LogLevel.Warn:
      return "warn";
    case LogLevel.Error:
      return "error";
    default:
      return "?";
  }
}

// @ts-ignore: decorator
@external("sandpaw:robot/log@0.1.0", "write")
declare function logWrite(p0: i32, p1: i32, p2: i32): void;

/**
 * Writes one line, at most 4096 bytes of UTF-8; longer is cut. Lines beyond the granted rate are dropped and
 * counted.
 */
export function write(level: LogLevel, message: string): void {
  logWrite(<i32>level, <i32>changetype<usize>(message), message.length);
}
