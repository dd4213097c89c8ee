// Generated from runtime/wit/robot.wit by `node scripts/generate.mjs`; do not edit.
// The interface motion of the robot API for AssemblyScript; results fill objects of the caller.

import { RobotError } from "./types";

// @ts-ignore: decorator
@lazy const RET: usize = memory.data(56, 8);

/** What limits motion at the moment, the most severe rule first. The list is closed. */
export enum Limit {
  /** Nothing: what was asked is what is applied. */
  None,
  /** The speed of the envelope; the twist was scaled as a whole, its curvature kept. */
  Speed,
  /** The turn rate of the envelope; the twist was scaled as a whole. */
  Turn,
  /** The acceleration of the envelope. */
  Acceleration,
  /** The zone of the grant. */
  Zone,
  /** A hazard in this direction. */
  Hazard,
  /** The robot does not know well enough where it is. */
  Pose,
  /** The battery floor. */
  Battery,
  /** Another session has the lease. */
  Lease,
  /** The last velocity ran out. */
  Expired,
  /** The session's guest was silent too long, or its supervisor was. */
  Inattentive,
  /** The session is being stopped. */
  Stop,
  /** A protective stop of the safety core. */
  ProtectiveStop,
  /** The e-stop is latched. */
  EStop,
}

/** The name of a case, as the robot's own logs write it. */
export function limitName(value: Limit): string {
  switch (value) {
    case Limit.None:
      return "none";
    case Limit.Speed:
      return "speed";
    case Limit.Turn:
      return "turn";
    case Limit.Acceleration:
      return "acceleration";
    case Limit.Zone:
      return "zone";
    case Limit.Hazard:
      return "hazard";
    case Limit.Pose:
      return "pose";
    case Limit.Battery:
      return "battery";
    case Limit.Lease:
      return "lease";
    case Limit.Expired:
      return "expired";
    case Limit.Inattentive:
      return "inattentive";
    case Limit.Stop:
      return "stop";
    case Limit.ProtectiveStop:
      return "protective-stop";
    case Limit.EStop:
      return "e-stop";
    default:
      return "?";
  }
}

/** Who may move the robot. */
export enum Lease {
  /** Nobody holds the lease. */
  Free,
  /** This session holds it. */
  Held,
  /** Another session holds it. */
  Other,
  /** A person holds it. */
  Person,
}

/** The name of a case, as the robot's own logs write it. */
export function leaseName(value: Lease): string {
  switch (value) {
    case Lease.Free:
      return "free";
    case Lease.Held:
      return "held";
    case Lease.Other:
      return "other";
    case Lease.Person:
      return "person";
    default:
      return "?";
  }
}

/** The answer to `drive`. */
export class Driven {
  /** Whether there is a value; when false, `error` says why, and the other fields are old. */
  ok: bool = false;
  /** Why there is no value. Holds only when `ok` is false. */
  error: RobotError = RobotError.Unavailable;
  /** Forward, m/s. What the safety core will apply, in `base-link`. */
  vx: f64 = 0;
  /** To the left, m/s. Only robots that can move sideways take a value other than 0. What the safety core will apply, in `base-link`. */
  vy: f64 = 0;
  /** Turn rate, counter-clockwise, rad/s. What the safety core will apply, in `base-link`. */
  wz: f64 = 0;
  /** What made it differ from what was asked. */
  limitedBy: Limit = Limit.None;

  /** Reads a `result<driven, error>` at `at`; answers whether there is a value. */
  lift(at: usize): bool {
    if (load<u8>(at) != 0) {
      this.error = <RobotError>load<u8>(at, 8);
      return (this.ok = false);
    }
    this.vx = load<f64>(at, 8);
    this.vy = load<f64>(at, 16);
    this.wz = load<f64>(at, 24);
    this.limitedBy = <Limit>load<u8>(at, 32);
    return (this.ok = true);
  }

  /** Takes over every field of another. */
  copy(other: Driven): void {
    this.ok = other.ok;
    this.error = other.error;
    this.vx = other.vx;
    this.vy = other.vy;
    this.wz = other.wz;
    this.limitedBy = other.limitedBy;
  }
}

/** The numbers of the grant, as the robot enforces them. */
export class LimitsInfo {
  /** Forward speed at most, m/s. */
  maxSpeed: f64 = 0;
  /** Sideways speed at most, m/s; 0 where the robot cannot. */
  maxSideSpeed: f64 = 0;
  /** Turn rate at most, rad/s. */
  maxTurn: f64 = 0;
  /** Acceleration at most, m/s². */
  maxAcceleration: f64 = 0;
  /** Turn acceleration at most, rad/s². */
  maxTurnAcceleration: f64 = 0;
  /** The longest time-to-live of a velocity, ms. */
  maxTtlMs: u32 = 0;
  /** The time-to-live that `drive` is given when the caller has no wish, ms. */
  defaultTtlMs: u32 = 0;
  /** Radius of the robot's body around `base-link`, m. */
  radius: f64 = 0;

