import { GuestEvent } from "./generated/events";

/** One event. `what` says which of the other fields holds. */
export class Event extends GuestEvent {
  /** A copy that later events leave alone. */
  clone(): Event {
    const copy = new Event();
    copy.copy(this);
    return copy;
  }
}
