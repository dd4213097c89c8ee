/**
 * What zones leave of a velocity: the body, with its pose error, must be able to stop inside when nothing but the
 * device's own expiry stops it. Nearer than the pose error to the border, and outside it, the only way is out.
 */

import type { Velocity, Zone } from "../../protocol/index.js";
import { speedFor, speedOf, stopWay, type BodyFacts } from "./body-facts.js";
import { clearance } from "./clearance.js";
import { along } from "./path.js";
import type { Place } from "./place.js";
import { scaled } from "./twist.js";

/** The largest error of the heading, rad: poses state none of their own. */
const HEADING_ERROR = 0.1;
/** Whoever leaves a place where they must not be does so slowly, m/s. */
const WAY_OUT_SPEED = 0.1;
/** What is slower than this is no motion any more, m/s. */
export const LEAST_SPEED = 0.01;
/** Samples of a path lie no closer together, m. */
const STEP = 0.01;

/** What is left; `blocked`: nothing. The same velocity when nothing was taken. */
export type ZoneVerdict =
  | { readonly kind: "free"; readonly velocity: Velocity }
  | { readonly kind: "slower"; readonly velocity: Velocity }
  | { readonly kind: "blocked" };

/** Judges a velocity that is within the envelope. */
export function guardZone(
  velocity: Velocity,
  zones: readonly Zone[],
  place: Place,
  body: BodyFacts,
  isPerson: boolean,
): ZoneVerdict {
  const speed = speedOf(velocity);
  const here = clearance(zones, place.pose.x, place.pose.y) - body.radius;
  if (here - place.error >= stopWay(speed, body)) return { kind: "free", velocity };
  if (here >= place.error) return slowDown(velocity, speed, zones, place, body);
  // Turning on the spot moves a round body nowhere.
  if (speed === 0) return here >= 0 || isPerson ? { kind: "free", velocity } : { kind: "blocked" };
  if (here < 0 && !isPerson) return { kind: "blocked" };
  return wayOut(velocity, speed, zones, place, body);
}

function slowDown(
  velocity: Velocity,
  speed: number,
  zones: readonly Zone[],
  place: Place,
  body: BodyFacts,
): ZoneVerdict {
  const way = stopWay(speed, body);
  const needed = (at: number): number => body.radius + place.error + HEADING_ERROR * at;
  const free = freeWay(velocity, way, zones, place, needed);
  if (free >= way) return { kind: "free", velocity };
  // Slower is the same way, and less of it.
  const most = speedFor(free, body);
  if (most < LEAST_SPEED) return { kind: "blocked" };
  return { kind: "slower", velocity: scaled(velocity, most / speed) };
}

/** Only ways that lead out, and slowly. */
function wayOut(
  velocity: Velocity,
  speed: number,
  zones: readonly Zone[],
  place: Place,
  body: BodyFacts,
): ZoneVerdict {
  const factor = Math.min(1, WAY_OUT_SPEED / speed);
  const way = stopWay(speed * factor, body);
  const start = clearance(zones, place.pose.x, place.pose.y);
  const free = freeWay(velocity, way, zones, place, (at) => start + 2 * HEADING_ERROR * at);
  if (free < way) return { kind: "blocked" };
  return factor === 1 ? { kind: "free", velocity } : { kind: "slower", velocity: scaled(velocity, factor) };
}

/** How far along its way the clearance is at least what is needed there, m; `way` at most. */
function freeWay(
  velocity: Velocity,
  way: number,
  zones: readonly Zone[],
  place: Place,
  needed: (at: number) => number,
): number {
  let free = 0;
  let at = Math.min(STEP, way);
  for (;;) {
    const { x, y } = along(place.pose, velocity, at);
    const spare = clearance(zones, x, y) - needed(at);
    if (spare < 0) return free;
    // The clearance shrinks no faster than the way grows: so much farther it holds for certain.
    const certain = spare / (1 + 2 * HEADING_ERROR);
    free = at + certain;
    if (free >= way) return way;
    at = Math.min(way, at + Math.max(STEP, certain));
  }
}