  /** Reads a `limits-info` at `at`. */
  lift(at: usize): void {
    this.maxSpeed = load<f64>(at);
    this.maxSideSpeed = load<f64>(at, 8);
    this.maxTurn = load<f64>(at, 16);
    this.maxAcceleration = load<f64>(at, 24);
    this.maxTurnAcceleration = load<f64>(at, 32);
    this.maxTtlMs = load<u32>(at, 40);
    this.defaultTtlMs = load<u32>(at, 44);
    this.radius = load<f64>(at, 48);
  }

  /** Takes over every field of another. */
  copy(other: LimitsInfo): void {
    this.maxSpeed = other.maxSpeed;
    this.maxSideSpeed = other.maxSideSpeed;
    this.maxTurn = other.maxTurn;
    this.maxAcceleration = other.maxAcceleration;
    this.maxTurnAcceleration = other.maxTurnAcceleration;
    this.maxTtlMs = other.maxTtlMs;
    this.defaultTtlMs = other.defaultTtlMs;
    this.radius = other.radius;
  }
}

/** What the motion of the robot is at the moment. */
export class MotionState {
  /** Whether there is a value; when false, `error` says why, and the other fields are old. */
  ok: bool = false;
  /** Why there is no value. Holds only when `ok` is false. */
  error: RobotError = RobotError.Unavailable;
  /** When this was written, ns on the clock of the session. */
  stampNs: u64 = 0;
  /** Forward, m/s. What the robot server commands now, in `base-link`. */
  vx: f64 = 0;
  /** To the left, m/s. Only robots that can move sideways take a value other than 0. What the robot server commands now, in `base-link`. */
  vy: f64 = 0;
  /** Turn rate, counter-clockwise, rad/s. What the robot server commands now, in `base-link`. */
  wz: f64 = 0;
  /** What limits it. */
  limitedBy: Limit = Limit.None;
  /** Who has the lease. */
  lease: Lease = Lease.Free;

  /** Reads a `result<motion-state, error>` at `at`; answers whether there is a value. */
  lift(at: usize): bool {
    if (load<u8>(at) != 0) {
      this.error = <RobotError>load<u8>(at, 8);
      return (this.ok = false);
    }
    this.stampNs = load<u64>(at, 8);
    this.vx = load<f64>(at, 16);
    this.vy = load<f64>(at, 24);
    this.wz = load<f64>(at, 32);
    this.limitedBy = <Limit>load<u8>(at, 40);
    this.lease = <Lease>load<u8>(at, 41);
    return (this.ok = true);
  }

  /** Takes over every field of another. */
  copy(other: MotionState): void {
    this.ok = other.ok;
    this.error = other.error;
    this.stampNs = other.stampNs;
    this.vx = other.vx;
    this.vy = other.vy;
    this.wz = other.wz;
    this.limitedBy = other.limitedBy;
    this.lease = other.lease;
  }
}

/** What takes time and moves the robot by itself. The list is closed. */
export enum ActionKind {
  /** To a place in `map`. */
  GoTo,
  /** A turn on the spot. */
  Spin,
  /** Onto the dock, from anywhere. */
  Dock,
  /** Backwards off the dock. */
  Undock,
}

/** The name of a case, as the robot's own logs write it. */
export function actionKindName(value: ActionKind): string {
  switch (value) {
    case ActionKind.GoTo:
      return "go-to";
    case ActionKind.Spin:
      return "spin";
    case ActionKind.Dock:
      return "dock";
    case ActionKind.Undock:
      return "undock";
    default:
      return "?";
  }
}

/** How far an action is. The list is closed. */
export enum ActionPhase {
  /** A way is being looked for; the robot stands. */
  Planning,
  /** On the way. */
  Moving,
  /** Over: `end` says why. */
  Ended,
}

/** The name of a case, as the robot's own logs write it. */
export function actionPhaseName(value: ActionPhase): string {
  switch (value) {
    case ActionPhase.Planning:
      return "planning";
    case ActionPhase.Moving:
      return "moving";
    case ActionPhase.Ended:
      return "ended";
    default:
      return "?";
  }
}

