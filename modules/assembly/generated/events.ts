// Generated from runtime/wit/robot.wit by `node scripts/generate.mjs`; do not edit.
// The interface events of the robot API for AssemblyScript; results fill objects of the caller.

import { liftString } from "../landing";
import { Limit, Lease, ActionKind, ActionEnd } from "./motion";
import { HazardKind, HazardSource, DockStatus } from "./sensors";

// @ts-ignore: decorator
@lazy const RET: usize = memory.data(32, 8);

/** What happened. The list is closed. */
export enum HappeningCase {
  /** A hazard came or went. */
  Hazard,
  /** The robot reached or left its dock. */
  Dock,
  /** The lease changed hands, as this session sees it. */
  Lease,
  /** What limits motion changed to one of the stops, or back to `none`. */
  Limit,
  /** An action of this session ended. */
  Action,
  /** A person sent a line of text. */
  Message,
  /** This many older events were dropped because the queue of 64 was full. */
  Dropped,
}

/** One event. */
export class GuestEvent {
  /** When it happened, ns on the clock of the session. */
  stampNs: u64 = 0;
  /** Which of the fields below holds. */
  what: HappeningCase = HappeningCase.Hazard;
  /** A hazard came or went. */
  hazardKind: HazardKind = HazardKind.Bump;
  /** A hazard came or went. */
  hazardSource: HazardSource = HazardSource.Front;
  /** True when it came. */
  hazardPresent: bool = false;
  /** The robot reached or left its dock. */
  dock: DockStatus = DockStatus.Unknown;
  /** The lease changed hands, as this session sees it. */
  lease: Lease = Lease.Free;
  /** What limits motion changed to one of the stops, or back to `none`. */
  limit: Limit = Limit.None;
  /** An action of this session ended. */
  actionId: u32 = 0;
  /** An action of this session ended. */
  actionKind: ActionKind = ActionKind.GoTo;
  /** An action of this session ended. */
  actionEnd: ActionEnd = ActionEnd.None;
  /** A person sent a line of text. */
  message: string = "";
  /** This many older events were dropped because the queue of 64 was full. */
  dropped: u32 = 0;

  /** Reads a `event` at `at`. */
  lift(at: usize): void {
    this.stampNs = load<u64>(at);
    const tag = load<u8>(at, 8);
    this.what = <HappeningCase>tag;
    if (tag == 0) {
      this.hazardKind = <HazardKind>load<u8>(at, 12);
      this.hazardSource = <HazardSource>load<u8>(at, 13);
      this.hazardPresent = load<u8>(at, 14) != 0;
    } else if (tag == 1) {
      this.dock = <DockStatus>load<u8>(at, 12);
    } else if (tag == 2) {
      this.lease = <Lease>load<u8>(at, 12);
    } else if (tag == 3) {
      this.limit = <Limit>load<u8>(at, 12);
    } else if (tag == 4) {
      this.actionId = load<u32>(at, 12);
      this.actionKind = <ActionKind>load<u8>(at, 16);
      this.actionEnd = <ActionEnd>load<u8>(at, 17);
    } else if (tag == 5) {
      this.message = liftString(load<usize>(at, 12), load<i32>(at, 16));
    } else if (tag == 6) {
      this.dropped = load<u32>(at, 12);
    }
  }

  /** Takes over every field of another. */
  copy(other: GuestEvent): void {
    this.stampNs = other.stampNs;
    this.what = other.what;
    this.hazardKind = other.hazardKind;
    this.hazardSource = other.hazardSource;
    this.hazardPresent = other.hazardPresent;
    this.dock = other.dock;
    this.lease = other.lease;
    this.limit = other.limit;
    this.actionId = other.actionId;
    this.actionKind = other.actionKind;
    this.actionEnd = other.actionEnd;
    this.message = other.message;
    this.dropped = other.dropped;
  }

  /** Takes the flat values that an export is called with. */
  liftFlat(p0: u64, p1: i32, p2: i32, p3: i32, p4: i32): void {
    this.stampNs = p0;
    this.what = <HappeningCase>p1;
    if (p1 == 0) {
      this.hazardKind = <HazardKind>p2;
      this.hazardSource = <HazardSource>p3;
      this.hazardPresent = p4 != 0;
    } else if (p1 == 1) {
      this.dock = <DockStatus>p2;
    } else if (p1 == 2) {
      this.lease = <Lease>p2;
    } else if (p1 == 3) {
      this.limit = <Limit>p2;
    } else if (p1 == 4) {
      this.actionId = <u32>p2;
      this.actionKind = <ActionKind>p3;
      this.actionEnd = <ActionEnd>p4;
    } else if (p1 == 5) {
      this.message = liftString(<usize>p2, p3);
    } else if (p1 == 6) {
      this.dropped = <u32>p2;
    }
  }
}

// @ts-ignore: decorator
@external("sandpaw:robot/events@0.1.0", "wait")
declare function eventsWait(p0: i32, p1: i32): void;

/** Waits up to `timeout-ms` for the next event; `none` when the time is up. This is also how a program sleeps. */
export function wait(timeoutMs: u32, into: GuestEvent): bool {
  eventsWait(<i32>timeoutMs, <i32>RET);
  if (load<u8>(RET) == 0) return false;
  into.lift(RET + 8);
  return true;
}
