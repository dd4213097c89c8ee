// Generated from runtime/wit/robot.wit by `node scripts/generate.mjs`; do not edit.
// Types of the robot API, the bytes of its calls, and the layout of the snapshot.


import type { CanonicalMemory } from "./canonical-memory.js";
import {
  fail,
  readNothing,
  readOption,
  readResult,
  storeNothing,
  storeOption,
  storeResult,
  writeNothing,
  writeOption,
  writeResult,
  type Result,
} from "./result.js";
import { decode, encode, robotFunction, serve, type FunctionInfo, type RobotFunction } from "./robot-function.js";
import { blankSnapshot, storeEntry, type SnapshotEntry } from "./snapshot.js";
import type { ValueReader } from "./value-reader.js";
import type { ValueWriter } from "./value-writer.js";

/** The cases of `RobotError`, in the order of their numbers. */
export const ROBOT_ERROR_CASES = [
  /** Another session holds the right to move the robot. */
  "no-lease",
  /** This session held the lease and lost it. */
  "lease-lost",
  /** A stop, a protective stop or an e-stop is in force. */
  "stopped",
  /** A hazard blocks motion in this direction. */
  "hazard",
  /** The zone of the grant ends here. */
  "zone",
  /** The robot does not know well enough where it is. */
  "pose-unknown",
  /** This robot cannot do that. */
  "unsupported",
  /** The device or the link to it does not answer. */
  "unavailable",
  /** What is known is older than its stated age. */
  "stale",
  /** An argument is out of range, or not a finite number. */
  "invalid",
] as const;
/** Why a call was not carried out. The list is closed: it does not grow within this version. */
export type RobotError = (typeof ROBOT_ERROR_CASES)[number];

/** A velocity in `base-link`. */
export interface Twist {
  /** Forward, m/s. */
  readonly vx: number;
  /** To the left, m/s. Only robots that can move sideways take a value other than 0. */
  readonly vy: number;
  /** Turn rate, counter-clockwise, rad/s. */
  readonly wz: number;
}

/** A position and a heading in the plane. */
export interface Placement {
  /** m. */
  readonly x: number;
  /** m. */
  readonly y: number;
  /** Counter-clockwise from the x axis, rad, in (-pi, pi]. */
  readonly theta: number;
}

/** The cases of `Limit`, in the order of their numbers. */
export const LIMIT_CASES = [
  /** Nothing: what was asked is what is applied. */
  "none",
  /** The speed of the envelope; the twist was scaled as a whole, its curvature kept. */
  "speed",
  /** The turn rate of the envelope; the twist was scaled as a whole. */
  "turn",
  /** The acceleration of the envelope. */
  "acceleration",
  /** The zone of the grant. */
  "zone",
  /** A hazard in this direction. */
  "hazard",
  /** The robot does not know well enough where it is. */
  "pose",
  /** The battery floor. */
  "battery",
  /** Another session has the lease. */
  "lease",
  /** The last velocity ran out. */
  "expired",
  /** The session's guest was silent too long, or its supervisor was. */
  "inattentive",
  /** The session is being stopped. */
  "stop",
  /** A protective stop of the safety core. */
  "protective-stop",
  /** The e-stop is latched. */
  "e-stop",
] as const;
/** What limits motion at the moment, the most severe rule first. The list is closed. */
export type Limit = (typeof LIMIT_CASES)[number];

/** The cases of `Lease`, in the order of their numbers. */
export const LEASE_CASES = [
  /** Nobody holds the lease. */
  "free",
  /** This session holds it. */
  "held",
  /** Another session holds it. */
  "other",
  /** A person holds it. */
  "person",
] as const;
/** Who may move the robot. */
export type Lease = (typeof LEASE_CASES)[number];

/** The answer to `drive`. */
export interface Driven {
  /** What the safety core will apply, in `base-link`. */
  readonly applied: Twist;
  /** What made it differ from what was asked. */
  readonly limitedBy: Limit;
}

/** The numbers of the grant, as the robot enforces them. */
export interface LimitsInfo {
  /** Forward speed at most, m/s. */
  readonly maxSpeed: number;
  /** Sideways speed at most, m/s; 0 where the robot cannot. */
  readonly maxSideSpeed: number;
  /** Turn rate at most, rad/s. */
  readonly maxTurn: number;
  /** Acceleration at most, m/s². */
  readonly maxAcceleration: number;
  /** Turn acceleration at most, rad/s². */
  readonly maxTurnAcceleration: number;
  /** The longest time-to-live of a velocity, ms. */
  readonly maxTtlMs: number;
  /** The time-to-live that `drive` is given when the caller has no wish, ms. */
  readonly defaultTtlMs: number;
  /** Radius of the robot's body around `base-link`, m. */
  readonly radius: number;
}

/** What the motion of the robot is at the moment. */
export interface MotionState {
  /** When this was written, ns on the clock of the session. */
  readonly stampNs: bigint;
  /** What the robot server commands now, in `base-link`. */
  readonly commanded: Twist;
  /** What limits it. */
  readonly limitedBy: Limit;
  /** Who has the lease. */
  readonly lease: Lease;
}

/** The cases of `ActionKind`, in the order of their numbers. */
export const ACTION_KIND_CASES = [
  /** To a place in `map`. */
  "go-to",
  /** A turn on the spot. */
  "spin",
  /** Onto the dock, from anywhere. */
  "dock",
  /** Backwards off the dock. */
  "undock",
] as const;
/** What takes time and moves the robot by itself. The list is closed. */
export type ActionKind = (typeof ACTION_KIND_CASES)[number];

/** The cases of `ActionPhase`, in the order of their numbers. */
export const ACTION_PHASE_CASES = [
  /** A way is being looked for; the robot stands. */
  "planning",
  /** On the way. */
  "moving",
  /** Over: `end` says why. */
  "ended",
] as const;
/** How far an action is. The list is closed. */
export type ActionPhase = (typeof ACTION_PHASE_CASES)[number];

/** The cases of `ActionEnd`, in the order of their numbers. */
export const ACTION_END_CASES = [
  /** It has not ended. */
  "none",
  /** It did what it was told. */
  "done",
  /** `cancel` or `stop` of this session. */
  "cancelled",
  /** Another action or a `drive` of this session took its place. */
  "replaced",
  /** Its time was over. */
  "deadline",
  /** No way leads there, or the dock's place is not known. */
  "unreachable",
  /** It did not get on, although nothing forbade it. */
  "blocked",
  /** A hazard that it could not get away from. */
  "hazard",
  /** The zone of the grant ends here. */
  "zone",
  /** The robot no longer knew well enough where it is. */
  "pose-unknown",
  /** The lease went to another session or to a person. */
  "lease-lost",
  /** A stop of the session, a protective stop or an e-stop. */
  "stopped",
  /** The device, the link to it or a sensor that is needed does not answer. */
  "unavailable",
  /** The guest was silent for over a second: no call, and no wait. */
  "inattentive",
  /** Below the battery floor, where only `dock` moves. */
  "battery",
] as const;
/** Why an action ended. The list is closed. */
export type ActionEnd = (typeof ACTION_END_CASES)[number];

/** An action, as it stands. */
export interface ActionState {
  /** Which one; counts up from 1 in a session. */
  readonly id: number;
  readonly kind: ActionKind;
  readonly phase: ActionPhase;
  /** `none` until `phase` is `ended`. */
  readonly end: ActionEnd;
  /** From 0 to 1. */
  readonly progress: number;
  /** What is left, as far as it is known: m; for `spin` rad, without its sign. */
  readonly remaining: number;
  /** Until its deadline, ms; 0 when it has ended. */
  readonly leftMs: number;
}

/** Odometry from the wheels. */
export interface OdometryReading {
  /** When it was measured, ns on the clock of the session. */
  readonly stampNs: bigint;
  /** In `odom`. */
  readonly pose: Placement;
  /** In `base-link`. */
  readonly velocity: Twist;
}

/** The cases of `BatteryStatus`, in the order of their numbers. */
export const BATTERY_STATUS_CASES = [
  "unknown",
  "discharging",
  "charging",
  "full",
] as const;
/** What the battery is doing. The list is closed. */
export type BatteryStatus = (typeof BATTERY_STATUS_CASES)[number];

/** State of the battery. */
export interface BatteryReading {
  /** When it was measured, ns on the clock of the session. */
  readonly stampNs: bigint;
  /** 0 to 1. */
  readonly fraction: number;
  /** V; NaN when unknown. */
  readonly voltage: number;
  /** What it is doing. */
  readonly status: BatteryStatus;
}

/** One turn of a planar range finder. */
export interface ScanReading {
  /** When it was measured, ns on the clock of the session. */
  readonly stampNs: bigint;
  /** Angle of the first ray, counter-clockwise from forward, rad. */
  readonly angleMin: number;
  /** From one ray to the next, counter-clockwise, rad. */
  readonly angleIncrement: number;
  /** A shorter range is not measured, m. */
  readonly rangeMin: number;
  /** A longer range is not measured, m. */
  readonly rangeMax: number;
  /**
   * Ranges, m, counter-clockwise from `angle-min`; no return is +infinity.
   * At most 1024.
   */
  readonly ranges: Float32Array;
}