/** Why an action ended. The list is closed. */
export enum ActionEnd {
  /** It has not ended. */
  None,
  /** It did what it was told. */
  Done,
  /** `cancel` or `stop` of this session. */
  Cancelled,
  /** Another action or a `drive` of this session took its place. */
  Replaced,
  /** Its time was over. */
  Deadline,
  /** No way leads there, or the dock's place is not known. */
  Unreachable,
  /** It did not get on, although nothing forbade it. */
  Blocked,
  /** A hazard that it could not get away from. */
  Hazard,
  /** The zone of the grant ends here. */
  Zone,
  /** The robot no longer knew well enough where it is. */
  PoseUnknown,
  /** The lease went to another session or to a person. */
  LeaseLost,
  /** A stop of the session, a protective stop or an e-stop. */
  Stopped,
  /** The device, the link to it or a sensor that is needed does not answer. */
  Unavailable,
  /** The guest was silent for over a second: no call, and no wait. */
  Inattentive,
  /** Below the battery floor, where only `dock` moves. */
  Battery,
}

/** The name of a case, as the robot's own logs write it. */
export function actionEndName(value: ActionEnd): string {
  switch (value) {
    case ActionEnd.None:
      return "none";
    case ActionEnd.Done:
      return "done";
    case ActionEnd.Cancelled:
      return "cancelled";
    case ActionEnd.Replaced:
      return "replaced";
    case ActionEnd.Deadline:
      return "deadline";
    case ActionEnd.Unreachable:
      return "unreachable";
    case ActionEnd.Blocked:
      return "blocked";
    case ActionEnd.Hazard:
      return "hazard";
    case ActionEnd.Zone:
      return "zone";
    case ActionEnd.PoseUnknown:
      return "pose-unknown";
    case ActionEnd.LeaseLost:
      return "lease-lost";
    case ActionEnd.Stopped:
      return "stopped";
    case ActionEnd.Unavailable:
      return "unavailable";
    case ActionEnd.Inattentive:
      return "inattentive";
    case ActionEnd.Battery:
      return "battery";
    default:
      return "?";
  }
}

/** An action, as it stands. */
export class ActionState {
  /** Whether there is a value; when false, `error` says why, and the other fields are old. */
  ok: bool = false;
  /** Why there is no value. Holds only when `ok` is false. */
  error: RobotError = RobotError.Unavailable;
  /** Which one; counts up from 1 in a session. */
  id: u32 = 0;
  kind: ActionKind = ActionKind.GoTo;
  phase: ActionPhase = ActionPhase.Planning;
  /** `none` until `phase` is `ended`. */
  end: ActionEnd = ActionEnd.None;
  /** From 0 to 1. */
  progress: f64 = 0;
  /** What is left, as far as it is known: m; for `spin` rad, without its sign. */
  remaining: f64 = 0;
  /** Until its deadline, ms; 0 when it has ended. */
  leftMs: u32 = 0;

  /** Reads a `result<action-state, error>` at `at`; answers whether there is a value. */
  lift(at: usize): bool {
    if (load<u8>(at) != 0) {
      this.error = <RobotError>load<u8>(at, 8);
      return (this.ok = false);
    }
    this.id = load<u32>(at, 8);
    this.kind = <ActionKind>load<u8>(at, 12);
    this.phase = <ActionPhase>load<u8>(at, 13);
    this.end = <ActionEnd>load<u8>(at, 14);
    this.progress = load<f64>(at, 16);
    this.remaining = load<f64>(at, 24);
    this.leftMs = load<u32>(at, 32);
    return (this.ok = true);
  }

  /** Takes over every field of another. */
  copy(other: ActionState): void {
    this.ok = other.ok;
    this.error = other.error;
    this.id = other.id;
    this.kind = other.kind;
    this.phase = other.phase;
    this.end = other.end;
    this.progress = other.progress;
    this.remaining = other.remaining;
    this.leftMs = other.leftMs;
  }
}

// @ts-ignore: decorator
@external("sandpaw:robot/motion@0.1.0", "drive")
declare function motionDrive(p0: f64, p1: f64, p2: f64, p3: i32, p4: i32): void;

/**
 * Sets the velocity for at most `ttl-ms` milliseconds (1 to `max-ttl-ms`; longer is cut to that; 0 means
 * stop). Takes the lease if nobody has it. Returns after one round trip, not when the motion ends.
 *
 * Errors: `no-lease`, `lease-lost`, `stopped`, `hazard`, `zone`, `pose-unknown`, `unsupported` (sideways on
 * a robot that cannot), `unavailable` (no link), `invalid` (not finite).
 */
