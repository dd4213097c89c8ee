/**
 * The one place that moves the robot: it holds the safety state and the lease, feeds them to the pure rules in
 * `safety/`, and tells the driver. Whatever ends a command sends zero at once, not at the next cycle.
 */

import {
  fail,
  succeed,
  type Driven,
  type Limit,
  type Result,
  type RobotError,
  type RobotProfile,
  type RobotState,
  type Velocity,
  type Zone,
  type ZonePolygon,
} from "../protocol/index.js";
import type { MotionSource, SourceEnd } from "./motion-source.js";
import type { DriveCall, Mover } from "./mover.js";
import { bodyFacts, type BodyFacts } from "./safety/body-facts.js";
import { judgeDrive } from "./safety/command.js";
import type { Scene, Terms } from "./safety/constrain.js";
import { advance, atRest, command, leadsIntoHazard, withdraw, type SafetyState } from "./safety/core.js";
import { mayHang } from "./safety/hazard-guard.js";
import {
  askLease,
  endLease,
  FREE_LEASE,
  keepLease,
  PERSON_KEEPS_NS,
  revokeLease,
  takeLease,
  tickLease,
  type LeaseState,
  type LeaseVerdict,
} from "./safety/lease.js";
import { limitOf, type Rule } from "./safety/rule.js";
import { NO_SENSES, sense } from "./safety/senses.js";
import { isFiniteVelocity, ZERO } from "./safety/twist.js";
import { createSourceRunner } from "./source-runner.js";

export interface MotionOptions {
  readonly now: () => bigint;
  /** Tells the device; must not block. */
  readonly send: (velocity: Velocity) => void;
  /** The lease went to another session, or to nobody. */
  readonly onLease: (lease: LeaseState) => void;
  /** A velocity was refused by this rule. */
  readonly onRefusal: (rule: Rule) => void;
  /** What limits motion became something else. */
  readonly onRule: (rule: Rule) => void;
}

export interface Motion {
  drive(mover: Mover, call: DriveCall): Result<Driven, RobotError>;
  /** Starts an action; it takes the lease as `drive` does. What ran before ends as `replaced`. */
  startSource(mover: Mover, source: MotionSource): Result<undefined, RobotError>;
  /** Ends the action of this session, if there is one. */
  endSource(session: string, why: SourceEnd): void;
  /** Ends the command and the action of this session, if they are in force; zero goes out at once. */
  halt(session: string, why: Rule): void;
  /** Ends the command and, unless it has just expired, the action, whoever's they are. */
  haltAll(why: Rule): void;
  /** A session is gone: its command ends, its lease passes on. */
  leave(session: string): void;
  /** A person takes the lease. Without a countdown it is kept until it is released. */
  take(person: { readonly session: string; readonly by: string }, countdown: boolean): void;
  setEstop(latched: boolean): void;
  /** What the device is; nothing moves before it is known. */
  setProfile(profile: RobotProfile): void;
  /** A person's no-go area, in `map`; undefined ends it. */
  setNoGo(area: ZonePolygon | undefined): void;
  /** What `setNoGo` has set, as zones. */
  readonly noGo: readonly Zone[];
  /** The link came up: zero is the first thing sent. Or it was lost: what was commanded is dead. */
  setLink(up: boolean): void;
  setRobot(state: RobotState): void;
  /** One cycle of the loop; the velocity is sent again each time, because the device forgets it. */
  cycle(): void;
  readonly safety: SafetyState;
  /** What limits motion, in the words of the API. */
  readonly limitedBy: Limit;
  readonly lease: LeaseState;
  readonly link: boolean;
  /** Whether the robot hangs in the air, by what its sensors told last, or may because they tell nothing any more. */
  readonly mayHang: boolean;
}

/** A velocity of an action holds for so long: a few cycles, so that one that comes late does not stutter. */
const SOURCE_TTL_MS = 100;

/** Before the device is known nothing moves; these are never acted on. */
const NO_BODY: BodyFacts = {
  radius: 1,
  brake: 0.1,
  reaction: 1,
  maxSpeed: 0,
  maxTurn: 0,
  seesBehind: false,
};

