/**
 * What clients say to the robot server: one JSON object a line, UTF-8, at most `MAX_LINE` bytes.
 *
 * `control.sock` (0600 in a 0700 directory) is for supervisors: it opens sessions. `view.sock` is for the
 * console and for people: it looks, and it stops. A request is `{id, method, params}`; its answer is
 * `{id, result}` or `{id, error: {code, message}}`; a notification has no id.
 */

import type { Pose2d, RobotProfile, Velocity } from "./driver.js";
import type { Grant, ZonePolygon } from "./grant.js";

export const MAX_LINE: number = 256 * 1024;
/** Spoken version; a client that wants another is refused. */
export const CONTROL_VERSION = 1;
/** A supervisor beats this often; silence of `BEAT_LIMIT_MS` withdraws motion from its sessions. */
export const BEAT_EVERY_MS = 100;
export const BEAT_LIMIT_MS = 300;
/** A token is good for this long and for one attach. */
export const TOKEN_LIFE_MS = 5000;

/** Whose behaviour it is; shown to people and written to the audit, never used to decide. */
export interface Identity {
  /** Name of the run or the pod. */
  readonly name: string;
  /** `sha256:…` of the verified bytes. */
  readonly digest: string;
  /** Name and version from the manifest; empty for a module without one. */
  readonly module: string;
  /** Name of the key that signed it. */
  readonly signer: string;
  readonly namespace?: string;
  readonly podUid?: string;
}

/** The methods of `control.sock`. */
export interface ControlMethods {
  hello: {
    params: { readonly version: number; readonly client: string };
    result: { readonly robot: string; readonly mode: "live" | "lockstep"; readonly profile: RobotProfile };
  };
  /** A sign of life, every `BEAT_EVERY_MS`; every other request is one too. */
  beat: { params: Record<string, never>; result: Record<string, never> };
  /** Prepares a place for an engine: a snapshot file, and a socket that it will be connected to. */
  "slot.open": {
    params: Record<string, never>;
    result: { readonly slot: string; readonly snapshot: string; readonly attach: string };
  };
  "slot.close": { params: { readonly slot: string }; result: Record<string, never> };
  /** Opens a session on a free slot. The token is hex of 16 random bytes. */
  "session.open": {
    params: {
      readonly slot: string;
      readonly grant: Grant;
      readonly identity: Identity;
      /** A reactor's calls are watched (`callMs`); a program, which is what is meant without this, may compute. */
      readonly shape?: "program" | "reactor";
      /** Keeps a record that can be replayed; the guest is then served step by step (`docs/recording.md`). */
      readonly record?: boolean;
    };
    result: {
      readonly session: string;
      readonly token: string;
      readonly grant: Grant;
      /** The first file of the record, where one is kept. */
      readonly recording?: string;
    };
  };
  /** Withdraws motion at once; wakes the guest with `stop`. */
  "session.stop": {
    params: { readonly session: string; readonly graceMs: number };
    result: Record<string, never>;
  };
  /**
   * Holds the robot where it is, or lets the behaviour go on: motion is withdrawn at once and refused while it is
   * held, and the guest is kept in its waits, where only a stop reaches it. Letting go never starts motion.
   */
  "session.hold": {
    params: { readonly session: string; readonly held: boolean };
    result: Record<string, never>;
  };
  /** Takes the right to move for good; the guest goes on. Its motion ends at once, its lease passes on. */
  "session.withdraw": { params: { readonly session: string }; result: Record<string, never> };
  /** Hands a line to the guest's next wait; the answer comes to the supervisor from the engine. */
  "session.exec": {
    params: { readonly session: string; readonly exec: number; readonly line: string };
    result: Record<string, never>;
  };
  /** Nobody waits for the answer any more: a line that the guest has not taken yet is never run. */
  "session.exec-drop": {
    params: { readonly session: string; readonly exec: number };
    /** False: the guest has it already. */
    result: { readonly dropped: boolean };
  };
  /** The engine of this session is gone, or shall be. */
  "session.close": {
    params: { readonly session: string };
    /** False: it was over already, and the engine's connection is whole. */
    result: { readonly ended: boolean };
  };
  /**
   * Lockstep only: lets the world run until this time, a decimal string of ns, and answers when it stands there.
   * It goes on with the next call, or when this connection ends.
   */
  "world.advance": { params: { readonly untilNs: string }; result: { readonly nowNs: string } };
}