/** The cases of `HazardKind`, in the order of their numbers. */
export const HAZARD_KIND_CASES = [
  "bump",
  "cliff",
  "wheel-drop",
  "stall",
  "proximity",
] as const;
/** Kinds of hazard. The list is closed. */
export type HazardKind = (typeof HAZARD_KIND_CASES)[number];

/** The cases of `HazardSource`, in the order of their numbers. */
export const HAZARD_SOURCE_CASES = [
  "front",
  "front-left",
  "left",
  "rear-left",
  "rear",
  "rear-right",
  "right",
  "front-right",
] as const;
/** Which part of the robot noticed. */
export type HazardSource = (typeof HAZARD_SOURCE_CASES)[number];

/** One hazard that is present. */
export interface Hazard {
  readonly kind: HazardKind;
  readonly source: HazardSource;
  /** For how long it has been present, ms. */
  readonly ageMs: number;
}

/** All hazards that are present. */
export interface HazardsReading {
  /** When they were measured, ns on the clock of the session. */
  readonly stampNs: bigint;
  /** At most 16. */
  readonly present: readonly Hazard[];
}

/** The cases of `DockStatus`, in the order of their numbers. */
export const DOCK_STATUS_CASES = [
  "unknown",
  "docked",
  "visible",
  "not-visible",
] as const;
/** Where the dock is, as far as the robot knows. The list is closed. */
export type DockStatus = (typeof DOCK_STATUS_CASES)[number];

/** State of the dock. */
export interface DockReading {
  /** When it was measured, ns on the clock of the session. */
  readonly stampNs: bigint;
  readonly status: DockStatus;
}

/** Where the robot is in `map`, by its own reckoning. */
export interface PoseReading {
  /** When it was measured, ns on the clock of the session. */
  readonly stampNs: bigint;
  /** In `map`. */
  readonly pose: Placement;
  /** Standard deviation of the position, m. */
  readonly deviation: number;
}

/**
 * The occupancy grid, which the robot server makes from the range finder and the robot's own pose. Its cells
 * lie in square tiles; column and row 0 begin at the origin.
 */
export interface MapReading {
  /** When the newest scan that is in it was measured, ns on the clock of the session. */
  readonly stampNs: bigint;
  /** Lower left corner of column 0, row 0, in `map`, m. */
  readonly originX: number;
  readonly originY: number;
  /** Side of a cell, m. */
  readonly resolution: number;
  /** Cells along a side of a tile. */
  readonly tileCells: number;
  /** The tiles where anything is known: the first column and row, and how many of each; 0 when nothing is. */
  readonly firstColumn: number;
  readonly firstRow: number;
  readonly columns: number;
  readonly rows: number;
}

/** One tile of the occupancy grid. */
export interface MapTileReading {
  /** When the newest scan that is in the map was measured, ns on the clock of the session. */
  readonly stampNs: bigint;
  readonly column: number;
  readonly row: number;
  /**
   * Row by row from the lower left corner: how likely something stands there, 0 to 100; 255 is not known.
   * At most 4096.
   */
  readonly cells: Uint8Array;
}

/** The cases of `PixelFormat`, in the order of their numbers. */
export const PIXEL_FORMAT_CASES = [
  /** One byte a pixel, brightness. */
  "grey8",
  /** Three bytes a pixel: red, green, blue. */
  "rgb8",
] as const;
/** How a pixel is stored, rows from the top, no padding. */
export type PixelFormat = (typeof PIXEL_FORMAT_CASES)[number];

/** What a camera can give under this grant. */
export interface CameraInfo {
  /** Largest width, pixels. */
  readonly width: number;
  /** Largest height, pixels. */
  readonly height: number;
  /** Pictures a second at most. */
  readonly rateHz: number;
  /** Whether `rgb8` is granted. */
  readonly colour: boolean;
  /** Horizontal field of view, rad. */
  readonly fieldOfView: number;
}

/** A picture. */
export interface Image {
  /** When it was taken, ns on the clock of the session. */
  readonly stampNs: bigint;
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  readonly format: PixelFormat;
  /** width × height × bytes a pixel. */
  readonly data: Uint8Array;
}

/** A hazard that came or went. */
export interface HazardChange {
  readonly kind: HazardKind;
  readonly source: HazardSource;
  /** True when it came. */
  readonly present: boolean;
}

/** An action of this session that ended. */
export interface ActionEnding {
  readonly id: number;
  readonly kind: ActionKind;
  readonly end: ActionEnd;
}

/** What happened. The list is closed. */
export type Happening =
  /** A hazard came or went. */
  | { readonly tag: "hazard"; readonly val: HazardChange }
  /** The robot reached or left its dock. */
  | { readonly tag: "dock"; readonly val: DockStatus }
  /** The lease changed hands, as this session sees it. */
  | { readonly tag: "lease"; readonly val: Lease }
  /** What limits motion changed to one of the stops, or back to `none`. */
  | { readonly tag: "limit"; readonly val: Limit }
  /** An action of this session ended. */
  | { readonly tag: "action"; readonly val: ActionEnding }
  /** A person sent a line of text. */
  | { readonly tag: "message"; readonly val: string }
  /** This many older events were dropped because the queue of 64 was full. */
  | { readonly tag: "dropped"; readonly val: number };

/** One event. */
export interface GuestEvent {
  /** When it happened, ns on the clock of the session. */
  readonly stampNs: bigint;
  readonly what: Happening;
}

/** The cases of `LogLevel`, in the order of their numbers. */
export const LOG_LEVEL_CASES = [
  "debug",
  "info",
  "warn",
  "error",
] as const;
export type LogLevel = (typeof LOG_LEVEL_CASES)[number];

/** What a key stands for. */
export interface KeptText {
  /** False when there is nothing under this key; `text` is empty then. */
  readonly found: boolean;
  readonly text: string;
}

function writeRobotError(writer: ValueWriter, value: RobotError): void {
  writer.oneOf(ROBOT_ERROR_CASES, value);
}

function readRobotError(reader: ValueReader): RobotError {
  return reader.oneOf(ROBOT_ERROR_CASES);
}

function storeRobotError(memory: CanonicalMemory, at: number, value: RobotError): void {
  memory.oneOf(at, ROBOT_ERROR_CASES, value);
}

function writeTwist(writer: ValueWriter, value: Twist): void {
  writer.f64(value.vx);
  writer.f64(value.vy);
  writer.f64(value.wz);
}

function readTwist(reader: ValueReader): Twist {
  return {
    vx: reader.f64(),
    vy: reader.f64(),
    wz: reader.f64(),
  };
}

function storeTwist(memory: CanonicalMemory, at: number, value: Twist): void {
  memory.f64(at, value.vx);
  memory.f64(at + 8, value.vy);
  memory.f64(at + 16, value.wz);
}

function writePlacement(writer: ValueWriter, value: Placement): void {
  writer.f64(value.x);
  writer.f64(value.y);
  writer.f64(value.theta);
}

function readPlacement(reader: ValueReader): Placement {
  return {
    x: reader.f64(),
    y: reader.f64(),
    theta: reader.f64(),
  };
}

function storePlacement(memory: CanonicalMemory, at: number, value: Placement): void {
  memory.f64(at, value.x);
  memory.f64(at + 8, value.y);
  memory.f64(at + 16, value.theta);
}

function writeLimit(writer: ValueWriter, value: Limit): void {
  writer.oneOf(LIMIT_CASES, value);
}

function readLimit(reader: ValueReader): Limit {
  return reader.oneOf(LIMIT_CASES);
}

function storeLimit(memory: CanonicalMemory, at: number, value: Limit): void {
  memory.oneOf(at, LIMIT_CASES, value);
}

function writeLease(writer: ValueWriter, value: Lease): void {
  writer.oneOf(LEASE_CASES, value);
}

function readLease(reader: ValueReader): Lease {
  return reader.oneOf(LEASE_CASES);
}

function storeLease(memory: CanonicalMemory, at: number, value: Lease): void {
  memory.oneOf(at, LEASE_CASES, value);
}

function writeDriven(writer: ValueWriter, value: Driven): void {
  writeTwist(writer, value.applied);
  writeLimit(writer, value.limitedBy);
}

function readDriven(reader: ValueReader): Driven {
  return {
    applied: readTwist(reader),
    limitedBy: readLimit(reader),
  };
}

function storeDriven(memory: CanonicalMemory, at: number, value: Driven): void {
  storeTwist(memory, at, value.applied);
  storeLimit(memory, at + 24, value.limitedBy);
}

function writeLimitsInfo(writer: ValueWriter, value: LimitsInfo): void {
  writer.f64(value.maxSpeed);
  writer.f64(value.maxSideSpeed);
  writer.f64(value.maxTurn);
  writer.f64(value.maxAcceleration);
  writer.f64(value.maxTurnAcceleration);
  writer.u32(value.maxTtlMs);
  writer.u32(value.defaultTtlMs);
  writer.f64(value.radius);
}