export function drive(vx: f64, vy: f64, wz: f64, ttlMs: u32, into: Driven): bool {
  motionDrive(vx, vy, wz, <i32>ttlMs, <i32>RET);
  return into.lift(RET);
}

// @ts-ignore: decorator
@external("sandpaw:robot/motion@0.1.0", "stop")
declare function motionStop(p0: i32): void;

/** Zero velocity now. Needs no lease: a session can always stop its own motion. */
export function stop(): i32 {
  motionStop(<i32>RET);
  // -1 when it worked, else the error.
  return load<u8>(RET) == 0 ? -1 : <i32>load<u8>(RET, 1);
}

// @ts-ignore: decorator
@external("sandpaw:robot/motion@0.1.0", "limits")
declare function motionLimits(p0: i32): void;

/** The numbers that hold for this session. */
export function limits(into: LimitsInfo): void {
  motionLimits(<i32>RET);
  into.lift(RET);
}

// @ts-ignore: decorator
@external("sandpaw:robot/motion@0.1.0", "state")
declare function motionState(p0: i32): void;

/** The state of motion, from the snapshot of this tick. */
export function state(into: MotionState): bool {
  motionState(<i32>RET);
  return into.lift(RET);
}

// @ts-ignore: decorator
@external("sandpaw:robot/motion@0.1.0", "go-to")
declare function motionGoTo(p0: f64, p1: f64, p2: i32, p3: i32): void;

/**
 * Starts to drive to a place in `map` (m) around whatever is known to stand there, through what is not known
 * yet if need be. Done within 0.06 m of it by the robot's own reckoning, or, where the body does not fit, of the nearest place within
 * 0.15 m where it does. The heading at the end is as it comes; `spin` changes it. A session has one action at a time: another one,
 * or a `drive`, takes its place. The robot moves only while the guest is attentive: it waits, or its last call
 * (`poll`, say) is under a second old. When the action ends it is an event, and `poll` tells why.
 *
 * `deadline-ms` is counted from the call; more than an hour is cut to that.
 *
 * Errors: `no-lease`, `lease-lost`, `stopped`, `pose-unknown` (this robot does not know where it is), `unavailable` (no link, or
 * no range finder), `invalid` (not finite, or deadline 0).
 */
export function goTo(x: f64, y: f64, deadlineMs: u32, into: ActionState): bool {
  motionGoTo(x, y, <i32>deadlineMs, <i32>RET);
  return into.lift(RET);
}

// @ts-ignore: decorator
@external("sandpaw:robot/motion@0.1.0", "spin")
declare function motionSpin(p0: f64, p1: i32, p2: i32): void;

/**
 * Starts to turn on the spot by `angle` (rad, counter-clockwise; ten turns at most either way). Errors as `go-to`, and
 * `invalid` for more.
 */
export function spin(angle: f64, deadlineMs: u32, into: ActionState): bool {
  motionSpin(angle, <i32>deadlineMs, <i32>RET);
  return into.lift(RET);
}

// @ts-ignore: decorator
@external("sandpaw:robot/motion@0.1.0", "dock")
declare function motionDock(p0: i32, p1: i32): void;

/** Starts to drive to the dock and onto its contacts. Done when the robot is docked already. Errors as `go-to`. */
export function dock(deadlineMs: u32, into: ActionState): bool {
  motionDock(<i32>deadlineMs, <i32>RET);
  return into.lift(RET);
}

// @ts-ignore: decorator
@external("sandpaw:robot/motion@0.1.0", "undock")
declare function motionUndock(p0: i32, p1: i32): void;

/** Starts to drive backwards off the dock, 0.4 m. Done when the robot is not docked. Errors as `spin`. */
export function undock(deadlineMs: u32, into: ActionState): bool {
  motionUndock(<i32>deadlineMs, <i32>RET);
  return into.lift(RET);
}

// @ts-ignore: decorator
@external("sandpaw:robot/motion@0.1.0", "poll")
declare function motionPoll(p0: i32, p1: i32): void;

/** How the newest action of this session stands. Errors: `invalid` (it has not this number). */
export function poll(id: u32, into: ActionState): bool {
  motionPoll(<i32>id, <i32>RET);
  return into.lift(RET);
}

// @ts-ignore: decorator
@external("sandpaw:robot/motion@0.1.0", "cancel")
declare function motionCancel(p0: i32, p1: i32): void;

/** Ends an action and stops; one that has ended already stays as it is. Errors: `invalid` (no such action). */
export function cancel(id: u32): i32 {
  motionCancel(<i32>id, <i32>RET);
  // -1 when it worked, else the error.
  return load<u8>(RET) == 0 ? -1 : <i32>load<u8>(RET, 1);
}