/** What the robot server tells a supervisor unasked. */
export type ControlNotification =
  /** The session ended from the robot server's side; the engine must be killed. */
  | { readonly event: "session.ended"; readonly session: string; readonly why: string }
  /** A reactor's call has run longer than `callMs`, or in lockstep the wall-time limit is over. */
  | { readonly event: "session.unresponsive"; readonly session: string; readonly silentMs: number };

/** One running session, for people. */
export interface SessionStatus {
  /** Its newest action, if it has had one; `end` is `none` while it goes on. */
  readonly action?: {
    readonly kind: string;
    readonly phase: string;
    readonly end: string;
    /** 0 to 1. */
    readonly progress: number;
    /** m, or rad for `spin`. */
    readonly remaining: number;
  };
  readonly session: string;
  readonly identity: Identity;
  readonly grant: Grant;
  readonly attached: boolean;
  readonly lease: "free" | "held" | "other" | "person";
  readonly limitedBy: string;
  readonly commands: number;
  readonly denied: number;
}

/** Who holds the lease, for people. */
export interface LeaseStatus {
  readonly kind: "module" | "person";
  /** The session, or the name of a person's taking over. */
  readonly session: string;
  /** Name of the behaviour, or who the person says to be. */
  readonly name: string;
  /** For how long, ms. */
  readonly ageMs: number;
  /** A person only: when behaviours go on by themselves, ms; null: only when the person releases it. */
  readonly releaseInMs: number | null;
}

/** Who waits for the lease, the next one first. */
export interface LeaseWaiting {
  readonly session: string;
  readonly name: string;
  readonly priority: number;
  readonly waitingMs: number;
}

/** Everything a viewer sees at one moment. `nowNs` and stamps are decimal strings of ns. */
export interface RobotStatus {
  readonly robot: string;
  readonly mode: "live" | "lockstep";
  readonly nowNs: string;
  readonly link: boolean;
  readonly estop: { readonly latched: boolean; readonly by: string; readonly at: string };
  readonly commanded: Velocity;
  readonly limitedBy: string;
  readonly lease: LeaseStatus | null;
  readonly leaseQueue: readonly LeaseWaiting[];
  /** A person's temporary no-go area. */
  readonly noGo: { readonly by: string; readonly area: ZonePolygon } | null;
  readonly odometry: { readonly pose: Pose2d; readonly velocity: Velocity } | null;
  readonly pose: { readonly pose: Pose2d; readonly deviation: number; readonly stampNs?: string } | null;
  readonly battery: { readonly fraction: number; readonly status: string } | null;
  readonly scan: {
    readonly angleMin: number;
    readonly angleIncrement: number;
    readonly ranges: readonly (number | null)[];
    /** When it was taken: the robot has moved since. */
    readonly stampNs?: string;
  } | null;
  readonly hazards: readonly { readonly kind: string; readonly source: string }[];
  readonly dock: string;
  readonly sessions: readonly SessionStatus[];
  readonly loop: { readonly periodMs: number; readonly lateP99Ms: number; readonly missed: number };
}

/** An event for people: what happened, with a code from a closed list. */
export interface RobotEvent {
  readonly event: "happening";
  readonly atNs: string;
  readonly code: string;
  readonly message: string;
}

/** A picture for people who look, at most 320×240. */
export interface ViewPicture {
  readonly camera: string;
  /** When it was taken, ns, decimal. */
  readonly stampNs: string;
  readonly width: number;
  readonly height: number;
  readonly format: "grey8" | "rgb8";
  /** The pixels, rows from the top. */
  readonly base64: string;
}

