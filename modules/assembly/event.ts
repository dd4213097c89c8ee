import { DockStatus } from "./dock";
import { HazardKind, HazardSource } from "./hazards";
import { liftString } from "./landing";
import { Lease, Limit } from "./motion-answers";

/** What happened. The list is closed. */
export enum EventKind {
  /** A hazard came or went: `hazard`, `source`, `present`. */
  Hazard,
  /** The robot reached or left its dock: `dock`. */
  Dock,
  /** The lease changed hands, as this session sees it: `lease`. */
  Lease,
  /** What limits motion changed to one of the stops, or back to `None`: `limit`. */
  Limit,
  /** A person sent a line of text: `text`. */
  Message,
  /** Older events were dropped because the queue was full: `dropped`. */
  Dropped,
}

/** One event. `kind` says which of the fields below it holds. */
export class Event {
  /** When it happened, ns on the clock of the session. */
  stampNs: u64 = 0;
  kind: EventKind = EventKind.Dropped;
  hazard: HazardKind = HazardKind.Bump;
  source: HazardSource = HazardSource.Front;
  /** True when the hazard came. */
  present: bool = false;
  dock: DockStatus = DockStatus.Unknown;
  lease: Lease = Lease.Free;
  limit: Limit = Limit.None;
  text: string = "";
  /** How many events were dropped. */
  dropped: u32 = 0;

  /** A copy that later events leave alone. */
  clone(): Event {
    const copy = new Event();
    copy.stampNs = this.stampNs;
    copy.kind = this.kind;
    copy.hazard = this.hazard;
    copy.source = this.source;
    copy.present = this.present;
    copy.dock = this.dock;
    copy.lease = this.lease;
    copy.limit = this.limit;
    copy.text = this.text;
    copy.dropped = this.dropped;
    return copy;
  }

  /** Reads an `event` from memory. */
  lift(at: usize): this {
    const kind = load<u8>(at, 8);
    if (kind == EventKind.Hazard) {
      return this.fill(load<u64>(at), kind, load<u8>(at, 12), load<u8>(at, 13), load<u8>(at, 14));
    }
    if (kind == EventKind.Message)
      return this.fill(load<u64>(at), kind, load<i32>(at, 12), load<i32>(at, 16), 0);
    if (kind == EventKind.Dropped) return this.fill(load<u64>(at), kind, load<i32>(at, 12), 0, 0);
    return this.fill(load<u64>(at), kind, load<u8>(at, 12), 0, 0);
  }

  /** Takes an event in its flat form: what each number means depends on the kind. */
  fill(stampNs: u64, kind: i32, a: i32, b: i32, c: i32): this {
    this.stampNs = stampNs;
    this.kind = kind;
    switch (kind) {
      case EventKind.Hazard:
        this.hazard = a;
        this.source = b;
        this.present = c != 0;
        break;
      case EventKind.Dock:
        this.dock = a;
        break;
      case EventKind.Lease:
        this.lease = a;
        break;
      case EventKind.Limit:
        this.limit = a;
        break;
      case EventKind.Message:
        this.text = liftString(a, b);
        break;
      default:
        this.dropped = a;
    }
    return this;
  }
}
