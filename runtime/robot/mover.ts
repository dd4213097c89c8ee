/** Who moves the robot, as motion sees it: a session, or a person. */

import type { MotionEnvelope, Velocity } from "../protocol/index.js";

export interface Mover {
  readonly id: string;
  readonly kind: "module" | "person";
  readonly envelope: MotionEnvelope;
  readonly priority: number;
  /** Why it must not move at present, whoever has the lease. */
  readonly withheld: "none" | "inattentive" | "stop";
  /** Whether its guest is there: an action goes on only while it is. */
  readonly isAttentive: boolean;
}

/** A `drive` as it arrived. */
export interface DriveCall {
  readonly velocity: Velocity;
  readonly ttlMs: number;
  readonly stampNs: bigint;
}
