/**
 * The safety core: one pure step from what was commanded to what is commanded next. Every rule that ends a
 * command removes it, so nothing moves again when the rule's cause ends; only a new `drive` starts motion.
 */

import type { Limit, Velocity } from "../../protocol/index.js";
import { approach } from "./acceleration.js";
import type { MotionCommand } from "./command.js";
import { guard, type Blocked } from "./hazard-guard.js";
import { isZero, ZERO } from "./twist.js";

/** What the core remembers between steps. */
export interface SafetyState {
  /** What the device is told. */
  readonly commanded: Velocity;
  readonly command: MotionCommand | undefined;
  readonly atNs: bigint;
  readonly limitedBy: Limit;
}

/** What the core looks at in a step. */
export interface SafetyInputs {
  readonly nowNs: bigint;
  /** The device answers. */
  readonly link: boolean;
  readonly estop: boolean;
  readonly blocked: Blocked;
}

/** Longest time that one step may accelerate for: a late loop must not jump. */
const MAX_STEP_S = 0.04;

/** Standstill, nothing commanded. */
export function atRest(nowNs: bigint, limitedBy: Limit = "none"): SafetyState {
  return { commanded: ZERO, command: undefined, atNs: nowNs, limitedBy };
}

/** Ends whatever is commanded, at once. A stop may use the device's brake, so zero is not ramped. */
export function withdraw(state: SafetyState, nowNs: bigint, limitedBy: Limit): SafetyState {
  return { ...atRest(nowNs, limitedBy), atNs: state.atNs > nowNs ? state.atNs : nowNs };
}

/** Puts a judged command in force; the next `advance` acts on it. */
export function command(state: SafetyState, next: MotionCommand): SafetyState {
  return { ...state, command: next };
}

/** At rest, a cause that is over is no longer named; how the last command ended still is. */
function restingLimit(before: Limit, blocked: Blocked): Limit {
  if (blocked.forward) return "hazard";
  return before === "e-stop" || before === "protective-stop" || before === "hazard" ? "none" : before;
}

/** One step of the loop. */
export function advance(state: SafetyState, inputs: SafetyInputs): SafetyState {
  const { nowNs } = inputs;
  if (inputs.estop) return withdraw(state, nowNs, "e-stop");
  if (!inputs.link) return withdraw(state, nowNs, "protective-stop");
  const held = state.command;
  if (!held) return { ...atRest(nowNs, restingLimit(state.limitedBy, inputs.blocked)) };
  if (nowNs >= held.untilNs) return withdraw(state, nowNs, "expired");
  const left = guard(held.velocity, inputs.blocked);
  if (isZero(left)) return withdraw(state, nowNs, "hazard");
  // What the hazard took is gone from the command itself: its end gives nothing back.
  const kept: MotionCommand =
    left === held.velocity ? held : { ...held, velocity: left, limitedBy: "hazard" };
  const from = guard(state.commanded, inputs.blocked);
  const seconds = Math.min(Math.max(Number(nowNs - state.atNs) / 1e9, 0), MAX_STEP_S);
  const next = approach(from, kept.velocity, kept.envelope, seconds);
  return {
    commanded: next.velocity,
    command: kept,
    atNs: nowNs,
    limitedBy: kept.limitedBy === "none" && next.limited ? "acceleration" : kept.limitedBy,
  };
}