function readLimitsInfo(reader: ValueReader): LimitsInfo {
  return {
    maxSpeed: reader.f64(),
    maxSideSpeed: reader.f64(),
    maxTurn: reader.f64(),
    maxAcceleration: reader.f64(),
    maxTurnAcceleration: reader.f64(),
    maxTtlMs: reader.u32(),
    defaultTtlMs: reader.u32(),
    radius: reader.f64(),
  };
}

function storeLimitsInfo(memory: CanonicalMemory, at: number, value: LimitsInfo): void {
  memory.f64(at, value.maxSpeed);
  memory.f64(at + 8, value.maxSideSpeed);
  memory.f64(at + 16, value.maxTurn);
  memory.f64(at + 24, value.maxAcceleration);
  memory.f64(at + 32, value.maxTurnAcceleration);
  memory.u32(at + 40, value.maxTtlMs);
  memory.u32(at + 44, value.defaultTtlMs);
  memory.f64(at + 48, value.radius);
}

function writeMotionState(writer: ValueWriter, value: MotionState): void {
  writer.u64(value.stampNs);
  writeTwist(writer, value.commanded);
  writeLimit(writer, value.limitedBy);
  writeLease(writer, value.lease);
}

function readMotionState(reader: ValueReader): MotionState {
  return {
    stampNs: reader.u64(),
    commanded: readTwist(reader),
    limitedBy: readLimit(reader),
    lease: readLease(reader),
  };
}

function storeMotionState(memory: CanonicalMemory, at: number, value: MotionState): void {
  memory.u64(at, value.stampNs);
  storeTwist(memory, at + 8, value.commanded);
  storeLimit(memory, at + 32, value.limitedBy);
  storeLease(memory, at + 33, value.lease);
}

function writeActionKind(writer: ValueWriter, value: ActionKind): void {
  writer.oneOf(ACTION_KIND_CASES, value);
}

function readActionKind(reader: ValueReader): ActionKind {
  return reader.oneOf(ACTION_KIND_CASES);
}

function storeActionKind(memory: CanonicalMemory, at: number, value: ActionKind): void {
  memory.oneOf(at, ACTION_KIND_CASES, value);
}

function writeActionPhase(writer: ValueWriter, value: ActionPhase): void {
  writer.oneOf(ACTION_PHASE_CASES, value);
}

function readActionPhase(reader: ValueReader): ActionPhase {
  return reader.oneOf(ACTION_PHASE_CASES);
}

function storeActionPhase(memory: CanonicalMemory, at: number, value: ActionPhase): void {
  memory.oneOf(at, ACTION_PHASE_CASES, value);
}

function writeActionEnd(writer: ValueWriter, value: ActionEnd): void {
  writer.oneOf(ACTION_END_CASES, value);
}

function readActionEnd(reader: ValueReader): ActionEnd {
  return reader.oneOf(ACTION_END_CASES);
}

function storeActionEnd(memory: CanonicalMemory, at: number, value: ActionEnd): void {
  memory.oneOf(at, ACTION_END_CASES, value);
}

function writeActionState(writer: ValueWriter, value: ActionState): void {
  writer.u32(value.id);
  writeActionKind(writer, value.kind);
  writeActionPhase(writer, value.phase);
  writeActionEnd(writer, value.end);
  writer.f64(value.progress);
  writer.f64(value.remaining);
  writer.u32(value.leftMs);
}

function readActionState(reader: ValueReader): ActionState {
  return {
    id: reader.u32(),
    kind: readActionKind(reader),
    phase: readActionPhase(reader),
    end: readActionEnd(reader),
    progress: reader.f64(),
    remaining: reader.f64(),
    leftMs: reader.u32(),
  };
}

function storeActionState(memory: CanonicalMemory, at: number, value: ActionState): void {
  memory.u32(at, value.id);
  storeActionKind(memory, at + 4, value.kind);
  storeActionPhase(memory, at + 5, value.phase);
  storeActionEnd(memory, at + 6, value.end);
  memory.f64(at + 8, value.progress);
  memory.f64(at + 16, value.remaining);
  memory.u32(at + 24, value.leftMs);
}

function writeOdometryReading(writer: ValueWriter, value: OdometryReading): void {
  writer.u64(value.stampNs);
  writePlacement(writer, value.pose);
  writeTwist(writer, value.velocity);
}

function readOdometryReading(reader: ValueReader): OdometryReading {
  return {
    stampNs: reader.u64(),
    pose: readPlacement(reader),
    velocity: readTwist(reader),
  };
}

function storeOdometryReading(memory: CanonicalMemory, at: number, value: OdometryReading): void {
  memory.u64(at, value.stampNs);
  storePlacement(memory, at + 8, value.pose);
  storeTwist(memory, at + 32, value.velocity);
}

function writeBatteryStatus(writer: ValueWriter, value: BatteryStatus): void {
  writer.oneOf(BATTERY_STATUS_CASES, value);
}

function readBatteryStatus(reader: ValueReader): BatteryStatus {
  return reader.oneOf(BATTERY_STATUS_CASES);
}

function storeBatteryStatus(memory: CanonicalMemory, at: number, value: BatteryStatus): void {
  memory.oneOf(at, BATTERY_STATUS_CASES, value);
}

function writeBatteryReading(writer: ValueWriter, value: BatteryReading): void {
  writer.u64(value.stampNs);
  writer.f64(value.fraction);
  writer.f64(value.voltage);
  writeBatteryStatus(writer, value.status);
}

function readBatteryReading(reader: ValueReader): BatteryReading {
  return {
    stampNs: reader.u64(),
    fraction: reader.f64(),
    voltage: reader.f64(),
    status: readBatteryStatus(reader),
  };
}

function storeBatteryReading(memory: CanonicalMemory, at: number, value: BatteryReading): void {
  memory.u64(at, value.stampNs);
  memory.f64(at + 8, value.fraction);
  memory.f64(at + 16, value.voltage);
  storeBatteryStatus(memory, at + 24, value.status);
}

function writeScanReading(writer: ValueWriter, value: ScanReading): void {
  writer.u64(value.stampNs);
  writer.f64(value.angleMin);
  writer.f64(value.angleIncrement);
  writer.f64(value.rangeMin);
  writer.f64(value.rangeMax);
  writer.floats(value.ranges);
}

function readScanReading(reader: ValueReader): ScanReading {
  return {
    stampNs: reader.u64(),
    angleMin: reader.f64(),
    angleIncrement: reader.f64(),
    rangeMin: reader.f64(),
    rangeMax: reader.f64(),
    ranges: reader.floats(),
  };
}

function storeScanReading(memory: CanonicalMemory, at: number, value: ScanReading): void {
  memory.u64(at, value.stampNs);
  memory.f64(at + 8, value.angleMin);
  memory.f64(at + 16, value.angleIncrement);
  memory.f64(at + 24, value.rangeMin);
  memory.f64(at + 32, value.rangeMax);
  memory.floats(at + 40, value.ranges);
}

function writeHazardKind(writer: ValueWriter, value: HazardKind): void {
  writer.oneOf(HAZARD_KIND_CASES, value);
}

function readHazardKind(reader: ValueReader): HazardKind {
  return reader.oneOf(HAZARD_KIND_CASES);
}

function storeHazardKind(memory: CanonicalMemory, at: number, value: HazardKind): void {
  memory.oneOf(at, HAZARD_KIND_CASES, value);
}

function writeHazardSource(writer: ValueWriter, value: HazardSource): void {
  writer.oneOf(HAZARD_SOURCE_CASES, value);
}

function readHazardSource(reader: ValueReader): HazardSource {
  return reader.oneOf(HAZARD_SOURCE_CASES);
}

function storeHazardSource(memory: CanonicalMemory, at: number, value: HazardSource): void {
  memory.oneOf(at, HAZARD_SOURCE_CASES, value);
}

function writeHazard(writer: ValueWriter, value: Hazard): void {
  writeHazardKind(writer, value.kind);
  writeHazardSource(writer, value.source);
  writer.u32(value.ageMs);
}

function readHazard(reader: ValueReader): Hazard {
  return {
    kind: readHazardKind(reader),
    source: readHazardSource(reader),
    ageMs: reader.u32(),
  };
}

function storeHazard(memory: CanonicalMemory, at: number, value: Hazard): void {
  storeHazardKind(memory, at, value.kind);
  storeHazardSource(memory, at + 1, value.source);
  memory.u32(at + 4, value.ageMs);
}

function writeHazardsReading(writer: ValueWriter, value: HazardsReading): void {
  writer.u64(value.stampNs);
  writer.list(value.present, writeHazard);
}

function readHazardsReading(reader: ValueReader): HazardsReading {
  return {
    stampNs: reader.u64(),
    present: reader.list(6, readHazard),
  };
}

function storeHazardsReading(memory: CanonicalMemory, at: number, value: HazardsReading): void {
  memory.u64(at, value.stampNs);
  memory.list(at + 8, value.present, 8, 4, storeHazard);
}

function writeDockStatus(writer: ValueWriter, value: DockStatus): void {
  writer.oneOf(DOCK_STATUS_CASES, value);
}

function readDockStatus(reader: ValueReader): DockStatus {
  return reader.oneOf(DOCK_STATUS_CASES);
}

