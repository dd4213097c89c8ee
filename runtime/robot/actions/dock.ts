/** Drives to a place in front of the dock, faces it, and goes straight on until the contacts are met. */

import type { Pose2d } from "../../protocol/index.js";
import type { SourceView } from "../motion-source.js";
import { GoTo, type GoToParts } from "./go-to.js";
import {
  end,
  isFresh,
  isMet,
  move,
  STAND,
  within,
  wrap,
  type Maneuver,
  type ManeuverStep,
} from "./maneuver.js";
import { Patience } from "./patience.js";

export interface DockParts extends GoToParts {
  /** Where the robot stands in `map` when it is docked; undefined when nobody knows. */
  readonly place: () => Pose2d | undefined;
}

/** How far in front of the dock it faces it, m. */
const BEFORE = 0.55;
/** Facing it, rad. */
const FACING = 0.04;
const SPEED = 0.06;
/** Farther than this beyond the dock's place it has missed it, m. */
const BEYOND = 0.07;
/** It will miss when it is farther to the side than this and half of what is ahead, m. */
const ASIDE = 0.05;
/** Nearer than this it only keeps its heading: the pose is not good enough for more, m. */
const STRAIGHT = 0.15;
const MOST_TRIES = 4;

export class Dock implements Maneuver {
  readonly #parts: DockParts;
  readonly #lost = new Patience(1000);
  readonly #forbidden = new Patience(1500);
  #stage: "go" | "face" | "approach" = "go";
  #way: GoTo | undefined;
  #tries = 0;
  #remaining = 0;

  constructor(parts: DockParts) {
    this.#parts = parts;
  }

  get isPlanning(): boolean {
    return this.#stage === "go" && (this.#way?.isPlanning ?? true);
  }
  get remaining(): number {
    return this.#stage === "go" ? (this.#way?.remaining ?? 0) + BEFORE : this.#remaining;
  }
  get progress(): number {
    if (this.#stage === "go") return 0.8 * (this.#way?.progress ?? 0);
    return this.#stage === "face" ? 0.8 : Math.max(0.8, 1 - this.#remaining / (5 * BEFORE));
  }

  step(view: SourceView): ManeuverStep {
    const { robot, nowNs } = view;
    if (!robot.dock) return end("unavailable");
    if (robot.dock.status === "docked") return end("done");
    const place = this.#parts.place();
    if (!place) return end("unreachable");
    if (this.#stage === "go") return this.#go(view, place);
    const { pose } = robot;
    const isKnown = isFresh(pose, nowNs, 300);
    if (this.#lost.isOver(isKnown, nowNs)) return end("pose-unknown");
    if (!pose || !isKnown) return STAND;
    const cos = Math.cos(place.theta);
    const sin = Math.sin(place.theta);
    const [dx, dy] = [place.x - pose.pose.x, place.y - pose.pose.y];
    const ahead = dx * cos + dy * sin;
    const aside = dy * cos - dx * sin;
    const turn = wrap(place.theta - pose.pose.theta);
    this.#remaining = Math.max(0, ahead);
    return this.#stage === "face" ? this.#face(turn) : this.#approach(view, ahead, aside, turn);
  }

  #go(view: SourceView, place: Pose2d): ManeuverStep {
    const { x, y, theta } = place;
    const before = { x: x - BEFORE * Math.cos(theta), y: y - BEFORE * Math.sin(theta) };
    this.#way ??= new GoTo(before, this.#parts);
    const step = this.#way.step(view);
    if (step.kind !== "end" || step.end !== "done") return step;
    this.#stage = "face";
    return STAND;
  }

  #face(turn: number): ManeuverStep {
    if (Math.abs(turn) > FACING)
      return move(0, within(2 * turn, 0.15, Math.min(0.8, this.#parts.envelope.maxTurn)));
    this.#stage = "approach";
    return STAND;
  }

  #approach({ robot, refused, nowNs }: SourceView, ahead: number, aside: number, turn: number): ManeuverStep {
    if (this.#forbidden.isOver(refused === undefined || refused === "hazard", nowNs)) {
      return end(refused === "pose-unknown" ? "pose-unknown" : "zone");
    }
    const isMissing = ahead < -BEYOND || Math.abs(aside) > ASIDE + 0.5 * Math.max(0, ahead);
    if (isMet(robot) || refused === "hazard" || isMissing) return this.#retry();
    const { envelope } = this.#parts;
    const towards = ahead > STRAIGHT ? Math.atan2(aside, 0.6 * ahead) : 0;
    const wz = within(2 * (turn + towards), 0, Math.min(0.5, envelope.maxTurn));
    return move(Math.min(SPEED, envelope.maxSpeed), wz);
  }

  #retry(): ManeuverStep {
    this.#tries += 1;
    if (this.#tries >= MOST_TRIES) return end("blocked");
    this.#stage = "go";
    this.#way = undefined;
    return STAND;
  }
}
