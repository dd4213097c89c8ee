/** The robot's own idea of where it is in `map`: the truth plus a bounded, slowly wandering error. */

import type { Pose2d } from "../../protocol/index.js";
import { STEP_S } from "./body.js";
import { wrapAngle } from "./geometry.js";
import type { Random } from "./random.js";

/** Stated standard deviation of the position, m. */
export const POSE_DEVIATION = 0.02;
const POSITION_BOUND = 0.04;
const ANGLE_BOUND = 0.03;
/** How fast the error wanders: it forgets itself in about this time, s. */
const MEMORY_S = 4;

export class Localiser {
  readonly #random: Random;
  #x = 0;
  #y = 0;
  #theta = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** One step; `offset` is a fault that is laid on top. */
  estimate(truth: Pose2d, offset: Pose2d): Pose2d {
    this.#x = this.#wander(this.#x, POSITION_BOUND);
    this.#y = this.#wander(this.#y, POSITION_BOUND);
    this.#theta = this.#wander(this.#theta, ANGLE_BOUND);
    return {
      x: truth.x + this.#x + offset.x,
      y: truth.y + this.#y + offset.y,
      theta: wrapAngle(truth.theta + this.#theta + offset.theta),
    };
  }

  #wander(error: number, bound: number): number {
    const forget = STEP_S / MEMORY_S;
    const next = error * (1 - forget) + (bound / 3) * Math.sqrt(2 * forget) * this.#random.normal();
    return Math.max(-bound, Math.min(bound, next));
  }
}