function storeDockStatus(memory: CanonicalMemory, at: number, value: DockStatus): void {
  memory.oneOf(at, DOCK_STATUS_CASES, value);
}

function writeDockReading(writer: ValueWriter, value: DockReading): void {
  writer.u64(value.stampNs);
  writeDockStatus(writer, value.status);
}

function readDockReading(reader: ValueReader): DockReading {
  return {
    stampNs: reader.u64(),
    status: readDockStatus(reader),
  };
}

function storeDockReading(memory: CanonicalMemory, at: number, value: DockReading): void {
  memory.u64(at, value.stampNs);
  storeDockStatus(memory, at + 8, value.status);
}

function writePoseReading(writer: ValueWriter, value: PoseReading): void {
  writer.u64(value.stampNs);
  writePlacement(writer, value.pose);
  writer.f64(value.deviation);
}

function readPoseReading(reader: ValueReader): PoseReading {
  return {
    stampNs: reader.u64(),
    pose: readPlacement(reader),
    deviation: reader.f64(),
  };
}

function storePoseReading(memory: CanonicalMemory, at: number, value: PoseReading): void {
  memory.u64(at, value.stampNs);
  storePlacement(memory, at + 8, value.pose);
  memory.f64(at + 32, value.deviation);
}

function writeMapReading(writer: ValueWriter, value: MapReading): void {
  writer.u64(value.stampNs);
  writer.f64(value.originX);
  writer.f64(value.originY);
  writer.f64(value.resolution);
  writer.u32(value.tileCells);
  writer.u32(value.firstColumn);
  writer.u32(value.firstRow);
  writer.u32(value.columns);
  writer.u32(value.rows);
}

function readMapReading(reader: ValueReader): MapReading {
  return {
    stampNs: reader.u64(),
    originX: reader.f64(),
    originY: reader.f64(),
    resolution: reader.f64(),
    tileCells: reader.u32(),
    firstColumn: reader.u32(),
    firstRow: reader.u32(),
    columns: reader.u32(),
    rows: reader.u32(),
  };
}

function storeMapReading(memory: CanonicalMemory, at: number, value: MapReading): void {
  memory.u64(at, value.stampNs);
  memory.f64(at + 8, value.originX);
  memory.f64(at + 16, value.originY);
  memory.f64(at + 24, value.resolution);
  memory.u32(at + 32, value.tileCells);
  memory.u32(at + 36, value.firstColumn);
  memory.u32(at + 40, value.firstRow);
  memory.u32(at + 44, value.columns);
  memory.u32(at + 48, value.rows);
}

function writeMapTileReading(writer: ValueWriter, value: MapTileReading): void {
  writer.u64(value.stampNs);
  writer.u32(value.column);
  writer.u32(value.row);
  writer.bytes(value.cells);
}

function readMapTileReading(reader: ValueReader): MapTileReading {
  return {
    stampNs: reader.u64(),
    column: reader.u32(),
    row: reader.u32(),
    cells: reader.blob(),
  };
}

function storeMapTileReading(memory: CanonicalMemory, at: number, value: MapTileReading): void {
  memory.u64(at, value.stampNs);
  memory.u32(at + 8, value.column);
  memory.u32(at + 12, value.row);
  memory.blob(at + 16, value.cells);
}

function writePixelFormat(writer: ValueWriter, value: PixelFormat): void {
  writer.oneOf(PIXEL_FORMAT_CASES, value);
}

function readPixelFormat(reader: ValueReader): PixelFormat {
  return reader.oneOf(PIXEL_FORMAT_CASES);
}

function storePixelFormat(memory: CanonicalMemory, at: number, value: PixelFormat): void {
  memory.oneOf(at, PIXEL_FORMAT_CASES, value);
}

function writeCameraInfo(writer: ValueWriter, value: CameraInfo): void {
  writer.u32(value.width);
  writer.u32(value.height);
  writer.f64(value.rateHz);
  writer.bool(value.colour);
  writer.f64(value.fieldOfView);
}

function readCameraInfo(reader: ValueReader): CameraInfo {
  return {
    width: reader.u32(),
    height: reader.u32(),
    rateHz: reader.f64(),
    colour: reader.bool(),
    fieldOfView: reader.f64(),
  };
}

function storeCameraInfo(memory: CanonicalMemory, at: number, value: CameraInfo): void {
  memory.u32(at, value.width);
  memory.u32(at + 4, value.height);
  memory.f64(at + 8, value.rateHz);
  memory.bool(at + 16, value.colour);
  memory.f64(at + 24, value.fieldOfView);
}

function writeImage(writer: ValueWriter, value: Image): void {
  writer.u64(value.stampNs);
  writer.u32(value.width);
  writer.u32(value.height);
  writePixelFormat(writer, value.format);
  writer.bytes(value.data);
}

function readImage(reader: ValueReader): Image {
  return {
    stampNs: reader.u64(),
    width: reader.u32(),
    height: reader.u32(),
    format: readPixelFormat(reader),
    data: reader.blob(),
  };
}

function storeImage(memory: CanonicalMemory, at: number, value: Image): void {
  memory.u64(at, value.stampNs);
  memory.u32(at + 8, value.width);
  memory.u32(at + 12, value.height);
  storePixelFormat(memory, at + 16, value.format);
  memory.blob(at + 20, value.data);
}

function writeHazardChange(writer: ValueWriter, value: HazardChange): void {
  writeHazardKind(writer, value.kind);
  writeHazardSource(writer, value.source);
  writer.bool(value.present);
}

function readHazardChange(reader: ValueReader): HazardChange {
  return {
    kind: readHazardKind(reader),
    source: readHazardSource(reader),
    present: reader.bool(),
  };
}

function storeHazardChange(memory: CanonicalMemory, at: number, value: HazardChange): void {
  storeHazardKind(memory, at, value.kind);
  storeHazardSource(memory, at + 1, value.source);
  memory.bool(at + 2, value.present);
}

function writeActionEnding(writer: ValueWriter, value: ActionEnding): void {
  writer.u32(value.id);
  writeActionKind(writer, value.kind);
  writeActionEnd(writer, value.end);
}

function readActionEnding(reader: ValueReader): ActionEnding {
  return {
    id: reader.u32(),
    kind: readActionKind(reader),
    end: readActionEnd(reader),
  };
}

function storeActionEnding(memory: CanonicalMemory, at: number, value: ActionEnding): void {
  memory.u32(at, value.id);
  storeActionKind(memory, at + 4, value.kind);
  storeActionEnd(memory, at + 5, value.end);
}

function writeHappening(writer: ValueWriter, value: Happening): void {
  switch (value.tag) {
    case "hazard":
      writer.u8(0);
      writeHazardChange(writer, value.val);
      return;
    case "dock":
      writer.u8(1);
      writeDockStatus(writer, value.val);
      return;
    case "lease":
      writer.u8(2);
      writeLease(writer, value.val);
      return;
    case "limit":
      writer.u8(3);
      writeLimit(writer, value.val);
      return;
    case "action":
      writer.u8(4);
      writeActionEnding(writer, value.val);
      return;
    case "message":
      writer.u8(5);
      writer.string(value.val);
      return;
    case "dropped":
      writer.u8(6);
      writer.u32(value.val);
      return;
  }
}

function readHappening(reader: ValueReader): Happening {
  switch (reader.case(7)) {
    case 0:
      return { tag: "hazard", val: readHazardChange(reader) };
    case 1:
      return { tag: "dock", val: readDockStatus(reader) };
    case 2:
      return { tag: "lease", val: readLease(reader) };
    case 3:
      return { tag: "limit", val: readLimit(reader) };
    case 4:
      return { tag: "action", val: readActionEnding(reader) };
    case 5:
      return { tag: "message", val: reader.string() };
    case 6:
      return { tag: "dropped", val: reader.u32() };
    default:
      throw new RangeError("unreachable: the case was checked");
  }
}

function storeHappening(memory: CanonicalMemory, at: number, value: Happening): void {
  switch (value.tag) {
    case "hazard":
      memory.u8(at, 0);
      storeHazardChange(memory, at + 4, value.val);
      return;
    case "dock":
      memory.u8(at, 1);
      storeDockStatus(memory, at + 4, value.val);
      return;
    case "lease":
      memory.u8(at, 2);
      storeLease(memory, at + 4, value.val);
      return;
    case "limit":
      memory.u8(at, 3);
      storeLimit(memory, at + 4, value.val);
      return;
    case "action":
      memory.u8(at, 4);
      storeActionEnding(memory, at + 4, value.val);
      return;
    case "message":
      memory.u8(at, 5);
      memory.string(at + 4, value.val);
      return;
    case "dropped":
      memory.u8(at, 6);
      memory.u32(at + 4, value.val);
      return;
  }
}

function writeGuestEvent(writer: ValueWriter, value: GuestEvent): void {
  writer.u64(value.stampNs);
  writeHappening(writer, value.what);
}

function readGuestEvent(reader: ValueReader): GuestEvent {
  return {
    stampNs: reader.u64(),
    what: readHappening(reader),
  };
}

function storeGuestEvent(memory: CanonicalMemory, at: number, value: GuestEvent): void {
  memory.u64(at, value.stampNs);
  storeHappening(memory, at + 8, value.what);
}

