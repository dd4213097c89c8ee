/** The rules of the safety core by name, and what a guest is told of each. */

import type { Limit } from "../../protocol/index.js";

/** The least severe first. The list is closed: each rule has a counter, and most have a line for people. */
export const RULES = [
  "none",
  "speed",
  "turn",
  "acceleration",
  "obstacle",
  "reverse",
  "zone",
  "hazard",
  "pose",
  "battery",
  "lease",
  "expired",
  "inattentive",
  "stop",
  "protective-stop",
  "e-stop",
] as const;
export type Rule = (typeof RULES)[number];

/** The API has one word for whatever is in the way. */
export function limitOf(rule: Rule): Limit {
  return rule === "obstacle" || rule === "reverse" ? "hazard" : rule;
}

/** Whether this rule is an intervention: more than the numbers of the envelope, and the end of a velocity's time. */
export function isIntervention(rule: Rule): boolean {
  return RULES.indexOf(rule) >= RULES.indexOf("obstacle") && rule !== "expired" && rule !== "stop";
}

/** The more severe of two. */
export function severer(a: Rule, b: Rule): Rule {
  return RULES.indexOf(a) >= RULES.indexOf(b) ? a : b;
}
