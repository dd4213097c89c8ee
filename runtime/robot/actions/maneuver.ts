/** What an action does, step by step; when it may is decided elsewhere (`motion.ts`), until when in `action.ts`. */

import type { ActionEnd, RobotState, Velocity } from "../../protocol/index.js";
import type { SourceView } from "../motion-source.js";

/** What a manoeuvre wants of the next 20 ms. */
export type ManeuverStep =
  | { readonly kind: "move"; readonly velocity: Velocity }
  | { readonly kind: "end"; readonly end: ActionEnd };

/** A manoeuvre under way. */
export interface Maneuver {
  readonly step: (view: SourceView) => ManeuverStep;
  /** Whether it still looks for a way. */
  readonly isPlanning: boolean;
  /** What is left, m or rad. */
  readonly remaining: number;
  /** 0 to 1. */
  readonly progress: number;
}

export const STAND: ManeuverStep = Object.freeze({ kind: "move", velocity: { vx: 0, vy: 0, wz: 0 } });

/** Goes forward at `vx` m/s and turns at `wz` rad/s. */
export function move(vx: number, wz: number): ManeuverStep {
  return { kind: "move", velocity: { vx, vy: 0, wz } };
}

/** It is over. */
export function end(why: ActionEnd): ManeuverStep {
  return { kind: "end", end: why };
}

/** The angle in (-pi, pi]. */
export function wrap(angle: number): number {
  const turned = angle % (2 * Math.PI);
  if (turned > Math.PI) return turned - 2 * Math.PI;
  return turned <= -Math.PI ? turned + 2 * Math.PI : turned;
}

/** `value` within plus and minus `most`, and at least `least` in size unless it is 0. */
export function within(value: number, least: number, most: number): number {
  if (value === 0) return 0;
  return Math.sign(value) * Math.min(most, Math.max(Math.min(least, most), Math.abs(value)));
}

/** Whether a reading is there and not older than this. */
export function isFresh(
  reading: { readonly stampNs: bigint } | undefined,
  nowNs: bigint,
  maxAgeMs: number,
): boolean {
  return reading !== undefined && nowNs - reading.stampNs <= BigInt(maxAgeMs) * 1_000_000n;
}

/** Whether a bump or an edge is in front. */
export function isMet({ hazards }: RobotState): boolean {
  return (hazards?.present ?? []).some(
    ({ kind, source }) => (kind === "bump" || kind === "cliff") && !source.startsWith("rear"),
  );
}
