/** A velocity that a session has asked for, after everything that is decided when it is asked. */

import type { MotionEnvelope, Velocity } from "../../protocol/index.js";
import { envelop } from "./envelope.js";
import { guard, type Blocked } from "./hazard-guard.js";
import { isFiniteVelocity, isZero } from "./twist.js";

/** What the safety core holds until it ends: by itself at `untilNs`, or earlier by any rule. */
export interface MotionCommand {
  readonly session: string;
  readonly velocity: Velocity;
  readonly untilNs: bigint;
  readonly envelope: MotionEnvelope;
  /** What made `velocity` differ from what was asked. */
  readonly limitedBy: "none" | "speed" | "turn" | "hazard";
}

/** A request to move, as it arrived. */
export interface DriveRequest {
  readonly session: string;
  readonly velocity: Velocity;
  readonly ttlMs: number;
  /** When the guest called, by the engine's word. */
  readonly stampNs: bigint;
  /** When the robot server read it. */
  readonly receivedNs: bigint;
}

/** What becomes of a request that is otherwise allowed to move the robot. */
export type DriveVerdict =
  | { readonly kind: "move"; readonly command: MotionCommand }
  /** Time-to-live 0, or standstill asked for. */
  | { readonly kind: "stop" }
  /** Its time was over before it arrived. */
  | { readonly kind: "expired" }
  | { readonly kind: "refused"; readonly error: "invalid" | "unsupported" | "hazard" };

/** No velocity holds longer than this, whatever a grant says. */
export const MAX_TTL_MS = 1000;

const NS_PER_MS = 1_000_000n;

/**
 * Judges a request: not finite is `invalid`, sideways on a robot that cannot is `unsupported`, the rest is cut
 * to the envelope. The time-to-live counts from the earlier of the guest's stamp and the receipt, so a command
 * that was queued through a freeze is dead, and a stamp from the future gains nothing.
 */
export function judgeDrive(request: DriveRequest, envelope: MotionEnvelope, blocked: Blocked): DriveVerdict {
  const { velocity, stampNs, receivedNs } = request;
  if (!isFiniteVelocity(velocity)) return { kind: "refused", error: "invalid" };
  if (!Number.isInteger(request.ttlMs) || request.ttlMs < 0) return { kind: "refused", error: "invalid" };
  if (velocity.vy !== 0 && envelope.maxSideSpeed === 0) return { kind: "refused", error: "unsupported" };
  if (request.ttlMs === 0 || isZero(velocity)) return { kind: "stop" };
  const ttlMs = Math.min(request.ttlMs, envelope.maxTtlMs, MAX_TTL_MS);
  const fromNs = stampNs < receivedNs ? stampNs : receivedNs;
  const untilNs = fromNs + BigInt(ttlMs) * NS_PER_MS;
  if (untilNs <= receivedNs) return { kind: "expired" };
  const enveloped = envelop(velocity, envelope);
  const left = guard(enveloped.velocity, blocked);
  if (left === enveloped.velocity) {
    return {
      kind: "move",
      command: {
        session: request.session,
        velocity: left,
        untilNs,
        envelope,
        limitedBy: enveloped.limitedBy,
      },
    };
  }
  if (isZero(left)) return { kind: "refused", error: "hazard" };
  return {
    kind: "move",
    command: { session: request.session, velocity: left, untilNs, envelope, limitedBy: "hazard" },
  };
}