function writeLogLevel(writer: ValueWriter, value: LogLevel): void {
  writer.oneOf(LOG_LEVEL_CASES, value);
}

function readLogLevel(reader: ValueReader): LogLevel {
  return reader.oneOf(LOG_LEVEL_CASES);
}

function writeKeptText(writer: ValueWriter, value: KeptText): void {
  writer.bool(value.found);
  writer.string(value.text);
}

function readKeptText(reader: ValueReader): KeptText {
  return {
    found: reader.bool(),
    text: reader.string(),
  };
}

function storeKeptText(memory: CanonicalMemory, at: number, value: KeptText): void {
  memory.bool(at, value.found);
  memory.string(at + 4, value.text);
}

/** Moving. Every velocity expires; nothing moves without the lease. */
export interface MotionApi {
  /**
   * Sets the velocity for at most `ttl-ms` milliseconds (1 to `max-ttl-ms`; longer is cut to that; 0 means
   * stop). Takes the lease if nobody has it. Returns after one round trip, not when the motion ends.
   *
   * Errors: `no-lease`, `lease-lost`, `stopped`, `hazard`, `zone`, `pose-unknown`, `unsupported` (sideways on
   * a robot that cannot), `unavailable` (no link), `invalid` (not finite).
   */
  drive(velocity: Twist, ttlMs: number): Result<Driven, RobotError> | Promise<Result<Driven, RobotError>>;
  /** Zero velocity now. Needs no lease: a session can always stop its own motion. */
  stop(): Result<undefined, RobotError> | Promise<Result<undefined, RobotError>>;
  /** The numbers that hold for this session. */
  limits(): LimitsInfo | Promise<LimitsInfo>;
  /** The state of motion, from the snapshot of this tick. */
  state(): Result<MotionState, RobotError> | Promise<Result<MotionState, RobotError>>;
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
  goTo(x: number, y: number, deadlineMs: number): Result<ActionState, RobotError> | Promise<Result<ActionState, RobotError>>;
  /**
   * Starts to turn on the spot by `angle` (rad, counter-clockwise; ten turns at most either way). Errors as `go-to`, and
   * `invalid` for more.
   */
  spin(angle: number, deadlineMs: number): Result<ActionState, RobotError> | Promise<Result<ActionState, RobotError>>;
  /** Starts to drive to the dock and onto its contacts. Done when the robot is docked already. Errors as `go-to`. */
  dock(deadlineMs: number): Result<ActionState, RobotError> | Promise<Result<ActionState, RobotError>>;
  /** Starts to drive backwards off the dock, 0.4 m. Done when the robot is not docked. Errors as `spin`. */
  undock(deadlineMs: number): Result<ActionState, RobotError> | Promise<Result<ActionState, RobotError>>;
  /** How the newest action of this session stands. Errors: `invalid` (it has not this number). */
  poll(id: number): Result<ActionState, RobotError> | Promise<Result<ActionState, RobotError>>;
  /** Ends an action and stops; one that has ended already stays as it is. Errors: `invalid` (no such action). */
  cancel(id: number): Result<undefined, RobotError> | Promise<Result<undefined, RobotError>>;
}

/**
 * What the robot senses. Reads come from the snapshot of this tick: they cost no round trip, and everything
 * read in one tick was seen at one moment. Each returns its value with a stamp, or `unavailable` (no such
 * sensor, or it does not answer) or `stale`, without harm.
 */
export interface SensorsApi {
  odometry(): Result<OdometryReading, RobotError> | Promise<Result<OdometryReading, RobotError>>;
  battery(): Result<BatteryReading, RobotError> | Promise<Result<BatteryReading, RobotError>>;
  scan(): Result<ScanReading, RobotError> | Promise<Result<ScanReading, RobotError>>;
  hazards(): Result<HazardsReading, RobotError> | Promise<Result<HazardsReading, RobotError>>;
  dockState(): Result<DockReading, RobotError> | Promise<Result<DockReading, RobotError>>;
  pose(): Result<PoseReading, RobotError> | Promise<Result<PoseReading, RobotError>>;
  /**
   * What there is of the map; a round trip.
   *
   * Errors: `unavailable` (nothing is known yet, or no range finder), `stale` (sooner than 256 readings of the map a
   * second allow).
   */
  mapInfo(): Result<MapReading, RobotError> | Promise<Result<MapReading, RobotError>>;
  /**
   * One tile of the map; a round trip. A tile of which nothing is known is all 255.
   *
   * Errors: `invalid` (no such tile), and as `map-info`.
   */
  mapTile(column: number, row: number): Result<MapTileReading, RobotError> | Promise<Result<MapTileReading, RobotError>>;
}

/** Pictures. Granted in tiers: size, rate and colour. */
export interface CameraApi {
  /** The names of the cameras that are granted. */
  list(): readonly string[] | Promise<readonly string[]>;
  /** What a camera can give. Errors: `invalid` (no such camera), `unavailable`. */
  describe(camera: string): Result<CameraInfo, RobotError> | Promise<Result<CameraInfo, RobotError>>;
  /**
   * Takes a picture of at most this size; the camera's aspect ratio is kept. Blocks until it is there.
   *
   * Errors: `invalid` (no such camera, size 0), `unsupported` (format not granted), `stale` (sooner than the
   * granted rate allows), `unavailable`.
   */
  capture(camera: string, format: PixelFormat, maxWidth: number, maxHeight: number): Result<Image, RobotError> | Promise<Result<Image, RobotError>>;
}

/** What happens to the robot and to the session, in order. */
export interface EventsApi {
  /** Waits up to `timeout-ms` for the next event; `none` when the time is up. This is also how a program sleeps. */
  wait(timeoutMs: number): GuestEvent | undefined | Promise<GuestEvent | undefined>;
}

/** Lines for people. */
export interface LogApi {
  /**
   * Writes one line, at most 4096 bytes of UTF-8; longer is cut. Lines beyond the granted rate are dropped and
   * counted.
   */
  write(level: LogLevel, message: string): void | Promise<void>;
}

/** A behaviour's own numbers, exported to Prometheus as `sandpaw_behaviour_…`. */
export interface TelemetryApi {
  /**
   * Sets a gauge. The name is `[a-z][a-z0-9_]*`, at most 64 characters; at most 32 names a session.
   * Errors: `invalid` (name, or not finite), `unsupported` (too many names).
   */
  gauge(name: string, value: number): Result<undefined, RobotError> | Promise<Result<undefined, RobotError>>;
  /** Adds to a counter; `by` is not negative. Errors as `gauge`. */
  counter(name: string, by: number): Result<undefined, RobotError> | Promise<Result<undefined, RobotError>>;
}

/**
 * What a behaviour wants to find again when it comes back: texts by key. Every run of a module of this name by this signer
 * (in Kubernetes: in this namespace) has the same store; a run that moves to another robot begins with an empty one. It is on disk when the call
 * returns, where the robot server keeps anything.
 */
export interface StoreApi {
  /** Reads a text. A key is `[a-z0-9][a-z0-9._-]*`, at most 64 characters. Errors: `invalid` (key). */
  get(key: string): Result<KeptText, RobotError> | Promise<Result<KeptText, RobotError>>;
  /**
   * Writes a text. Errors: `invalid` (key), `unsupported` (no room: keys and texts together take more than the
   * granted bytes of UTF-8, or there would be more than 256 keys), `stale` (sooner than ten changes a second allow),
   * `unavailable` (the disk does not take it; what was there before still is).
   */
  set(key: string, text: string): Result<undefined, RobotError> | Promise<Result<undefined, RobotError>>;
  /** Removes a text, if it is there. Errors as `set`. */
  remove(key: string): Result<undefined, RobotError> | Promise<Result<undefined, RobotError>>;
  /** The keys, sorted. */
  keys(): readonly string[] | Promise<readonly string[]>;
}

/** The whole robot API, as a server has it. */
export interface RobotApi {
  readonly motion: MotionApi;
  readonly sensors: SensorsApi;
  readonly camera: CameraApi;
  readonly events: EventsApi;
  readonly log: LogApi;
  readonly telemetry: TelemetryApi;
  readonly store: StoreApi;
}

/** The part of the robot API that travels as calls. */
export interface CallApi {
  readonly motion: Pick<MotionApi, "drive" | "stop" | "limits" | "goTo" | "spin" | "dock" | "undock" | "poll" | "cancel">;
  readonly sensors: Pick<SensorsApi, "mapInfo" | "mapTile">;
  readonly camera: Pick<CameraApi, "list" | "describe" | "capture">;
  readonly telemetry: Pick<TelemetryApi, "gauge" | "counter">;
  readonly store: Pick<StoreApi, "get" | "set" | "remove" | "keys">;
}

