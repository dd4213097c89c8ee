/** Keeps the snapshots of all sessions fresh, each at the rate that its grant allows. */

import type { RobotState } from "../protocol/index.js";
import type { Motion } from "./motion.js";
import type { Seat } from "./registry.js";
import { leaseSeenBy } from "./safety/lease.js";
import { snapshotValues } from "./snapshot-values.js";

/** For a session that may move but not sense: its motion state, Hz. */
const DEFAULT_RATE_HZ = 50;

export interface SnapshotsParts {
  readonly now: () => bigint;
  readonly motion: Motion;
  readonly robot: () => RobotState;
  /** Whether a session's snapshot changes only when somebody calls `renew`. */
  readonly isStepwise: (seat: Seat) => boolean;
  /** Time between two calls of `refreshDue`, ns. */
  readonly periodNs: bigint;
}

export interface Snapshots {
  /** Writes this one now, so that an engine that attaches finds something. */
  refresh(seat: Seat): void;
  /** Writes this one if it is due, and else keeps it from growing stale. */
  renew(seat: Seat): void;
  /** The same for all, except those that are renewed only before an answer (`isStepwise`). */
  refreshDue(seats: readonly Seat[]): void;
}

/** The snapshots of one robot. */
export function createSnapshots(parts: SnapshotsParts): Snapshots {
  const { motion } = parts;

  function refresh(seat: Seat): void {
    const { session, slot } = seat;
    const { grant } = session.terms;
    if (!grant.sensors && !grant.motion) return;
    const nowNs = parts.now();
    const { limitedBy } = motion;
    const { commanded } = motion.safety;
    const lease = leaseSeenBy(motion.lease, session.id);
    const limit =
      session.withheld === "none"
        ? lease === "other" || lease === "person"
          ? "lease"
          : limitedBy
        : session.withheld;
    const source = { nowNs, link: motion.link, robot: parts.robot(), commanded, limitedBy: limit, lease };
    slot.snapshot.write(nowNs, snapshotValues(grant, source));
    const everyNs = BigInt(Math.round(1e9 / (grant.sensors?.rateHz ?? DEFAULT_RATE_HZ)));
    const due = seat.snapshotDueNs + everyNs;
    seat.snapshotDueNs = due > nowNs ? due : nowNs + everyNs;
  }

  function renew(seat: Seat): void {
    const nowNs = parts.now();
    // Half a period of tolerance, or a cycle that comes a little early would leave every second one out.
    if (seat.snapshotDueNs <= nowNs + parts.periodNs / 2n) refresh(seat);
    else seat.slot.snapshot.keep(nowNs);
  }

  return {
    refresh,
    renew,
    refreshDue(seats) {
      for (const seat of seats) if (!parts.isStepwise(seat)) renew(seat);
    },
  };
}
