/**
 * Everything that depends on where the robot is and what is around it, applied to one velocity: the most severe rule
 * wins. Used when a velocity is asked for, and again in every cycle on what would be sent. Pure.
 */

import type { BatteryState, Pose2d, RobotError, Velocity, Zone } from "../../protocol/index.js";
import { speedOf, type BodyFacts } from "./body-facts.js";
import { turnNear } from "./edge.js";
import { blockedDirections, guard, isOld, type Blocked } from "./hazard-guard.js";
import { SCAN_MAX_AGE_NS, speedTowards, TOUCH_SPEED } from "./obstacles.js";
import { placeOf } from "./place.js";
import type { Rule } from "./rule.js";
import type { Senses } from "./senses.js";
import { guardReverse } from "./trail.js";
import { isZero, scaled } from "./twist.js";
import { guardZone } from "./zone-guard.js";

const BATTERY_MAX_AGE_NS = 60_000_000_000n;
/** Odometry that is older says nothing of where the robot is; as old as a velocity may become. */
const ODOMETRY_MAX_AGE_NS = 300_000_000n;

/** What the rules look at. */
export interface Scene {
  readonly nowNs: bigint;
  readonly senses: Senses;
  readonly body: BodyFacts;
  /** A person's temporary no-go area; nobody's grant. */
  readonly noGo: readonly Zone[];
}

/** Whose motion it is, as far as these rules differ. */
export interface Terms {
  readonly zones: readonly Zone[];
  readonly batteryUse: number;
  readonly isPerson: boolean;
  /** What kind of motion: `dock` moves with an empty battery, `undock` reverses where nobody has driven. */
  readonly kind: "drive" | "go-to" | "spin" | "dock" | "undock";
}

/** What is left of a velocity, and the most severe rule that took something. */
export type Constrained =
  | { readonly kind: "move"; readonly velocity: Velocity; readonly rule: Rule }
  | { readonly kind: "refused"; readonly rule: Rule; readonly error: RobotError };

/** Which directions hazards close at present. */
export function blockedIn({ senses, nowNs }: Scene): Blocked {
  return blockedDirections(senses.hazards, nowNs, senses.edge.undo);
}

/** Judges a velocity that is within the envelope. */
export function constrain(asked: Velocity, scene: Scene, terms: Terms): Constrained {
  if (isZero(asked)) return { kind: "move", velocity: asked, rule: "none" };
  const { senses, body, nowNs } = scene;
  if (terms.kind !== "dock" && isLow(senses.battery, nowNs, terms.batteryUse)) {
    return { kind: "refused", rule: "battery", error: "stopped" };
  }
  const clear = guard(asked, blockedIn(scene));
  if (isZero(clear)) return { kind: "refused", rule: "hazard", error: "hazard" };
  let velocity = clear;
  let rule: Rule = clear === asked ? "none" : "hazard";

  const zones = scene.noGo.length === 0 ? terms.zones : [...terms.zones, ...scene.noGo];
  if (zones.length > 0) {
    const place = placeOf(senses.poses, senses.robot, nowNs, body.maxSpeed);
    if (!place) return { kind: "refused", rule: "pose", error: "pose-unknown" };
    const verdict = guardZone(velocity, zones, place, body, terms.isPerson);
    if (verdict.kind === "blocked") return { kind: "refused", rule: "zone", error: "zone" };
    if (verdict.kind === "slower") {
      ({ velocity } = verdict);
      if (rule === "none") rule = "zone";
    }
  }
  if (velocity.vx < 0 && !seesBehind(scene) && terms.kind !== "undock") {
    const from = poseIn(scene);
    const left = from && guardReverse(velocity, senses.trail, from, body);
    if (!left) return { kind: "refused", rule: "reverse", error: "hazard" };
    if (left !== velocity && rule === "none") rule = "reverse";
    velocity = left;
  }
  const mostTurn = turnNear(senses.edge, senses.robot);
  if (Math.abs(velocity.wz) > mostTurn) {
    velocity = scaled(velocity, mostTurn / Math.abs(velocity.wz));
    if (rule === "none") rule = "obstacle";
  }
  const most = seenSpeed(velocity, scene);
  const speed = speedOf(velocity);
  if (speed > most) {
    velocity = scaled(velocity, most / speed);
    if (rule === "none") rule = "obstacle";
  }
  return { kind: "move", velocity, rule };
}

/** A battery that has not been told for a minute counts as empty; a robot that tells of none has none to spare. */
function isLow(battery: BatteryState | undefined, nowNs: bigint, use: number): boolean {
  if (!battery) return false;
  return nowNs - battery.stampNs > BATTERY_MAX_AGE_NS || !(battery.fraction >= 1 - use);
}

/** Where the robot is in `odom`, if that is known at present. */
function poseIn({ senses, nowNs }: Scene): Pose2d | undefined {
  const { odometry } = senses.robot;
  return odometry && nowNs - odometry.stampNs <= ODOMETRY_MAX_AGE_NS ? odometry.pose : undefined;
}

/** Whether a cliff behind would be sensed at present. */
function seesBehind({ senses, body, nowNs }: Scene): boolean {
  const { hazards } = senses;
  return body.seesBehind && (hazards === undefined || !isOld(hazards, nowNs));
}

/** How fast what the range finder sees lets the robot go this way; without one, nothing is seen. */
function seenSpeed(velocity: Velocity, scene: Scene): number {
  const { senses, body, nowNs } = scene;
  const { obstacles } = senses;
  if (!obstacles) return Infinity;
  const from = poseIn(scene);
  if (!from || nowNs - obstacles.stampNs > SCAN_MAX_AGE_NS) return TOUCH_SPEED;
  return speedTowards(velocity, obstacles, from, body);
}
