/** Wheel odometry: counts what the wheels turned, which is not quite what the robot moved. */

import type { Pose2d } from "../../protocol/index.js";
import { STEP_S } from "./body.js";
import type { Motion } from "./drive-train.js";
import { wrapAngle } from "./geometry.js";
import type { Random } from "./random.js";

/** Largest error of the wheels' size and of their distance from each other. */
const SCALE_ERROR = 0.005;
/** Noise of one step, as a part of its way. */
const STEP_NOISE = 0.01;

export class Odometry {
  #pose: Pose2d = { x: 0, y: 0, theta: 0 };
  readonly #random: Random;
  readonly #wayScale: number;
  readonly #turnScale: number;

  constructor(random: Random) {
    this.#random = random;
    this.#wayScale = 1 + SCALE_ERROR * (2 * random.uniform() - 1);
    this.#turnScale = 1 + SCALE_ERROR * (2 * random.uniform() - 1);
  }

  /** In `odom`, which begins where the robot was switched on. */
  get pose(): Pose2d {
    return this.#pose;
  }

  /** One step in which the wheels turned with `wheels`, whether the floor gave way or not. */
  advance(wheels: Motion): Motion {
    const noise = 1 + STEP_NOISE * this.#random.normal();
    const turnNoise = 1 + STEP_NOISE * this.#random.normal();
    const v = wheels.v * this.#wayScale * noise;
    const w = wheels.w * this.#turnScale * turnNoise;
    const middle = this.#pose.theta + (w * STEP_S) / 2;
    this.#pose = {
      x: this.#pose.x + v * Math.cos(middle) * STEP_S,
      y: this.#pose.y + v * Math.sin(middle) * STEP_S,
      theta: wrapAngle(this.#pose.theta + w * STEP_S),
    };
    return { v, w };
  }
}
