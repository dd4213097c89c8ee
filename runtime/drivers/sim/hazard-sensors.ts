/** Bumper halves, cliff sensors and wheel-drop switches, with the time at which each began. */

import type { HazardKind, HazardSource, HazardState, Pose2d } from "../../protocol/index.js";
import { BODY, BUMPER_HALF_ANGLE, BUMPER_MIDDLE_ANGLE, CLIFF_SENSORS, TOUCH_GAP, WHEELS } from "./body.js";
import { touches } from "./contact.js";
import { inPolygon, wrapAngle } from "./geometry.js";
import type { World } from "./world.js";

/** A hazard without its time. */
export interface Hazard {
  readonly kind: HazardKind;
  readonly source: HazardSource;
}

interface Spot {
  readonly source: HazardSource;
  readonly x: number;
  readonly y: number;
}

function overEdge(world: World, pose: Pose2d, spot: Spot): boolean {
  const x = pose.x + spot.x * Math.cos(pose.theta) - spot.y * Math.sin(pose.theta);
  const y = pose.y + spot.x * Math.sin(pose.theta) + spot.y * Math.cos(pose.theta);
  return world.cliffs.some(({ polygon }) => inPolygon(x, y, polygon));
}

/** Wheels that hang in the air. */
export function hangingWheels(world: World, pose: Pose2d): readonly HazardSource[] {
  return WHEELS.filter((wheel) => overEdge(world, pose, wheel)).map(({ source }) => source);
}

/** What the sensors of the body report at this pose. */
export function senseHazards(world: World, pose: Pose2d): readonly Hazard[] {
  const found: Hazard[] = [];
  const pressed = new Set<HazardSource>();
  for (const direction of touches(world.solids, pose.x, pose.y, BODY.radius + TOUCH_GAP)) {
    const angle = wrapAngle(direction - pose.theta);
    if (Math.abs(angle) > BUMPER_HALF_ANGLE) continue;
    if (Math.abs(angle) <= BUMPER_MIDDLE_ANGLE) pressed.add("front");
    else pressed.add(angle > 0 ? "front-left" : "front-right");
  }
  for (const source of ["front", "front-left", "front-right"] as const) {
    if (pressed.has(source)) found.push({ kind: "bump", source });
  }
  for (const sensor of CLIFF_SENSORS) {
    if (overEdge(world, pose, sensor)) found.push({ kind: "cliff", source: sensor.source });
  }
  for (const source of hangingWheels(world, pose)) found.push({ kind: "wheel-drop", source });
  return found;
}

/** Remembers since when each hazard has been present. */
export class HazardLog {
  #present: readonly HazardState[] = [];

  get present(): readonly HazardState[] {
    return this.#present;
  }

  /** Takes what is present now; answers what is new. */
  update(found: readonly Hazard[], nowNs: bigint): readonly HazardState[] {
    const before = this.#present;
    const fresh: HazardState[] = [];
    this.#present = found.map((hazard) => {
      const known = before.find(({ kind, source }) => kind === hazard.kind && source === hazard.source);
      if (known !== undefined) return known;
      const state = { ...hazard, sinceNs: nowNs };
      fresh.push(state);
      return state;
    });
    return fresh;
  }
}
