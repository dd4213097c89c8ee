/**
 * The safety core: one pure step from what was commanded to what is commanded next. Every rule that ends a
 * command removes it, so nothing moves again when the rule's cause ends; only a new command starts motion.
 */

import type { Velocity } from "../../protocol/index.js";
import { approach } from "./acceleration.js";
import type { MotionCommand } from "./command.js";
import { blockedIn, constrain, type Scene } from "./constrain.js";
import { guard } from "./hazard-guard.js";
import { severer, type Rule } from "./rule.js";
import { isZero, ZERO } from "./twist.js";

/** What the core remembers between steps. */
export interface SafetyState {
  /** What the device is told. */
  readonly commanded: Velocity;
  readonly command: MotionCommand | undefined;
  readonly atNs: bigint;
  /** The most severe rule that limits it. */
  readonly rule: Rule;
}

/** What the core looks at in a step. */
export interface SafetyInputs {
  readonly scene: Scene;
  /** The device answers. */
  readonly link: boolean;
  readonly estop: boolean;
}

/** Longest time that one step may accelerate for: a late loop must not jump. */
const MAX_STEP_S = 0.04;

/** Standstill, nothing commanded. */
export function atRest(nowNs: bigint, rule: Rule = "none"): SafetyState {
  return { commanded: ZERO, command: undefined, atNs: nowNs, rule };
}

/** Ends whatever is commanded, at once. A stop may use the device's brake, so zero is not ramped. */
export function withdraw(state: SafetyState, nowNs: bigint, rule: Rule): SafetyState {
  return { ...atRest(nowNs, rule), atNs: state.atNs > nowNs ? state.atNs : nowNs };
}

/** Puts a judged command in force; the next `advance` acts on it. */
export function command(state: SafetyState, next: MotionCommand): SafetyState {
  return { ...state, command: next };
}

/** Causes that are over are no longer named at rest; how the last command ended still is. */
const TRANSIENT: ReadonlySet<Rule> = new Set<Rule>([
  "e-stop",
  "protective-stop",
  "hazard",
  "obstacle",
  "reverse",
  "acceleration",
]);

function restingRule(before: Rule, scene: Scene): Rule {
  if (blockedIn(scene).forward) return "hazard";
  return TRANSIENT.has(before) ? "none" : before;
}

/** One step of the loop. */
export function advance(state: SafetyState, { scene, link, estop }: SafetyInputs): SafetyState {
  const { nowNs } = scene;
  if (estop) return withdraw(state, nowNs, "e-stop");
  if (!link) return withdraw(state, nowNs, "protective-stop");
  const held = state.command;
  if (!held) return atRest(nowNs, restingRule(state.rule, scene));
  if (nowNs >= held.untilNs) return withdraw(state, nowNs, "expired");
  // A hazard that a velocity leads into ends it whole: whoever commands decides anew where to go.
  const blocked = blockedIn(scene);
  if (guard(held.velocity, blocked) !== held.velocity) return withdraw(state, nowNs, "hazard");
  const from = guard(state.commanded, blocked);
  const seconds = Math.min(Math.max(Number(nowNs - state.atNs) / 1e9, 0), MAX_STEP_S);
  const next = approach(from, held.velocity, held.envelope, seconds);
  const verdict = constrain(next.velocity, scene, held.terms);
  if (verdict.kind === "refused") return withdraw(state, nowNs, verdict.rule);
  if (isZero(verdict.velocity) && !isZero(next.velocity)) return withdraw(state, nowNs, verdict.rule);
  const own = held.rule === "none" && next.limited ? "acceleration" : held.rule;
  return { commanded: verdict.velocity, command: held, atNs: nowNs, rule: severer(own, verdict.rule) };
}

/** Whether what is commanded must end now, before the next step of the loop: a hazard came that it leads into. */
export function leadsIntoHazard(state: SafetyState, scene: Scene): boolean {
  const { command: held, commanded } = state;
  if (!held && isZero(commanded)) return false;
  const blocked = blockedIn(scene);
  return (
    (held !== undefined && guard(held.velocity, blocked) !== held.velocity) ||
    guard(commanded, blocked) !== commanded
  );
}