/** Every function of the robot API, by interface and name. */
export interface RobotFunctions {
  readonly "motion.drive": RobotFunction<[velocity: Twist, ttlMs: number], Result<Driven, RobotError>>;
  readonly "motion.stop": RobotFunction<[], Result<undefined, RobotError>>;
  readonly "motion.limits": RobotFunction<[], LimitsInfo>;
  readonly "motion.state": RobotFunction<[], Result<MotionState, RobotError>>;
  readonly "motion.go-to": RobotFunction<[x: number, y: number, deadlineMs: number], Result<ActionState, RobotError>>;
  readonly "motion.spin": RobotFunction<[angle: number, deadlineMs: number], Result<ActionState, RobotError>>;
  readonly "motion.dock": RobotFunction<[deadlineMs: number], Result<ActionState, RobotError>>;
  readonly "motion.undock": RobotFunction<[deadlineMs: number], Result<ActionState, RobotError>>;
  readonly "motion.poll": RobotFunction<[id: number], Result<ActionState, RobotError>>;
  readonly "motion.cancel": RobotFunction<[id: number], Result<undefined, RobotError>>;
  readonly "sensors.odometry": RobotFunction<[], Result<OdometryReading, RobotError>>;
  readonly "sensors.battery": RobotFunction<[], Result<BatteryReading, RobotError>>;
  readonly "sensors.scan": RobotFunction<[], Result<ScanReading, RobotError>>;
  readonly "sensors.hazards": RobotFunction<[], Result<HazardsReading, RobotError>>;
  readonly "sensors.dock-state": RobotFunction<[], Result<DockReading, RobotError>>;
  readonly "sensors.pose": RobotFunction<[], Result<PoseReading, RobotError>>;
  readonly "sensors.map-info": RobotFunction<[], Result<MapReading, RobotError>>;
  readonly "sensors.map-tile": RobotFunction<[column: number, row: number], Result<MapTileReading, RobotError>>;
  readonly "camera.list": RobotFunction<[], readonly string[]>;
  readonly "camera.describe": RobotFunction<[camera: string], Result<CameraInfo, RobotError>>;
  readonly "camera.capture": RobotFunction<[camera: string, format: PixelFormat, maxWidth: number, maxHeight: number], Result<Image, RobotError>>;
  readonly "events.wait": RobotFunction<[timeoutMs: number], GuestEvent | undefined>;
  readonly "log.write": RobotFunction<[level: LogLevel, message: string], undefined>;
  readonly "telemetry.gauge": RobotFunction<[name: string, value: number], Result<undefined, RobotError>>;
  readonly "telemetry.counter": RobotFunction<[name: string, by: number], Result<undefined, RobotError>>;
  readonly "store.get": RobotFunction<[key: string], Result<KeptText, RobotError>>;
  readonly "store.set": RobotFunction<[key: string, text: string], Result<undefined, RobotError>>;
  readonly "store.remove": RobotFunction<[key: string], Result<undefined, RobotError>>;
  readonly "store.keys": RobotFunction<[], readonly string[]>;
}

