/**
 * The one vocabulary of requests, ceilings and grants: every limit with its unit, its range and what a request
 * means that does not name it. More is always a larger number (or `true`), so an intersection is the least.
 * The JSON schemas, the annotations and the explanations are made from this table.
 */

import {
  INTERFACES,
  type CameraEnvelope,
  type InterfaceName,
  type LogEnvelope,
  type MotionEnvelope,
  type ResourceEnvelope,
  type SensorsEnvelope,
  type StoreEnvelope,
} from "../protocol/index.js";

/** A limit that is a number; `min` and `max` are what any hop may say. */
export interface NumberLimit {
  readonly kind: "number" | "integer";
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly multipleOf?: number;
  /** What a request that does not name it asks for; absent: a request must name it. */
  readonly usual?: number;
  readonly meaning: string;
}

/** A limit that is a permission. */
export interface FlagLimit {
  readonly kind: "flag";
  readonly usual: false;
  readonly meaning: string;
}

export type Limit = NumberLimit | FlagLimit;

/** The numbers of every part; a part is an interface, or `resources`, which every behaviour has. */
export interface Envelopes {
  readonly motion: MotionEnvelope;
  readonly sensors: SensorsEnvelope;
  readonly camera: CameraEnvelope;
  readonly events: Readonly<Record<string, never>>;
  readonly log: LogEnvelope;
  readonly telemetry: Readonly<Record<string, never>>;
  readonly store: StoreEnvelope;
  readonly resources: ResourceEnvelope;
}
export type PartName = keyof Envelopes;

/** Interfaces first, in the order of the API. */
export const PARTS: readonly PartName[] = [...INTERFACES, "resources"];

/** What is no number and narrows in a way of its own (`zones.ts`). */
type Special = "zones";

type Vocabulary = {
  readonly [P in PartName]: {
    readonly [F in Exclude<keyof Envelopes[P], Special>]: Envelopes[P][F] extends boolean
      ? FlagLimit
      : NumberLimit;
  };
};

export const VOCABULARY: Vocabulary = {
  motion: {
    maxSpeed: { kind: "number", unit: "m/s", min: 0, max: 10, meaning: "Forward and backward speed." },
    maxSideSpeed: { kind: "number", unit: "m/s", min: 0, max: 10, usual: 0, meaning: "Sideways speed." },
    maxTurn: { kind: "number", unit: "rad/s", min: 0, max: 20, meaning: "Turn rate." },
    maxAcceleration: {
      kind: "number",
      unit: "m/s²",
      min: 0,
      max: 20,
      usual: 0.5,
      meaning: "Acceleration; a stop may brake harder.",
    },
    maxTurnAcceleration: {
      kind: "number",
      unit: "rad/s²",
      min: 0,
      max: 100,
      usual: 3,
      meaning: "Turn acceleration; a stop may brake harder.",
    },
    maxTtlMs: {
      kind: "integer",
      unit: "ms",
      min: 1,
      max: 1000,
      usual: 1000,
      meaning: "Longest time-to-live of a velocity.",
    },
    attentiveMs: {
      kind: "integer",
      unit: "ms",
      min: 100,
      max: 1000,
      usual: 1000,
      meaning: "For so long after the last call an action goes on.",
    },
    blindSpeed: {
      kind: "number",
      unit: "m/s",
      min: 0.02,
      max: 10,
      usual: 0.3,
      meaning: "Speed at which something that no sensor sees may be met.",
    },
    batteryUse: {
      kind: "number",
      unit: "of 1",
      min: 0,
      max: 1,
      usual: 0.95,
      meaning: "Part of a full battery that motion may use; with less than the rest only dock moves.",
    },
  },
  sensors: {
    rateHz: {
      kind: "number",
      unit: "Hz",
      min: 0.1,
      max: 100,
      usual: 10,
      meaning: "How often what is sensed is renewed.",
    },
  },
  camera: {
    maxWidth: { kind: "integer", unit: "px", min: 1, max: 4096, usual: 320, meaning: "Width of a picture." },
    maxHeight: {
      kind: "integer",
      unit: "px",
      min: 1,
      max: 4096,
      usual: 240,
      meaning: "Height of a picture.",
    },
    rateHz: { kind: "number", unit: "Hz", min: 0.01, max: 60, usual: 1, meaning: "Pictures a second." },
    colour: { kind: "flag", usual: false, meaning: "Whether pictures have colour." },
  },
  events: {},
  log: {
    linesPerSecond: {
      kind: "number",
      unit: "1/s",
      min: 0.1,
      max: 1000,
      usual: 10,
      meaning: "Log lines a second.",
    },
  },
  telemetry: {},
  store: {
    bytes: {
      kind: "integer",
      unit: "bytes",
      min: 64,
      max: 262_144,
      usual: 16_384,
      meaning: "Keys and texts together that are kept.",
    },
  },
  resources: {
    memoryBytes: {
      kind: "integer",
      unit: "bytes",
      min: 65_536,
      max: 1_073_741_824,
      multipleOf: 65_536,
      usual: 67_108_864,
      meaning: "Linear memory; whole pages of 65,536.",
    },
    tableElements: {
      kind: "integer",
      unit: "elements",
      min: 0,
      max: 1_000_000,
      usual: 65_536,
      meaning: "Elements of a table.",
    },
    callMs: {
      kind: "integer",
      unit: "ms",
      min: 1,
      max: 10_000,
      usual: 500,
      meaning: "Longest run of one call into a reactor.",
    },
  },
};

/** The limits of a part as name and limit, in the order of the table. */
export function limitsOf(part: PartName): readonly (readonly [string, Limit])[] {
  return Object.entries<Limit>(VOCABULARY[part]);
}

/** Whether this part is an interface of the robot API, which a hop can deny. */
export function isInterface(part: PartName): part is InterfaceName {
  return part !== "resources";
}
