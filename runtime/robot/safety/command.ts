/** A velocity that somebody has asked for, after everything that is decided when it is asked. */

import type { MotionEnvelope, RobotError, Velocity } from "../../protocol/index.js";
import { blockedIn, constrain, type Scene, type Terms } from "./constrain.js";
import { envelop } from "./envelope.js";
import { guard } from "./hazard-guard.js";
import type { Rule } from "./rule.js";
import { isFiniteVelocity, isZero } from "./twist.js";

/** What the safety core holds until it ends: by itself at `untilNs`, or earlier by any rule. */
export interface MotionCommand {
  readonly session: string;
  readonly velocity: Velocity;
  readonly untilNs: bigint;
  readonly envelope: MotionEnvelope;
  readonly terms: Terms;
  /** What made `velocity` differ from what was asked. */
  readonly rule: Rule;
}

/** A request to move, as it arrived. */
export interface DriveRequest {
  readonly session: string;
  readonly isPerson: boolean;
  readonly kind: Terms["kind"];
  readonly velocity: Velocity;
  readonly ttlMs: number;
  /** When the guest called, by the engine's word. */
  readonly stampNs: bigint;
}

/** What becomes of a request that is otherwise allowed to move the robot. */
export type DriveVerdict =
  /** `applied` is what the scene leaves of the command at the moment; the rest may come back. */
  | {
      readonly kind: "move";
      readonly command: MotionCommand;
      readonly applied: Velocity;
      readonly rule: Rule;
    }
  /** Time-to-live 0, or standstill asked for. */
  | { readonly kind: "stop" }
  /** Its time was over before it arrived. */
  | { readonly kind: "expired" }
  /** No command at all. */
  | { readonly kind: "bad"; readonly error: "invalid" | "unsupported" }
  /** Not now, not there. */
  | { readonly kind: "refused"; readonly rule: Rule; readonly error: RobotError };

/** No velocity holds longer than this, whatever a grant says. */
export const MAX_TTL_MS = 1000;

const NS_PER_MS = 1_000_000n;

/**
 * Judges a request: not finite is `invalid`, sideways on a robot that cannot is `unsupported`, the rest is cut
 * to the envelope, and judged by what is around. The time-to-live counts from the earlier of the guest's stamp and
 * the receipt, so a command that was queued through a freeze is dead, and a stamp from the future gains nothing.
 */
export function judgeDrive(request: DriveRequest, envelope: MotionEnvelope, scene: Scene): DriveVerdict {
  const { velocity, stampNs } = request;
  const receivedNs = scene.nowNs;
  if (!isFiniteVelocity(velocity)) return { kind: "bad", error: "invalid" };
  if (!Number.isInteger(request.ttlMs) || request.ttlMs < 0) return { kind: "bad", error: "invalid" };
  if (velocity.vy !== 0 && envelope.maxSideSpeed === 0) return { kind: "bad", error: "unsupported" };
  if (request.ttlMs === 0 || isZero(velocity)) return { kind: "stop" };
  const ttlMs = Math.min(request.ttlMs, envelope.maxTtlMs, MAX_TTL_MS);
  const fromNs = stampNs < receivedNs ? stampNs : receivedNs;
  const untilNs = fromNs + BigInt(ttlMs) * NS_PER_MS;
  if (untilNs <= receivedNs) return { kind: "expired" };
  const terms: Terms = {
    zones: envelope.zones ?? [],
    batteryUse: envelope.batteryUse,
    isPerson: request.isPerson,
    kind: request.kind,
  };
  const enveloped = envelop(velocity, unseen(envelope));
  const verdict = constrain(enveloped.velocity, scene, terms);
  if (verdict.kind === "refused") return verdict;
  // What a hazard takes is gone from the command itself: its end gives nothing back.
  const kept = guard(enveloped.velocity, blockedIn(scene));
  const rule = kept === enveloped.velocity ? enveloped.limitedBy : "hazard";
  return {
    kind: "move",
    command: { session: request.session, velocity: kept, untilNs, envelope, terms, rule },
    applied: verdict.velocity,
    rule: verdict.rule === "none" ? rule : verdict.rule,
  };
}

/** What no sensor sees may stand anywhere: its speed holds everywhere. */
function unseen(envelope: MotionEnvelope): MotionEnvelope {
  const { blindSpeed, maxSpeed, maxSideSpeed } = envelope;
  if (blindSpeed >= Math.hypot(maxSpeed, maxSideSpeed)) return envelope;
  if (maxSideSpeed === 0) return { ...envelope, maxSpeed: Math.min(maxSpeed, blindSpeed) };
  // Both at once are no faster than the speed allows.
  const each = blindSpeed / Math.SQRT2;
  return {
    ...envelope,
    maxSpeed: Math.min(maxSpeed, each),
    maxSideSpeed: Math.min(maxSideSpeed, each),
  };
}
