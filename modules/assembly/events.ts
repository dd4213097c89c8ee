// What happens to the robot and to the session, in order.

import { Event } from "./event";
import * as robot from "./generated/events";

// @ts-ignore: decorator
@lazy const theEvent = new Event();
// @ts-ignore: decorator
@lazy const kept: Event[] = [];

/** Most events that wait while a manoeuvre runs. */
const MOST_KEPT = 64;

/**
 * Waits up to `timeoutMs` milliseconds for the next event; null when the time is up. What it returns is valid
 * until the next call.
 */
export function wait(timeoutMs: u32): Event | null {
  if (kept.length > 0) return kept.shift();
  return next(timeoutMs);
}

/** Waits as `wait` does, and keeps the event for the program's own next `wait`; false when none came. */
export function pause(timeoutMs: u32): bool {
  const event = next(timeoutMs);
  if (event == null) return false;
  if (kept.length < MOST_KEPT) kept.push(event.clone());
  return true;
}

function next(timeoutMs: u32): Event | null {
  return robot.wait(timeoutMs, theEvent) ? theEvent : null;
}
