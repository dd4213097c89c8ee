/** The body of the simulated vacuum: what its maker would print in a data sheet. SI units, `base_link`. */

import type { HazardSource, RobotProfile } from "../../protocol/index.js";

/** One fixed step of the world. */
export const STEP_MS = 20;
export const STEP_S: number = STEP_MS / 1000;
export const STEP_NS: bigint = BigInt(STEP_MS) * 1_000_000n;

export const BODY: RobotProfile = {
  model: "simulated vacuum",
  radius: 0.1725,
  maxSpeed: 0.3,
  maxSideSpeed: 0,
  maxTurn: 3.1,
  maxAcceleration: 0.6,
  maxTurnAcceleration: 6,
  brake: 1.2,
  turnBrake: 12,
  commandExpiryMs: 200,
  cameras: [{ name: "front", width: 640, height: 480, rateHz: 10, colour: true, fieldOfView: Math.PI / 2 }],
};

/** Height of the camera above the floor, and how far it sits ahead of the centre, m. */
export const CAMERA_HEIGHT = 0.16;
export const CAMERA_FORWARD = 0.1;

export const LIDAR = {
  rays: 360,
  everySteps: 10,
  rangeMin: 0.15,
  rangeMax: 10,
  deviation: 0.004,
  /** It looks over what is lower, m. */
  height: 0.09,
} as const;

/** Where the downward sensors look, m. */
export const CLIFF_SENSORS: readonly {
  readonly source: HazardSource;
  readonly x: number;
  readonly y: number;
}[] = [
  { source: "front-left", x: 0.155, y: 0.047 },
  { source: "front-right", x: 0.155, y: -0.047 },
  { source: "left", x: 0.061, y: 0.15 },
  { source: "right", x: 0.061, y: -0.15 },
];

/** The wheels; one of them over an edge and the robot falls. */
export const WHEELS: readonly { readonly source: HazardSource; readonly x: number; readonly y: number }[] = [
  { source: "left", x: 0, y: 0.115 },
  { source: "right", x: 0, y: -0.115 },
];

/** The bumper is a half ring: touches within this angle of forward press it, rad. */
export const BUMPER_HALF_ANGLE: number = (85 * Math.PI) / 180;
/** Touches closer to forward than this press both halves, rad. */
export const BUMPER_MIDDLE_ANGLE: number = (15 * Math.PI) / 180;
/** How near counts as touching, m. */
export const TOUCH_GAP = 0.002;

/** On carpet: part of the speed that is left, and part of the wheels' way that the floor gives. */
export const CARPET = { speed: 0.85, grip: 0.97 } as const;

export const BATTERY = {
  energyJ: 270_000,
  idleW: 6,
  motorW: 22,
  chargeW: 60,
  emptyVolt: 13.0,
  fullVolt: 16.6,
} as const;

/** How well the robot must stand on its dock to charge, m and rad; and from how far it sees it. */
export const DOCKING = { distance: 0.05, angle: 0.26, sight: 3, sightAngle: 1.05 } as const;