/** Numbers and codecs of every function. */
export const FUNCTIONS: RobotFunctions = {
  "motion.drive": robotFunction(
    { id: 0x0100, interface: "motion", name: "drive", carriage: "call" },
    {
      writeArgs: (writer, [velocity, ttlMs]) => {
        writeTwist(writer, velocity);
        writer.u32(ttlMs);
      },
      readArgs: (reader) => [readTwist(reader), reader.u32()],
      writeResult: (writer, value: Result<Driven, RobotError>) => writeResult(writer, value, writeDriven, writeRobotError),
      readResult: (reader) => readResult(reader, readDriven, readRobotError),
      storeResult: (memory, at, value: Result<Driven, RobotError>) => storeResult(memory, at, 8, value, storeDriven, storeRobotError),
    },
  ),
  "motion.stop": robotFunction(
    { id: 0x0101, interface: "motion", name: "stop", carriage: "call" },
    {
      writeArgs: writeNothing,
      readArgs: () => [],
      writeResult: (writer, value: Result<undefined, RobotError>) => writeResult(writer, value, writeNothing, writeRobotError),
      readResult: (reader) => readResult(reader, readNothing, readRobotError),
      storeResult: (memory, at, value: Result<undefined, RobotError>) => storeResult(memory, at, 1, value, storeNothing, storeRobotError),
    },
  ),
  "motion.limits": robotFunction(
    { id: 0x0102, interface: "motion", name: "limits", carriage: "call" },
    {
      writeArgs: writeNothing,
      readArgs: () => [],
      writeResult: writeLimitsInfo,
      readResult: readLimitsInfo,
      storeResult: storeLimitsInfo,
    },
  ),
  "motion.state": robotFunction(
    { id: 0x0103, interface: "motion", name: "state", carriage: "snapshot" },
    {
      writeArgs: writeNothing,
      readArgs: () => [],
      writeResult: (writer, value: Result<MotionState, RobotError>) => writeResult(writer, value, writeMotionState, writeRobotError),
      readResult: (reader) => readResult(reader, readMotionState, readRobotError),
      storeResult: (memory, at, value: Result<MotionState, RobotError>) => storeResult(memory, at, 8, value, storeMotionState, storeRobotError),
    },
  ),
  "motion.go-to": robotFunction(
    { id: 0x0104, interface: "motion", name: "go-to", carriage: "call" },
    {
      writeArgs: (writer, [x, y, deadlineMs]) => {
        writer.f64(x);
        writer.f64(y);
        writer.u32(deadlineMs);
      },
      readArgs: (reader) => [reader.f64(), reader.f64(), reader.u32()],
      writeResult: (writer, value: Result<ActionState, RobotError>) => writeResult(writer, value, writeActionState, writeRobotError),
      readResult: (reader) => readResult(reader, readActionState, readRobotError),
      storeResult: (memory, at, value: Result<ActionState, RobotError>) => storeResult(memory, at, 8, value, storeActionState, storeRobotError),
    },
  ),
  "motion.spin": robotFunction(
    { id: 0x0105, interface: "motion", name: "spin", carriage: "call" },
    {
      writeArgs: (writer, [angle, deadlineMs]) => {
        writer.f64(angle);
        writer.u32(deadlineMs);
      },
      readArgs: (reader) => [reader.f64(), reader.u32()],
      writeResult: (writer, value: Result<ActionState, RobotError>) => writeResult(writer, value, writeActionState, writeRobotError),
      readResult: (reader) => readResult(reader, readActionState, readRobotError),
      storeResult: (memory, at, value: Result<ActionState, RobotError>) => storeResult(memory, at, 8, value, storeActionState, storeRobotError),
    },
  ),
  "motion.dock": robotFunction(
    { id: 0x0106, interface: "motion", name: "dock", carriage: "call" },
    {
      writeArgs: (writer, [deadlineMs]) => {
        writer.u32(deadlineMs);
      },
      readArgs: (reader) => [reader.u32()],
      writeResult: (writer, value: Result<ActionState, RobotError>) => writeResult(writer, value, writeActionState, writeRobotError),
      readResult: (reader) => readResult(reader, readActionState, readRobotError),
      storeResult: (memory, at, value: Result<ActionState, RobotError>) => storeResult(memory, at, 8, value, storeActionState, storeRobotError),
    },
  ),
  "motion.undock": robotFunction(
    { id: 0x0107, interface: "motion", name: "undock", carriage: "call" },
    {
      writeArgs: (writer, [deadlineMs]) => {
        writer.u32(deadlineMs);
      },
      readArgs: (reader) => [reader.u32()],
      writeResult: (writer, value: Result<ActionState, RobotError>) => writeResult(writer, value, writeActionState, writeRobotError),
      readResult: (reader) => readResult(reader, readActionState, readRobotError),
      storeResult: (memory, at, value: Result<ActionState, RobotError>) => storeResult(memory, at, 8, value, storeActionState, storeRobotError),
    },
  ),
  "motion.poll": robotFunction(
    { id: 0x0108, interface: "motion", name: "poll", carriage: "call" },
    {
      writeArgs: (writer, [id]) => {
        writer.u32(id);
      },
      readArgs: (reader) => [reader.u32()],
      writeResult: (writer, value: Result<ActionState, RobotError>) => writeResult(writer, value, writeActionState, writeRobotError),
      readResult: (reader) => readResult(reader, readActionState, readRobotError),
      storeResult: (memory, at, value: Result<ActionState, RobotError>) => storeResult(memory, at, 8, value, storeActionState, storeRobotError),
    },
  ),
  "motion.cancel": robotFunction(
    { id: 0x0109, interface: "motion", name: "cancel", carriage: "call" },
    {
      writeArgs: (writer, [id]) => {
        writer.u32(id);
      },
      readArgs: (reader) => [reader.u32()],
      writeResult: (writer, value: Result<undefined, RobotError>) => writeResult(writer, value, writeNothing, writeRobotError),
      readResult: (reader) => readResult(reader, readNothing, readRobotError),
      storeResult: (memory, at, value: Result<undefined, RobotError>) => storeResult(memory, at, 1, value, storeNothing, storeRobotError),
    },
  ),
  "sensors.odometry": robotFunction(
    { id: 0x0200, interface: "sensors", name: "odometry", carriage: "snapshot" },
    {
      writeArgs: writeNothing,
      readArgs: () => [],
      writeResult: (writer, value: Result<OdometryReading, RobotError>) => writeResult(writer, value, writeOdometryReading, writeRobotError),
      readResult: (reader) => readResult(reader, readOdometryReading, readRobotError),
      storeResult: (memory, at, value: Result<OdometryReading, RobotError>) => storeResult(memory, at, 8, value, storeOdometryReading, storeRobotError),
    },
  ),
  "sensors.battery": robotFunction(
    { id: 0x0201, interface: "sensors", name: "battery", carriage: "snapshot" },
    {
      writeArgs: writeNothing,
      readArgs: () => [],
      writeResult: (writer, value: Result<BatteryReading, RobotError>) => writeResult(writer, value, writeBatteryReading, writeRobotError),
      readResult: (reader) => readResult(reader, readBatteryReading, readRobotError),
      storeResult: (memory, at, value: Result<BatteryReading, RobotError>) => storeResult(memory, at, 8, value, storeBatteryReading, storeRobotError),
    },
  ),
  "sensors.scan": robotFunction(
    { id: 0x0202, interface: "sensors", name: "scan", carriage: "snapshot" },
    {
      writeArgs: writeNothing,
      readArgs: () => [],
      writeResult: (writer, value: Result<ScanReading, RobotError>) => writeResult(writer, value, writeScanReading, writeRobotError),
      readResult: (reader) => readResult(reader, readScanReading, readRobotError),
      storeResult: (memory, at, value: Result<ScanReading, RobotError>) => storeResult(memory, at, 8, value, storeScanReading, storeRobotError),
    },
  ),
  "sensors.hazards": robotFunction(
    { id: 0x0203, interface: "sensors", name: "hazards", carriage: "snapshot" },
    {
      writeArgs: writeNothing,
      readArgs: () => [],
      writeResult: (writer, value: Result<HazardsReading, RobotError>) => writeResult(writer, value, writeHazardsReading, writeRobotError),
      readResult: (reader) => readResult(reader, readHazardsReading, readRobotError),
      storeResult: (memory, at, value: Result<HazardsReading, RobotError>) => storeResult(memory, at, 8, value, storeHazardsReading, storeRobotError),
    },
  ),
  "sensors.dock-state": robotFunction(
    { id: 0x0204, interface: "sensors", name: "dock-state", carriage: "snapshot" },
    {
      writeArgs: writeNothing,
      readArgs: () => [],
      writeResult: (writer, value: Result<DockReading, RobotError>) => writeResult(writer, value, writeDockReading, writeRobotError),
      readResult: (reader) => readResult(reader, readDockReading, readRobotError),
      storeResult: (memory, at, value: Result<DockReading, RobotError>) => storeResult(memory, at, 8, value, storeDockReading, storeRobotError),
    },
  ),
  "sensors.pose": robotFunction(
    { id: 0x0205, interface: "sensors", name: "pose", carriage: "snapshot" },
    {
      writeArgs: writeNothing,
      readArgs: () => [],
      writeResult: (writer, value: Result<PoseReading, RobotError>) => writeResult(writer, value, writePoseReading, writeRobotError),
      readResult: (reader) => readResult(reader, readPoseReading, readRobotError),
      storeResult: (memory, at, value: Result<PoseReading, RobotError>) => storeResult(memory, at, 8, value, storePoseReading, storeRobotError),
    },
  ),
  "sensors.map-info": robotFunction(
    { id: 0x0206, interface: "sensors", name: "map-info", carriage: "call" },
    {
      writeArgs: writeNothing,
      readArgs: () => [],
      writeResult: (writer, value: Result<MapReading, RobotError>) => writeResult(writer, value, writeMapReading, writeRobotError),
      readResult: (reader) => readResult(reader, readMapReading, readRobotError),
      storeResult: (memory, at, value: Result<MapReading, RobotError>) => storeResult(memory, at, 8, value, storeMapReading, storeRobotError),
    },
  ),
  "sensors.map-tile": robotFunction(
    { id: 0x0207, interface: "sensors", name: "map-tile", carriage: "call" },
    {
      writeArgs: (writer, [column, row]) => {
        writer.u32(column);
        writer.u32(row);
      },
      readArgs: (reader) => [reader.u32(), reader.u32()],
      writeResult: (writer, value: Result<MapTileReading, RobotError>) => writeResult(writer, value, writeMapTileReading, writeRobotError),
      readResult: (reader) => readResult(reader, readMapTileReading, readRobotError),
      storeResult: (memory, at, value: Result<MapTileReading, RobotError>) => storeResult(memory, at, 8, value, storeMapTileReading, storeRobotError),
    },
  ),
  "camera.list": robotFunction(
    { id: 0x0300, interface: "camera", name: "list", carriage: "call" },
    {
      writeArgs: writeNothing,
      readArgs: () => [],
      writeResult: (writer, value: readonly string[]) => writer.list(value, (writer, value: string) => writer.string(value)),
      readResult: (reader) => reader.list(4, (reader) => reader.string()),
      storeResult: (memory, at, value: readonly string[]) => memory.list(at, value, 8, 4, (memory, at, value: string) => memory.string(at, value)),
    },
  ),
  "camera.describe": robotFunction(
    { id: 0x0301, interface: "camera", name: "describe", carriage: "call" },
    {
      writeArgs: (writer, [camera]) => {
        writer.string(camera);
      },
      readArgs: (reader) => [reader.string()],
      writeResult: (writer, value: Result<CameraInfo, RobotError>) => writeResult(writer, value, writeCameraInfo, writeRobotError),
      readResult: (reader) => readResult(reader, readCameraInfo, readRobotError),
      storeResult: (memory, at, value: Result<CameraInfo, RobotError>) => storeResult(memory, at, 8, value, storeCameraInfo, storeRobotError),
    },
  ),
  "camera.capture": robotFunction(
    { id: 0x0302, interface: "camera", name: "capture", carriage: "call" },
    {
      writeArgs: (writer, [camera, format, maxWidth, maxHeight]) => {
        writer.string(camera);
        writePixelFormat(writer, format);
        writer.u32(maxWidth);
        writer.u32(maxHeight);
      },
      readArgs: (reader) => [reader.string(), readPixelFormat(reader), reader.u32(), reader.u32()],
      writeResult: (writer, value: Result<Image, RobotError>) => writeResult(writer, value, writeImage, writeRobotError),
      readResult: (reader) => readResult(reader, readImage, readRobotError),
      storeResult: (memory, at, value: Result<Image, RobotError>) => storeResult(memory, at, 8, value, storeImage, storeRobotError),
    },
  ),
  "events.wait": robotFunction(
    { id: 0x0400, interface: "events", name: "wait", carriage: "wait" },
    {
      writeArgs: (writer, [timeoutMs]) => {
        writer.u32(timeoutMs);
      },
      readArgs: (reader) => [reader.u32()],
      writeResult: (writer, value: GuestEvent | undefined) => writeOption(writer, value, writeGuestEvent),
      readResult: (reader) => readOption(reader, readGuestEvent),
      storeResult: (memory, at, value: GuestEvent | undefined) => storeOption(memory, at, 8, value, storeGuestEvent),
    },
  ),
  "log.write": robotFunction(
    { id: 0x0500, interface: "log", name: "write", carriage: "log" },
    {
      writeArgs: (writer, [level, message]) => {
        writeLogLevel(writer, level);
        writer.string(message);
      },
      readArgs: (reader) => [readLogLevel(reader), reader.string()],
      writeResult: writeNothing,
      readResult: readNothing,
      storeResult: storeNothing,
    },
  ),
  "telemetry.gauge": robotFunction(
    { id: 0x0600, interface: "telemetry", name: "gauge", carriage: "call" },
    {
      writeArgs: (writer, [name, value]) => {
        writer.string(name);
        writer.f64(value);
      },
      readArgs: (reader) => [reader.string(), reader.f64()],
      writeResult: (writer, value: Result<undefined, RobotError>) => writeResult(writer, value, writeNothing, writeRobotError),
      readResult: (reader) => readResult(reader, readNothing, readRobotError),
      storeResult: (memory, at, value: Result<undefined, RobotError>) => storeResult(memory, at, 1, value, storeNothing, storeRobotError),
    },
  ),
  "telemetry.counter": robotFunction(
    { id: 0x0601, interface: "telemetry", name: "counter", carriage: "call" },
    {
      writeArgs: (writer, [name, by]) => {
        writer.string(name);
        writer.f64(by);
      },
      readArgs: (reader) => [reader.string(), reader.f64()],
      writeResult: (writer, value: Result<undefined, RobotError>) => writeResult(writer, value, writeNothing, writeRobotError),
      readResult: (reader) => readResult(reader, readNothing, readRobotError),
      storeResult: (memory, at, value: Result<undefined, RobotError>) => storeResult(memory, at, 1, value, storeNothing, storeRobotError),
    },
  ),
  "store.get": robotFunction(
    { id: 0x0700, interface: "store", name: "get", carriage: "call" },
    {
      writeArgs: (writer, [key]) => {
        writer.string(key);
      },
      readArgs: (reader) => [reader.string()],
      writeResult: (writer, value: Result<KeptText, RobotError>) => writeResult(writer, value, writeKeptText, writeRobotError),
      readResult: (reader) => readResult(reader, readKeptText, readRobotError),
      storeResult: (memory, at, value: Result<KeptText, RobotError>) => storeResult(memory, at, 4, value, storeKeptText, storeRobotError),
    },
  ),
  "store.set": robotFunction(
    { id: 0x0701, interface: "store", name: "set", carriage: "call" },
    {
      writeArgs: (writer, [key, text]) => {
        writer.string(key);
        writer.string(text);
      },
      readArgs: (reader) => [reader.string(), reader.string()],
      writeResult: (writer, value: Result<undefined, RobotError>) => writeResult(writer, value, writeNothing, writeRobotError),
      readResult: (reader) => readResult(reader, readNothing, readRobotError),
      storeResult: (memory, at, value: Result<undefined, RobotError>) => storeResult(memory, at, 1, value, storeNothing, storeRobotError),
    },
  ),
  "store.remove": robotFunction(
    { id: 0x0702, interface: "store", name: "remove", carriage: "call" },
    {
      writeArgs: (writer, [key]) => {
        writer.string(key);
      },
      readArgs: (reader) => [reader.string()],
      writeResult: (writer, value: Result<undefined, RobotError>) => writeResult(writer, value, writeNothing, writeRobotError),
      readResult: (reader) => readResult(reader, readNothing, readRobotError),
      storeResult: (memory, at, value: Result<undefined, RobotError>) => storeResult(memory, at, 1, value, storeNothing, storeRobotError),
    },
  ),
  "store.keys": robotFunction(
    { id: 0x0703, interface: "store", name: "keys", carriage: "call" },
    {
      writeArgs: writeNothing,
      readArgs: () => [],
      writeResult: (writer, value: readonly string[]) => writer.list(value, (writer, value: string) => writer.string(value)),
      readResult: (reader) => reader.list(4, (reader) => reader.string()),
      storeResult: (memory, at, value: readonly string[]) => memory.list(at, value, 8, 4, (memory, at, value: string) => memory.string(at, value)),
    },
  ),
};

