/** The words of the truth socket: what tests, benches and people ask of a simulated world. JSON lines. */

import type { Pose2d } from "../../protocol/index.js";
import type { SensorName } from "./faults.js";
import type { Hazard } from "./hazard-sensors.js";
import type { StopCause } from "./stop-log.js";
import type { FurnitureKind } from "./world-file.js";

type Nothing = Record<string, never>;

/** What is so. Times are decimal strings of ns on the device's clock. */
export interface TruthReport {
  readonly nowNs: string;
  readonly steps: number;
  readonly pose: Pose2d;
  /** Over the ground: m/s forward and rad/s. */
  readonly motion: { readonly v: number; readonly w: number };
  readonly commanded: { readonly v: number; readonly w: number };
  readonly touching: boolean;
  readonly fallen: boolean;
  readonly battery: number;
  readonly touches: number;
  readonly falls: number;
}

export interface IncidentReport {
  readonly kind: "touch" | "fall";
  readonly atNs: string;
  readonly x: number;
  readonly y: number;
  readonly speed: number;
  /** A touch only: whether the lidar sees what was touched. */
  readonly seen?: boolean;
}

export interface StopReport {
  readonly lastNonzeroNs: string;
  readonly zeroNs: string;
  readonly cause: StopCause;
  readonly speed: number;
  /** Null while it has not stood still. */
  readonly standstillNs: string | null;
}

/** The methods of the truth socket. */
export interface TruthMethods {
  truth: { params: Nothing; result: TruthReport };
  incidents: { params: Nothing; result: { readonly incidents: readonly IncidentReport[] } };
  /** The last 64 stops, oldest first. */
  stops: { params: Nothing; result: { readonly stops: readonly StopReport[] } };
  /** Puts the robot somewhere, standing still. */
  place: { params: Pose2d; result: Nothing };
  "battery.set": { params: { readonly fraction: number }; result: Nothing };
  "fault.sensor": {
    params: { readonly sensor: SensorName; readonly mode: "works" | "gone" | "frozen" };
    result: Nothing;
  };
  /** Lays an offset on the estimated pose, and lets it grow along x by `driftPerS` m/s. */
  "fault.pose": { params: { readonly offset: Pose2d; readonly driftPerS: number }; result: Nothing };
  /** Part of the wheels' way that is lost, 0 to 1. */
  "fault.slip": { params: { readonly part: number }; result: Nothing };
  /** Reports these hazards although there are none. */
  "fault.hazards": { params: { readonly hazards: readonly Hazard[] }; result: Nothing };
  /**
   * A piece of furniture appears for good: at a place in `map`, or so that its near side is `ahead` m in front
   * of the robot's body.
   */
  "fault.furniture": {
    params: {
      readonly kind: FurnitureKind;
      readonly at?: { readonly x: number; readonly y: number };
      readonly ahead?: number;
      /** m along and across; 0.45 by 0.45 unless told. */
      readonly size?: { readonly x: number; readonly y: number };
    };
    result: Nothing;
  };
  /** Breaks the link to the client, and refuses others for so long. */
  "fault.link-cut": { params: { readonly forMs: number }; result: Nothing };
  /** Delays everything on the link, both ways; 0 ends it. */
  "fault.link-slow": { params: { readonly delayMs: number }; result: Nothing };
  /** Ends every fault. */
  "fault.clear": { params: Nothing; result: Nothing };
  /** Writes what the trace still holds. */
  "trace.flush": { params: Nothing; result: Nothing };
}
