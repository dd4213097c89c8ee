/** Where a robot has been: its path, and the floor that its body swept. */

import type { Pose2d } from "@sandpaw/runtime/protocol";

/** Side of a cell of swept floor, m. */
export const CELL: number = 0.1;
/** Two points of the path are at least this far apart, m. */
const STEP = 0.08;
/** A jump of more than this is the localiser's, not the robot's, m. */
const JUMP = 0.5;
const MAX_POINTS = 20_000;

/** Grows with each pose. */
export class Trail {
  readonly #points: Pose2d[] = [];
  readonly #swept = new Set<string>();
  #metres = 0;

  /** Adds a pose of a body of this radius, m. */
  add(pose: Pose2d, radius: number): void {
    this.#sweep(pose, radius);
    const last = this.#points.at(-1);
    const step = last === undefined ? Number.POSITIVE_INFINITY : Math.hypot(pose.x - last.x, pose.y - last.y);
    if (step < STEP) return;
    if (step < JUMP) this.#metres += step;
    this.#points.push(pose);
    if (this.#points.length > MAX_POINTS) this.#points.shift();
  }

  /** Way driven, m. */
  get metres(): number {
    return this.#metres;
  }

  /** Floor swept, m². */
  get area(): number {
    return this.#swept.size * CELL * CELL;
  }

  /** Oldest first. */
  get points(): readonly Pose2d[] {
    return this.#points;
  }

  /** Centres of the swept cells, m. */
  *swept(): Generator<readonly [number, number]> {
    for (const key of this.#swept) {
      const [x = 0, y = 0] = key.split(",").map(Number);
      yield [(x + 0.5) * CELL, (y + 0.5) * CELL];
    }
  }

  #sweep({ x, y }: Pose2d, radius: number): void {
    const reach = Math.ceil(radius / CELL);
    const column = Math.floor(x / CELL);
    const row = Math.floor(y / CELL);
    for (let i = column - reach; i <= column + reach; i += 1) {
      for (let j = row - reach; j <= row + reach; j += 1) {
        const inside = Math.hypot((i + 0.5) * CELL - x, (j + 0.5) * CELL - y) <= radius;
        if (inside) this.#swept.add(`${i},${j}`);
      }
    }
  }
}