const BY_ID: ReadonlyMap<number, FunctionInfo> = new Map(
  Object.values<FunctionInfo>({ ...FUNCTIONS }).map((one) => [one.id, one]),
);

/** What a number in a call frame means; undefined for a number that is no function's. */
export function functionOf(id: number): FunctionInfo | undefined {
  return BY_ID.get(id);
}

/**
 * Answers one call: decodes the arguments strictly, runs the function, encodes its result. The caller has checked
 * that the interface is granted. Throws `FrameError` for bad arguments, `RangeError` for a number that is no call's.
 */
export function serveCall(api: CallApi, id: number, args: Uint8Array): Uint8Array | Promise<Uint8Array> {
  switch (id) {
    case 0x0100:
      return serve(FUNCTIONS["motion.drive"], args, (values) => api.motion.drive(...values));
    case 0x0101:
      return serve(FUNCTIONS["motion.stop"], args, () => api.motion.stop());
    case 0x0102:
      return serve(FUNCTIONS["motion.limits"], args, () => api.motion.limits());
    case 0x0104:
      return serve(FUNCTIONS["motion.go-to"], args, (values) => api.motion.goTo(...values));
    case 0x0105:
      return serve(FUNCTIONS["motion.spin"], args, (values) => api.motion.spin(...values));
    case 0x0106:
      return serve(FUNCTIONS["motion.dock"], args, (values) => api.motion.dock(...values));
    case 0x0107:
      return serve(FUNCTIONS["motion.undock"], args, (values) => api.motion.undock(...values));
    case 0x0108:
      return serve(FUNCTIONS["motion.poll"], args, (values) => api.motion.poll(...values));
    case 0x0109:
      return serve(FUNCTIONS["motion.cancel"], args, (values) => api.motion.cancel(...values));
    case 0x0206:
      return serve(FUNCTIONS["sensors.map-info"], args, () => api.sensors.mapInfo());
    case 0x0207:
      return serve(FUNCTIONS["sensors.map-tile"], args, (values) => api.sensors.mapTile(...values));
    case 0x0300:
      return serve(FUNCTIONS["camera.list"], args, () => api.camera.list());
    case 0x0301:
      return serve(FUNCTIONS["camera.describe"], args, (values) => api.camera.describe(...values));
    case 0x0302:
      return serve(FUNCTIONS["camera.capture"], args, (values) => api.camera.capture(...values));
    case 0x0600:
      return serve(FUNCTIONS["telemetry.gauge"], args, (values) => api.telemetry.gauge(...values));
    case 0x0601:
      return serve(FUNCTIONS["telemetry.counter"], args, (values) => api.telemetry.counter(...values));
    case 0x0700:
      return serve(FUNCTIONS["store.get"], args, (values) => api.store.get(...values));
    case 0x0701:
      return serve(FUNCTIONS["store.set"], args, (values) => api.store.set(...values));
    case 0x0702:
      return serve(FUNCTIONS["store.remove"], args, (values) => api.store.remove(...values));
    case 0x0703:
      return serve(FUNCTIONS["store.keys"], args, () => api.store.keys());
    default:
      throw new RangeError(`function ${id} is no call`);
  }
}

/** The bytes of one event, as the answer to a wait carries it. */
export function encodeEvent(event: GuestEvent): Uint8Array {
  return encode(event, writeGuestEvent);
}

/** Reads one event; strict. */
export function decodeEvent(bytes: Uint8Array): GuestEvent {
  return decode(bytes, readGuestEvent);
}

/** What the snapshot holds: the results of the hot reads. */
export interface SnapshotValues {
  readonly "motion.state": Result<MotionState, RobotError>;
  readonly "sensors.odometry": Result<OdometryReading, RobotError>;
  readonly "sensors.battery": Result<BatteryReading, RobotError>;
  readonly "sensors.scan": Result<ScanReading, RobotError>;
  readonly "sensors.hazards": Result<HazardsReading, RobotError>;
  readonly "sensors.dock-state": Result<DockReading, RobotError>;
  readonly "sensors.pose": Result<PoseReading, RobotError>;
}

/** The hot reads, in the order of the definition. */
export const SNAPSHOT_KEYS: readonly (keyof SnapshotValues)[] = [
  "motion.state",
  "sensors.odometry",
  "sensors.battery",
  "sensors.scan",
  "sensors.hazards",
  "sensors.dock-state",
  "sensors.pose",
];

/** The layout of the snapshot. The version changes with the layout. */
export const SNAPSHOT: {
  readonly version: number;
  readonly size: number;
  readonly entries: Readonly<Record<keyof SnapshotValues, SnapshotEntry>>;
} = {
  version: 0xbed29ecd,
  size: 4552,
  entries: {
    "motion.state": { offset: 24, size: 48, lists: [] },
    "sensors.odometry": { offset: 72, size: 64, lists: [] },
    "sensors.battery": { offset: 136, size: 40, lists: [] },
    "sensors.scan": { offset: 176, size: 56, lists: [{ field: 224, items: 232, itemSize: 4, itemAlign: 4, capacity: 1024 }] },
    "sensors.hazards": { offset: 4328, size: 24, lists: [{ field: 4344, items: 4352, itemSize: 8, itemAlign: 4, capacity: 16 }] },
    "sensors.dock-state": { offset: 4480, size: 24, lists: [] },
    "sensors.pose": { offset: 4504, size: 48, lists: [] },
  },
};

const STORES: {
  readonly [K in keyof SnapshotValues]: (memory: CanonicalMemory, at: number, value: SnapshotValues[K]) => void;
} = {
  "motion.state": FUNCTIONS["motion.state"].storeResult,
  "sensors.odometry": FUNCTIONS["sensors.odometry"].storeResult,
  "sensors.battery": FUNCTIONS["sensors.battery"].storeResult,
  "sensors.scan": FUNCTIONS["sensors.scan"].storeResult,
  "sensors.hazards": FUNCTIONS["sensors.hazards"].storeResult,
  "sensors.dock-state": FUNCTIONS["sensors.dock-state"].storeResult,
  "sensors.pose": FUNCTIONS["sensors.pose"].storeResult,
};

/** Writes the result of one hot read into a snapshot. A list beyond its capacity is a `RangeError`. */
export function putSnapshot<K extends keyof SnapshotValues>(
  snapshot: Uint8Array,
  key: K,
  value: SnapshotValues[K],
): void {
  storeEntry(snapshot, SNAPSHOT.entries[key], STORES[key], value);
}

/** A snapshot in which every hot read answers `unavailable`. */
export function createSnapshot(): Uint8Array {
  const snapshot = blankSnapshot(SNAPSHOT.version, SNAPSHOT.size);
  putSnapshot(snapshot, "motion.state", fail("unavailable"));
  putSnapshot(snapshot, "sensors.odometry", fail("unavailable"));
  putSnapshot(snapshot, "sensors.battery", fail("unavailable"));
  putSnapshot(snapshot, "sensors.scan", fail("unavailable"));
  putSnapshot(snapshot, "sensors.hazards", fail("unavailable"));
  putSnapshot(snapshot, "sensors.dock-state", fail("unavailable"));
  putSnapshot(snapshot, "sensors.pose", fail("unavailable"));
  return snapshot;
}
