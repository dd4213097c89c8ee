/** The events of one session: at most 64 wait; the oldest make room, and the guest is told how many were lost. */

import type { GuestEvent } from "../protocol/index.js";

export const QUEUE_LENGTH = 64;

export interface EventQueue {
  push(event: GuestEvent): void;
  /** The next event; undefined when there is none. */
  take(): GuestEvent | undefined;
  readonly isEmpty: boolean;
}

/** An empty queue. */
export function createEventQueue(): EventQueue {
  let events: GuestEvent[] = [];
  let dropped = 0;

  return {
    push(event) {
      if (events.length === QUEUE_LENGTH) {
        events = events.slice(1);
        dropped += 1;
      }
      events.push(event);
    },
    take() {
      const first = events[0];
      if (first && dropped > 0) {
        const told: GuestEvent = { stampNs: first.stampNs, what: { tag: "dropped", val: dropped } };
        dropped = 0;
        return told;
      }
      return events.shift();
    },
    get isEmpty() {
      return events.length === 0;
    },
  };
}
