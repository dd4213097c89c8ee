/**
 * The grant: what one behaviour gets, computed once by `policy/` and frozen. It travels from the supervisor to
 * the robot server, which enforces it, and (as a copy for early answers) to the engine.
 */

/** The interfaces of `sandpaw:robot` that can be granted; `types` carries no authority. */
export const INTERFACES = ["motion", "sensors", "camera", "events", "log", "telemetry", "store"] as const;
export type InterfaceName = (typeof INTERFACES)[number];

/** Corners in order, m in `map`; the first is not repeated, and the sides do not cross each other. */
export type ZonePolygon = readonly (readonly [x: number, y: number])[];

/**
 * Where the robot's body may be: within one polygon of `allow` (anywhere, without it), and outside every polygon of
 * `forbid`. Several zones hold all at once.
 */
export interface Zone {
  readonly allow?: readonly ZonePolygon[];
  readonly forbid?: readonly ZonePolygon[];
}

/** Numeric limits of motion. Speeds in m/s and rad/s, accelerations in m/s² and rad/s². */
export interface MotionEnvelope {
  readonly maxSpeed: number;
  readonly maxSideSpeed: number;
  readonly maxTurn: number;
  readonly maxAcceleration: number;
  readonly maxTurnAcceleration: number;
  /** Longest time-to-live of a velocity, ms; at most 1000. */
  readonly maxTtlMs: number;
  /** For so long after its guest's last call an action goes on, ms; at most 1000. */
  readonly attentiveMs: number;
  /** Speed at which something that no sensor sees may be met, m/s. */
  readonly blindSpeed: number;
  /** Part of a full battery that motion may use, 0 to 1; with less than the rest only `dock` moves. */
  readonly batteryUse: number;
  /** Where it may be; absent: anywhere. */
  readonly zones?: readonly Zone[];
}

/** Limits of reading sensors. */
export interface SensorsEnvelope {
  /** How often the snapshot is renewed for this session, Hz. */
  readonly rateHz: number;
}

/** Limits of taking pictures. */
export interface CameraEnvelope {
  readonly maxWidth: number;
  readonly maxHeight: number;
  readonly rateHz: number;
  readonly colour: boolean;
}

/** Limits of writing log lines. */
export interface LogEnvelope {
  readonly linesPerSecond: number;
}

/** Limits of what a behaviour keeps. */
export interface StoreEnvelope {
  /** Keys and texts together, bytes of UTF-8. */
  readonly bytes: number;
}

/** Limits of the process that runs the behaviour. */
export interface ResourceEnvelope {
  /** Largest linear memory, bytes; a multiple of 65,536. */
  readonly memoryBytes: number;
  /** Largest table, elements. */
  readonly tableElements: number;
  /** Longest run of one call into a reactor (start function, init, tick, on-event, exec), ms. */
  readonly callMs: number;
}

/** What a behaviour gets. An interface that is absent is an absent import. */
export interface Grant {
  readonly motion?: MotionEnvelope;
  readonly sensors?: SensorsEnvelope;
  readonly camera?: CameraEnvelope;
  readonly events?: Readonly<Record<string, never>>;
  readonly log?: LogEnvelope;
  readonly telemetry?: Readonly<Record<string, never>>;
  readonly store?: StoreEnvelope;
  /** Below these paths it may read what is mounted for it. */
  readonly files?: readonly string[];
  readonly resources: ResourceEnvelope;
  /** Priority of the lease; equal priority never takes it away. */
  readonly priority: number;
}