/** Motion of one robot, at rest, without a link, with the e-stop as given. */
export function createMotion(options: MotionOptions, estopLatched: boolean): Motion {
  let safety = atRest(options.now());
  let lease = FREE_LEASE;
  let link = false;
  let estop = estopLatched;
  let senses = NO_SENSES;
  let body: BodyFacts | undefined;
  let noGo: readonly Zone[] = [];
  let lastRule = safety.rule;

  const runner = createSourceRunner({
    view: () => ({
      nowNs: options.now(),
      robot: senses.robot,
      commanded: safety.commanded,
      limitedBy: limitOf(safety.rule),
    }),
    order(mover, velocity, { kind }) {
      const answer = order(mover, { velocity, ttlMs: SOURCE_TTL_MS, stampNs: options.now() }, kind);
      return answer.ok ? undefined : answer.error;
    },
    halt: haltCommand,
  });

  function scene(): Scene {
    return { nowNs: options.now(), senses, body: body ?? NO_BODY, noGo };
  }

  function become(next: SafetyState): void {
    safety = next;
    if (next.rule === lastRule) return;
    lastRule = next.rule;
    options.onRule(next.rule);
  }

  function leaseBecomes(next: LeaseState): void {
    const before = lease.holder?.session;
    lease = next;
    if (next.holder?.session === before) return;
    // Motion of a session that has just lost the lease must not flow into the motion of the next.
    if (before !== undefined) {
      haltCommand(before, "lease");
      runner.end(before, "lease-lost");
    }
    options.onLease(next);
  }

  function zero(why: Rule): void {
    options.send(ZERO);
    become(withdraw(safety, options.now(), why));
  }

  function haltCommand(session: string, why: Rule): void {
    if (safety.command?.session === session) zero(why);
  }

  function refusal(mover: Mover): RobotError | undefined {
    if (estop || mover.withheld !== "none") return "stopped";
    return link && body ? undefined : "unavailable";
  }

  /** Asks for the lease; a person has it already, or has lost it. */
  function ask(mover: Mover, nowNs: bigint): LeaseVerdict {
    if (mover.kind === "module") {
      return askLease(lease, { session: mover.id, priority: mover.priority, sinceNs: nowNs });
    }
    if (lease.holder?.session === mover.id) return { kind: "held", lease, changed: false };
    return { kind: "refused", lease, error: "lease-lost" };
  }

  function order(mover: Mover, call: DriveCall, kind: Terms["kind"]): Result<Driven, RobotError> {
    const now = scene();
    const receivedNs = now.nowNs;
    const request = { session: mover.id, isPerson: mover.kind === "person", kind, ...call };
    const verdict = judgeDrive(request, mover.envelope, now);
    if (verdict.kind === "bad") return fail(verdict.error);
    if (verdict.kind === "stop") {
      haltCommand(mover.id, "none");
      personMoved(mover, receivedNs);
      return succeed({ applied: ZERO, limitedBy: "none" });
    }
    const refused = refusal(mover);
    if (refused) return fail(refused);
    const asked = ask(mover, receivedNs);
    if (asked.kind === "refused") {
      leaseBecomes(asked.lease);
      return fail(asked.error);
    }
    if (verdict.kind === "refused") {
      // What was commanded before is not what the guest wants any more; nobody takes the lease by a refusal.
      haltCommand(mover.id, verdict.rule);
      options.onRefusal(verdict.rule);
      return fail(verdict.error);
    }
    leaseBecomes(asked.lease);
    if (verdict.kind === "expired") {
      haltCommand(mover.id, "expired");
      return succeed({ applied: ZERO, limitedBy: "expired" });
    }
    personMoved(mover, verdict.command.untilNs);
    safety = command(safety, verdict.command);
    return succeed({ applied: verdict.applied, limitedBy: limitOf(verdict.rule) });
  }

  /** The countdown of a person begins when the last velocity of theirs ends. */
  function personMoved(mover: Mover, untilNs: bigint): void {
    if (mover.kind === "person") lease = keepLease(lease, mover.id, untilNs + PERSON_KEEPS_NS);
  }

  return {
    drive(mover, call) {
      if (isFiniteVelocity(call.velocity)) runner.end(mover.id, "replaced");
      return order(mover, call, "drive");
    },
    startSource(mover, source) {
      const refused = refusal(mover);
      if (refused) return fail(refused);
      const asked = ask(mover, options.now());
      leaseBecomes(asked.lease);
      if (asked.kind === "refused") return fail(asked.error);
      haltCommand(mover.id, "none");
      runner.start(mover, source);
      return succeed(undefined);
    },
    endSource(session, why) {
      runner.end(session, why);
    },
    halt(session, why) {
      haltCommand(session, why);
      runner.end(session, why === "none" ? "cancelled" : why === "stop" ? "stopped" : "inattentive");
    },
    haltAll(why) {
      const inForce = safety.command !== undefined || runner.session !== undefined;
      // After a gap an action begins from standstill again, if its session is still there; no velocity does.
      if (why !== "expired") runner.endAny("stopped");
      if (inForce) zero(why);
      else options.send(ZERO);
    },
    leave(session) {
      haltCommand(session, "none");
      runner.end(session, "session-ended");
      leaseBecomes(endLease(lease, session, options.now()));
    },
    take(person, countdown) {
      const nowNs = options.now();
      leaseBecomes(takeLease(lease, person, nowNs, countdown ? nowNs + PERSON_KEEPS_NS : undefined));
    },
    setEstop(latched) {
      estop = latched;
      if (!latched) return;
      zero("e-stop");
      runner.endAny("stopped");
      leaseBecomes(revokeLease(lease));
    },
    setLink(up) {
      link = up;
      // Also when it is lost: one direction may still work.
      options.send(ZERO);
      become(withdraw(safety, options.now(), estop ? "e-stop" : up ? "none" : "protective-stop"));
      runner.endAny("unavailable");
    },
    setProfile(profile) {
      body = bodyFacts(profile);
    },
    setNoGo(area) {
      noGo = area ? [{ forbid: [area] }] : [];
    },
    setRobot(state) {
      senses = sense(senses, state, body ?? NO_BODY, safety.commanded);
      // Before the next cycle, and before anybody is told: braking begins with the reading that shows the cause.
      if (leadsIntoHazard(safety, scene())) zero("hazard");
    },
    cycle() {
      leaseBecomes(tickLease(lease, options.now()));
      runner.step();
      const moved = safety.command !== undefined;
      become(advance(safety, { scene: scene(), link, estop }));
      // At rest the device needs no reminder beyond the one that ended the command; it is sent all the same,
      // so that a lost zero is repeated within a cycle.
      if (link || moved) options.send(safety.commanded);
    },
    get safety() {
      return safety;
    },
    get limitedBy() {
      return limitOf(safety.rule);
    },
    get lease() {
      return lease;
    },
    get link() {
      return link;
    },
    get mayHang() {
      return mayHang(senses.hazards, options.now());
    },
    get noGo() {
      return noGo;
    },
  };
}