/** What became of a person's velocity. */
export interface PersonDriven {
  readonly applied: Velocity;
  readonly limitedBy: string;
  /** Why it was not carried out; null when it was. */
  readonly refused: string | null;
}

/** What is known of the map, at most 512 × 512. */
export interface ViewMap {
  /** When the newest scan in it was measured, ns, decimal. */
  readonly stampNs: string;
  /** Lower left corner in `map`, m. */
  readonly originX: number;
  readonly originY: number;
  /** Side of a pixel, m. */
  readonly resolution: number;
  readonly width: number;
  readonly height: number;
  /** A byte a pixel, rows from the lower left corner, raw deflate: 0 free to 100 occupied, 255 not known. */
  readonly base64: string;
}

/** The methods of `view.sock`. */
export interface ViewMethods {
  hello: ControlMethods["hello"];
  status: { params: Record<string, never>; result: RobotStatus };
  /** After this, `{event: "state", state: RobotStatus}` arrives at the rate, and every `RobotEvent`. */
  subscribe: { params: { readonly rateHz: number }; result: Record<string, never> };
  /** The floor plan, or null where the driver knows none. */
  plan: { params: Record<string, never>; result: { readonly plan: unknown } };
  /** What the first camera sees, at most twice a second however many ask; null where there is no picture. */
  camera: { params: Record<string, never>; result: { readonly picture: ViewPicture | null } };
  /** What is known of the map, at most once a second however many ask; null where nothing is. */
  map: { params: Record<string, never>; result: { readonly map: ViewMap | null } };
  /** Latches the e-stop: acts, persists, then answers. */
  estop: { params: { readonly by: string }; result: { readonly latched: true } };
  /** First step of clearing: answers a code that the second step must repeat within 30 s. */
  "estop.arm-clear": { params: { readonly by: string }; result: { readonly code: string } };
  /**
   * Second step; refused while the cause is present. Clearing never starts motion: the lease is then this
   * person's, without a countdown, and behaviours move again after `person.release`.
   */
  "estop.clear": {
    params: { readonly by: string; readonly code: string };
    result: { readonly latched: false; readonly person: string };
  };
  /**
   * A person takes the lease from whoever has it; a behaviour is told and waits. Another person who drives is
   * not interrupted (`person-busy`) without `force`. Behaviours go on after `person.release`, or `keepMs` after the
   * last motion; the connection's end stops the motion and leaves the countdown running. After an e-stop was cleared
   * `keepMs` is null: behaviours go on after `person.release` only.
   */
  "person.take": {
    params: { readonly by: string; readonly force?: boolean };
    result: { readonly person: string; readonly keepMs: number | null; readonly maxTtlMs: number };
  };
  /**
   * Sets the velocity for `ttlMs` (at most `maxTtlMs`; 0 stops). To be sent again several times in that time
   * while a key is held: it is a dead man's switch. `sentNs`: when the key was seen, ns on the monotonic clock of
   * this machine, decimal; a command that was queued is counted from then.
   */
  "person.drive": {
    params: {
      readonly person: string;
      readonly velocity: Velocity;
      readonly ttlMs: number;
      readonly sentNs?: string;
    };
    result: PersonDriven;
  };
  /**
   * Sets the one temporary no-go area, in `map`, m; it holds for everybody, people too, until it is cleared or the
   * robot server ends. A polygon that crosses itself or is empty is refused (`no-go-invalid`).
   */
  "no-go.set": {
    params: { readonly by: string; readonly area: ZonePolygon };
    result: Record<string, never>;
  };
  "no-go.clear": { params: { readonly by: string }; result: Record<string, never> };
  /** Gives the lease to whoever waits for it. Also after the connection that took it has ended. */
  "person.release": { params: { readonly person: string }; result: Record<string, never> };
  /** Prometheus text. */
  metrics: { params: Record<string, never>; result: { readonly text: string } };
}
