/**
 * The seam for actions: whatever moves the robot step by step on behalf of a session. `Motion.startSource` takes
 * one; from then on each cycle of the loop (20 ms) asks it for a velocity, which goes the same way as that of a
 * `drive`: lease, envelope, zone, hazards, all of it. A source holds no authority and needs no clock of its own.
 *
 * It ends exactly once, with `ended`, and the robot stands when it is called. It ends by its own word (`end`), by
 * `Motion.endSource`, by a `drive` or `stop` of its session, and whenever its session may not move: not attentive,
 * lease lost, being stopped, ended, e-stop, link lost. What blocks only one direction (a hazard, a zone) does not
 * end it: the robot stands, `refused` says so in the next step, and the source decides.
 */

import type { Limit, RobotError, RobotState, Velocity } from "../protocol/index.js";

/** What kind of motion it is. `undock` may reverse farther than others; below the battery floor only `dock` moves. */
export type SourceKind = "go-to" | "spin" | "dock" | "undock";

/** What a source may look at in a step. */
export interface SourceView {
  readonly nowNs: bigint;
  readonly robot: RobotState;
  /** What the device is told at present, in `base_link`. */
  readonly commanded: Velocity;
  /** What limits it. */
  readonly limitedBy: Limit;
  /** Why the velocity of the step before was not carried out at all; the robot stands then. */
  readonly refused: RobotError | undefined;
}

/** What a source wants of the next 20 ms: a velocity in `base_link` (zero: stand), or to end. */
export type SourceStep = { readonly kind: "move"; readonly velocity: Velocity } | { readonly kind: "end" };

/** Why a source ended; the list is closed. */
export type SourceEnd =
  /** By its own word. */
  | "done"
  /** `Motion.endSource`, or `stop`. */
  | "cancelled"
  /** Its session drives, or has started another one. */
  | "replaced"
  /** Its session's guest was silent too long, or its supervisor was. */
  | "inattentive"
  | "lease-lost"
  /** An e-stop, or its session is being stopped. */
  | "stopped"
  /** The device does not answer. */
  | "unavailable"
  | "session-ended";

/** An action, as the safety core sees it. */
export interface MotionSource {
  readonly kind: SourceKind;
  /** Called once a cycle, on the main thread: short, and it must not throw. */
  readonly next: (view: SourceView) => SourceStep;
  /** Called once, when nothing of it moves any more. */
  readonly ended: (why: SourceEnd) => void;
}
