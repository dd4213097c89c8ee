// For programs: waiting without a grant for events, and ending.

import { pollOneoff, procExit } from "./wasi";

/** One `subscription` of WASI (48 bytes), its `event` (32) and the number of events (4). */
// @ts-ignore: decorator
@lazy const POLL: usize = memory.data(88, 8);

/** Waits `ms` milliseconds. What was commanded expires meanwhile: to keep moving use `motion.driveFor`. */
export function sleep(ms: u32): void {
  memory.fill(POLL, 0, 48);
  // Tag 0 is a clock; 1 is the monotonic one; no flags: the time is from now.
  store<u32>(POLL + 16, 1);
  store<u64>(POLL + 24, <u64>ms * 1_000_000);
  pollOneoff(POLL, POLL + 48, 1, POLL + 80);
}

/** Ends the program at once with this exit code; 0 means that all went well. */
export function exit(code: i32): void {
  procExit(code);
  unreachable();
}
