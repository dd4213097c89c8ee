// Lines for people: at most 4096 bytes each, and as many a second as the grant gives.

import { LogLevel, write } from "./generated/log";

export { write };

/** A line for whoever looks for a fault. */
export function debug(message: string): void {
  write(LogLevel.Debug, message);
}

/** A line that tells what the behaviour does. */
export function info(message: string): void {
  write(LogLevel.Info, message);
}

/** A line about something that should not be so. */
export function warn(message: string): void {
  write(LogLevel.Warn, message);
}

/** A line about something that failed. */
export function error(message: string): void {
  write(LogLevel.Error, message);
}

/** `value` with `digits` decimals (0 to 9), for a line: `log.info(`x ${log.fixed(x, 2)} m`)`. */
export function fixed(value: f64, digits: i32 = 2): string {
  if (!isFinite(value)) return value.toString();
  digits = max(0, min(digits, 9));
  let scale: f64 = 1;
  for (let i = 0; i < digits; i++) scale *= 10;
  const scaled = Math.round(Math.abs(value) * scale);
  // Beyond 2^53 there are no decimals left to show.
  if (scaled > 9007199254740991) return value.toString();
  const sign = value < 0 && scaled > 0 ? "-" : "";
  const whole = <u64>(scaled / scale);
  if (digits == 0) return sign + whole.toString();
  const rest = <u64>(scaled - <f64>whole * scale);
  return sign + whole.toString() + "." + rest.toString().padStart(digits, "0");
}
