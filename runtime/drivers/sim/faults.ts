/** Faults that tests and people can switch on: a sensor that goes away, a pose that lies, wheels that slip. */

import type { Pose2d } from "../../protocol/index.js";
import { STEP_S } from "./body.js";
import type { Hazard } from "./hazard-sensors.js";

export const SENSORS = ["odometry", "battery", "scan", "hazards", "dock", "pose"] as const;
export type SensorName = (typeof SENSORS)[number];

const NO_OFFSET: Pose2d = { x: 0, y: 0, theta: 0 };

/** What is broken at the moment. */
export class Faults {
  /** Sensors that do not answer. */
  readonly gone: Set<SensorName> = new Set();
  /** Sensors whose value and stamp stand still. */
  readonly frozen: Set<SensorName> = new Set();
  /** Hazards that are reported although there are none. */
  extra: readonly Hazard[] = [];
  /** Laid on the estimated pose; grows by `drift` (m/s along x). */
  offset: Pose2d = NO_OFFSET;
  drift = 0;
  /** Part of the wheels' way that is lost, 0 to 1. */
  slip = 0;

  /** One step. */
  advance(): void {
    if (this.drift !== 0) this.offset = { ...this.offset, x: this.offset.x + this.drift * STEP_S };
  }

  /** Everything works again. */
  clear(): void {
    this.gone.clear();
    this.frozen.clear();
    this.extra = [];
    this.offset = NO_OFFSET;
    this.drift = 0;
    this.slip = 0;
  }
}
