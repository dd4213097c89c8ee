/** What can be asked of a simulation. Times are seconds of the world, lengths m, angles rad, in `map`. */

/** A place in `map`. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Sensors that can fail. */
export const SENSORS = ["odometry", "battery", "scan", "hazards", "dock", "pose"] as const;
export type SensorName = (typeof SENSORS)[number];

/** Furniture that can appear. Tables, chairs and beds stand on legs; the lidar looks over a sill; the others reach the floor. */
export const FURNITURE = ["table", "chair", "bed", "sofa", "cupboard", "counter", "plant", "sill"] as const;
export type FurnitureKind = (typeof FURNITURE)[number];

/** Hazards that can be reported although there are none, and where. */
export const HAZARDS = ["bump", "cliff", "wheel-drop", "stall", "proximity"] as const;
export const SIDES = [
  "front",
  "front-left",
  "left",
  "rear-left",
  "rear",
  "rear-right",
  "right",
  "front-right",
] as const;

/** What may go wrong; `at` is when, rounded up to a step of 20 ms. Without `for` it lasts to the end. */
export type Fault = { readonly at: number } & (
  | { readonly fault: "sensor-gone" | "sensor-frozen"; readonly sensor: SensorName; readonly for?: number }
  /** The robot believes to be somewhere else; `driftPerS` makes it worse, m/s along x. */
  | {
      readonly fault: "pose-jump";
      readonly by: Place & { readonly theta: number };
      readonly driftPerS?: number;
      readonly for?: number;
    }
  /** Part of the wheels' way that is lost, 0 to 1. */
  | { readonly fault: "wheel-slip"; readonly part: number; readonly for?: number }
  | {
      readonly fault: "hazard";
      readonly kind: (typeof HAZARDS)[number];
      readonly source: (typeof SIDES)[number];
      readonly for?: number;
    }
  /** Something stands there from now on: at a place, or so many metres ahead of the robot's body. */
  | ({ readonly fault: "furniture-appears"; readonly kind?: FurnitureKind; readonly size?: Place } & (
      | { readonly ahead: number }
      | { readonly in: Place }
    ))
  | { readonly fault: "battery"; readonly fraction: number }
  /** Another behaviour, of higher priority, takes the lease, and gives it back. */
  | { readonly fault: "lease-taken"; readonly for?: number }
  /** Somebody presses STOP, and nobody clears it. */
  | { readonly fault: "stop-pressed" }
);

/** A line for the behaviour's `exec`. */
export interface Line {
  readonly at: number;
  readonly line: string;
}

/** What the machine lets a behaviour do at most: `allow` of a policy. What is not named is denied. */
export type Grant = Readonly<Record<string, Readonly<Record<string, number | boolean>>>>;

/** One simulation. Equal requests give equal results, whatever the machine does. */
export interface SimulationRequest {
  /** The signed module; what `sandpaw test` has built, unless told. */
  readonly module?: string;
  /** `flat`, `room`, or the path of a world file; `flat` unless told. */
  readonly world?: string;
  /** What errors, noises and the behaviour's random numbers begin with; 1 unless told. */
  readonly seed?: number;
  /** The policy for development unless told. */
  readonly grant?: Grant;
  /** How long, seconds of the world: 0.02 to 3600. */
  readonly for: number;
  readonly faults?: readonly Fault[];
  readonly lines?: readonly Line[];
  /** A folder: an MCAP record of the run goes there, for `sandpaw replay`. */
  readonly record?: string;
}
