/**
 * The one place that moves the robot: it holds the safety state and the lease, feeds them to the pure rules in
 * `safety/`, and tells the driver. Whatever ends a command sends zero at once, not at the next cycle.
 */

import {
  fail,
  succeed,
  type Driven,
  type Limit,
  type MotionEnvelope,
  type Result,
  type RobotError,
  type RobotState,
  type Velocity,
} from "../protocol/index.js";
import { judgeDrive } from "./safety/command.js";
import { advance, atRest, command, withdraw, type SafetyState } from "./safety/core.js";
import { blockedDirections, type Blocked } from "./safety/hazard-guard.js";
import { askLease, endLease, FREE_LEASE, revokeLease, type LeaseState } from "./safety/lease.js";
import { ZERO } from "./safety/twist.js";

/** What a mover may do and how it stands; a session, as motion sees it. */
export interface Mover {
  readonly id: string;
  readonly envelope: MotionEnvelope;
  readonly priority: number;
  /** Why it must not move at present, whoever has the lease. */
  readonly withheld: "none" | "inattentive" | "stop";
}

/** A `drive` as it arrived. */
export interface DriveCall {
  readonly velocity: Velocity;
  readonly ttlMs: number;
  readonly stampNs: bigint;
}

export interface MotionOptions {
  readonly now: () => bigint;
  /** Tells the device; must not block. */
  readonly send: (velocity: Velocity) => void;
  /** The lease went to another session, or to nobody. */
  readonly onLease: (lease: LeaseState) => void;
  /** What limits motion became something else. */
  readonly onLimit: (limit: Limit) => void;
}

export interface Motion {
  drive(mover: Mover, call: DriveCall): Result<Driven, RobotError>;
  /** Ends the command of this session, if it is the one in force; zero goes out at once. */
  halt(session: string, why: Limit): void;
  /** Ends the command, whoever's it is. */
  haltAll(why: Limit): void;
  /** A session is gone: its command ends, its lease is free. */
  leave(session: string): void;
  setEstop(latched: boolean): void;
  /** The link came up: zero is the first thing sent. Or it was lost: what was commanded is dead. */
  setLink(up: boolean): void;
  setRobot(state: RobotState): void;
  /** One cycle of the loop; the velocity is sent again each time, because the device forgets it. */
  cycle(): void;
  readonly safety: SafetyState;
  readonly lease: LeaseState;
  readonly link: boolean;
}

/** Motion of one robot, at rest, without a link, with the e-stop as given. */
export function createMotion(options: MotionOptions, estopLatched: boolean): Motion {
  let safety = atRest(options.now());
  let lease = FREE_LEASE;
  let link = false;
  let estop = estopLatched;
  let robot: RobotState = {};
  let lastLimit: Limit = safety.limitedBy;

  function blocked(): Blocked {
    return blockedDirections(robot.hazards, options.now());
  }

  function become(next: SafetyState): void {
    safety = next;
    if (next.limitedBy === lastLimit) return;
    lastLimit = next.limitedBy;
    options.onLimit(next.limitedBy);
  }

  function leaseBecomes(next: LeaseState): void {
    const before = lease.holder?.session;
    lease = next;
    if (next.holder?.session !== before) options.onLease(next);
  }

  function haltAll(why: Limit): void {
    options.send(ZERO);
    become(withdraw(safety, options.now(), why));
  }

  function refusal(mover: Mover): RobotError | undefined {
    if (estop || mover.withheld !== "none") return "stopped";
    return link ? undefined : "unavailable";
  }

  function drive(mover: Mover, call: DriveCall): Result<Driven, RobotError> {
    const receivedNs = options.now();
    const verdict = judgeDrive({ session: mover.id, receivedNs, ...call }, mover.envelope, blocked());
    if (verdict.kind === "refused" && verdict.error !== "hazard") return fail(verdict.error);
    if (verdict.kind === "stop") {
      halt(mover.id, "none");
      return succeed({ applied: ZERO, limitedBy: "none" });
    }
    const refused = refusal(mover);
    if (refused) return fail(refused);
    const holderBefore = lease.holder?.session;
    const asked = askLease(lease, mover.id, mover.priority);
    if (asked.kind === "refused") {
      lease = asked.lease;
      return fail(asked.error);
    }
    if (verdict.kind === "refused") {
      // What was commanded before is not what the guest wants any more; nobody takes the lease by a refusal.
      halt(mover.id, "hazard");
      return fail(verdict.error);
    }
    // Motion of a session that has just lost the lease must not flow into the motion of the next.
    if (asked.changed && holderBefore !== undefined) haltAll("lease");
    leaseBecomes(asked.lease);
    if (verdict.kind === "expired") {
      halt(mover.id, "expired");
      return succeed({ applied: ZERO, limitedBy: "expired" });
    }
    safety = command(safety, verdict.command);
    return succeed({ applied: verdict.command.velocity, limitedBy: verdict.command.limitedBy });
  }

  function halt(session: string, why: Limit): void {
    if (safety.command?.session === session) haltAll(why);
  }

  return {
    drive,
    halt,
    haltAll,
    leave(session) {
      halt(session, "none");
      leaseBecomes(endLease(lease, session));
    },
    setEstop(latched) {
      estop = latched;
      if (!latched) return;
      haltAll("e-stop");
      leaseBecomes(revokeLease(lease));
    },
    setLink(up) {
      link = up;
      // Also when it is lost: one direction may still work.
      options.send(ZERO);
      become(withdraw(safety, options.now(), estop ? "e-stop" : up ? "none" : "protective-stop"));
    },
    setRobot(state) {
      robot = state;
    },
    cycle() {
      const moved = safety.command !== undefined;
      become(advance(safety, { nowNs: options.now(), link, estop, blocked: blocked() }));
      // At rest the device needs no reminder beyond the one that ended the command; it is sent all the same,
      // so that a lost zero is repeated within a cycle.
      if (link || moved) options.send(safety.commanded);
    },
    get safety() {
      return safety;
    },
    get lease() {
      return lease;
    },
    get link() {
      return link;
    },
  };
}
