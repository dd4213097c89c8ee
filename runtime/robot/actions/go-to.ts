/**
 * Drives to a place: asks for a way, follows it, asks again every second, because the map grows on the way. What the
 * robot bumps into is in the map from then on; it backs off a little and goes around.
 */

import type { MotionEnvelope, Zone } from "../../protocol/index.js";
import type { RouteRequest } from "../map/requests.js";
import type { Place } from "../map/route.js";
import type { SourceView } from "../motion-source.js";
import { clearance } from "../safety/clearance.js";
import { BEGIN, follow, type Tracking } from "./follow.js";
import { end, isFresh, isMet, move, STAND, type Maneuver, type ManeuverStep } from "./maneuver.js";
import { Anchor, Patience } from "./patience.js";

/** What a way is asked for with; answers x, y, x, y, … or that there is none. */
export type AskRoute = (query: Omit<RouteRequest, "radius">) => Promise<Float64Array | undefined>;

export interface GoToParts {
  readonly ask: AskRoute;
  readonly envelope: MotionEnvelope;
  /** Where the body must stay at present. */
  readonly zones: () => readonly Zone[];
}

/** There, when nearer than this to the end of the way, m. */
const ARRIVED = 0.06;
/** A way is asked for again after this. */
const AGAIN_NS = 1_000_000_000n;
/** So many answers in a row that there is no way, before it is believed: what stood there may move on. */
const MOST_NOWHERE = 3;
/** So many times it backs off. */
const MOST_BACKS = 8;
const BACK_WAY = 0.08;
const BACK_SPEED = 0.06;
/** An older pose is none, ms; a less certain one neither, m. */
const POSE_AGE_MS = 300;
const MOST_DEVIATION = 0.2;

export class GoTo implements Maneuver {
  readonly #to: Place;
  readonly #parts: GoToParts;
  readonly #lost = new Patience(1000);
  readonly #forbidden = new Patience(2000);
  readonly #anchor = new Anchor(12_000, 0.08);
  #way: readonly Place[] | undefined;
  #tracking: Tracking = BEGIN;
  #asked = false;
  #askedNs: bigint | undefined;
  #nowhere = 0;
  #trouble = false;
  #backs = 0;
  #back: Place | undefined;
  #travelled = 0;
  #last: Place | undefined;
  #remaining = 0;

  constructor(to: Place, parts: GoToParts) {
    this.#to = to;
    this.#parts = parts;
  }

  get isPlanning(): boolean {
    return this.#way === undefined;
  }
  get remaining(): number {
    return this.#remaining;
  }
  get progress(): number {
    const whole = this.#travelled + this.#remaining;
    return this.#way && whole > 0 ? this.#travelled / whole : 0;
  }

  step(view: SourceView): ManeuverStep {
    const { nowNs, robot, refused } = view;
    const { pose } = robot;
    const isKnown = isFresh(pose, nowNs, POSE_AGE_MS) && (pose?.deviation ?? 1) <= MOST_DEVIATION;
    if (this.#lost.isOver(isKnown, nowNs)) return end("pose-unknown");
    if (!pose || !isKnown) return STAND;
    const here = pose.pose;
    this.#travelled += Math.hypot(here.x - (this.#last?.x ?? here.x), here.y - (this.#last?.y ?? here.y));
    this.#last = here;
    this.#plan(here, nowNs);
    if (this.#trouble) return end("unavailable");
    if (this.#nowhere >= MOST_NOWHERE) return end(this.#isForbidden() ? "zone" : "unreachable");
    if (this.#forbidden.isOver(refused === undefined, nowNs)) return end(reasonFor(refused));
    const away = this.#backOff(view, here);
    if (away) return away;
    if (!this.#way) return STAND;
    if (this.#anchor.isStuck(here, here.theta, nowNs)) return end("blocked");
    const { envelope } = this.#parts;
    const query = { pose: here, way: this.#way, tracking: this.#tracking, envelope };
    const { vx, wz, tracking, remaining } = follow(query);
    this.#tracking = tracking;
    this.#remaining = remaining;
    if (remaining <= ARRIVED) return end("done");
    return move(vx, wz);
  }

  #plan(here: Place, nowNs: bigint): void {
    if (this.#asked || (this.#askedNs !== undefined && nowNs - this.#askedNs < AGAIN_NS)) return;
    this.#asked = true;
    this.#askedNs = nowNs;
    this.#parts.ask({ from: here, to: this.#to, zones: this.#parts.zones(), nowNs }).then(
      (route) => {
        this.#asked = false;
        if (route) this.#take(route);
        else this.#nowhere += 1;
      },
      () => {
        this.#trouble = true;
      },
    );
  }

  #take(route: Float64Array): void {
    const way: Place[] = [];
    for (let i = 0; i + 1 < route.length; i += 2) way.push({ x: route[i] ?? 0, y: route[i + 1] ?? 0 });
    this.#nowhere = 0;
    this.#way = way;
    this.#tracking = { nearest: 0, isTurning: this.#tracking.isTurning };
  }

  /** Whether it is a zone that keeps the robot from standing there. */
  #isForbidden(): boolean {
    return clearance(this.#parts.zones(), this.#to.x, this.#to.y) <= 0;
  }

  /** Backwards from what was met, as far as that is allowed; undefined when there is nothing of that kind. */
  #backOff({ robot, nowNs, refused }: SourceView, here: Place): ManeuverStep | undefined {
    if (!this.#back) {
      if (!isMet(robot)) return undefined;
      this.#backs += 1;
      if (this.#backs > MOST_BACKS) return end("hazard");
      this.#back = here;
    }
    const isFar = Math.hypot(here.x - this.#back.x, here.y - this.#back.y) >= BACK_WAY;
    if (!isFar && refused === undefined && !this.#anchor.isStuck(here, 0, nowNs)) return move(-BACK_SPEED, 0);
    // The way from here is another one, around what is in the map now.
    this.#back = undefined;
    this.#way = undefined;
    this.#askedNs = undefined;
    return isMet(robot) ? end("hazard") : STAND;
  }
}

function reasonFor(refused: SourceView["refused"]): "zone" | "pose-unknown" | "hazard" {
  if (refused === "zone" || refused === "pose-unknown") return refused;
  return "hazard";
}
