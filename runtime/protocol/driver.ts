/**
 * What the robot server and a driver say to each other. A driver translates one device's wire protocol; it
 * holds no policy. SI units; frames as in REP-103 and REP-105; stamps in ns on the monotonic clock that all
 * processes of one machine share (in lockstep: world time).
 */

import type { HazardKind, HazardSource } from "./robot-api.gen.js";

/** A velocity in `base_link`: m/s, m/s, rad/s. */
export interface Velocity {
  readonly vx: number;
  readonly vy: number;
  readonly wz: number;
}

/** A pose: m, m, rad. */
export interface Pose2d {
  readonly x: number;
  readonly y: number;
  readonly theta: number;
}

/** What the device is; stated by the driver after connecting. */
export interface RobotProfile {
  /** For people, such as `simulated vacuum`. */
  readonly model: string;
  /** Radius of the body around `base_link`, m. */
  readonly radius: number;
  readonly maxSpeed: number;
  readonly maxSideSpeed: number;
  readonly maxTurn: number;
  readonly maxAcceleration: number;
  readonly maxTurnAcceleration: number;
  /** Deceleration that a stop may use, m/s² and rad/s². */
  readonly brake: number;
  readonly turnBrake: number;
  /** After this long without a command the device itself goes to zero, ms (measured). */
  readonly commandExpiryMs: number;
  readonly cameras: readonly CameraProfile[];
  /** A cliff behind it is sensed; absent: it is not, and the robot reverses only where it has just driven. */
  readonly rearCliff?: boolean;
}

export interface CameraProfile {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly rateHz: number;
  readonly colour: boolean;
  /** Horizontal, rad. */
  readonly fieldOfView: number;
}

export interface OdometryState {
  readonly stampNs: bigint;
  readonly pose: Pose2d;
  readonly velocity: Velocity;
}

export interface BatteryState {
  readonly stampNs: bigint;
  /** 0 to 1. */
  readonly fraction: number;
  /** V, NaN when unknown. */
  readonly voltage: number;
  readonly status: "unknown" | "discharging" | "charging" | "full";
}

export interface ScanState {
  readonly stampNs: bigint;
  readonly angleMin: number;
  readonly angleIncrement: number;
  readonly rangeMin: number;
  readonly rangeMax: number;
  /** Counter-clockwise from `angleMin`; no return = +Infinity. */
  readonly ranges: Float32Array;
}

export interface HazardState {
  readonly kind: HazardKind;
  readonly source: HazardSource;
  /** When it appeared, ns. */
  readonly sinceNs: bigint;
}

export interface HazardsState {
  readonly stampNs: bigint;
  readonly present: readonly HazardState[];
}

export interface DockState {
  readonly stampNs: bigint;
  readonly status: "unknown" | "docked" | "visible" | "not-visible";
  /** Where the robot stands in `map` when it is docked; absent where the device does not know. */
  readonly place?: Pose2d;
}

/** Pose in `map` as the robot estimates it; absent where it cannot. */
export interface PoseState {
  readonly stampNs: bigint;
  readonly pose: Pose2d;
  /** Standard deviation of the position, m. */
  readonly deviation: number;
}

/** The newest of everything; a sensor that the device lacks, or that does not answer, is absent. */
export interface RobotState {
  readonly odometry?: OdometryState;
  readonly battery?: BatteryState;
  readonly scan?: ScanState;
  readonly hazards?: HazardsState;
  readonly dock?: DockState;
  readonly pose?: PoseState;
}

export interface Picture {
  readonly stampNs: bigint;
  readonly width: number;
  readonly height: number;
  readonly format: "grey8" | "rgb8";
  readonly data: Uint8Array;
}

/** A floor plan for people to look at, in `map`, m; not for navigation. */
export interface FloorPlan {
  readonly bounds: {
    readonly minX: number;
    readonly minY: number;
    readonly maxX: number;
    readonly maxY: number;
  };
  /** Named polygons, first point not repeated. */
  readonly shapes: readonly {
    readonly kind: "wall" | "furniture" | "cliff" | "carpet" | "dock" | "room";
    readonly name?: string;
    readonly points: readonly (readonly [number, number])[];
  }[];
}

/** What a driver tells the robot server. Called on the main thread; must not block. */
export interface DriverHandlers {
  /** New state; the object is not changed afterwards. */
  readonly onState: (state: RobotState) => void;
  /** The link to the device came up (after which zero is sent first) or was lost. */
  readonly onLink: (up: boolean, why: string) => void;
}

/**
 * One robot. `connect` resolves when the device answers; after a lost link the driver reconnects by itself
 * and says so through `onLink`.
 */
export interface Driver {
  readonly kind: string;
  connect(handlers: DriverHandlers): Promise<RobotProfile>;
  /** Sends a velocity to the device, to hold until the next one or the device's own expiry. Never blocks. */
  setVelocity(velocity: Velocity): void;
  capture(camera: string, format: "grey8" | "rgb8", maxWidth: number, maxHeight: number): Promise<Picture>;
  /** What the robot stands in, where the driver knows it. */
  plan?(): Promise<FloorPlan>;
  /** Lockstep only: one fixed step of the world; resolves with the state after it, ns of world time included. */
  step?(): Promise<{ readonly nowNs: bigint; readonly state: RobotState }>;
  close(): Promise<void>;
}
