// The way to the nearest floor that is not covered yet: a search in rings around the robot over the grid.

import {
  CELL,
  cellAt,
  CELLS,
  cover,
  isCovered,
  isFloor,
  isNarrow,
  isObstacle,
  isTight,
  SIDE,
  xOf,
  yOf,
} from "./grid";

/** Rings that are searched beyond the first find, for one that needs less turning. */
const FURTHER: i32 = 5;
/** What a turn by one radian is worth, m. */
const TURN_WORTH: f64 = 0.25;
/** A way point is at most so far ahead, m. */
const AHEAD: f64 = 1.2;

const cameFrom = new StaticArray<i32>(CELLS);
const depth = new StaticArray<u16>(CELLS);
const queue = new StaticArray<i32>(CELLS);

let goal: i32 = -1;

/** Where to drive to next, m in `odom`; set by `find`. */
export let wayX: f64 = 0;
export let wayY: f64 = 0;

/**
 * Looks for a way from (x, y) with heading `theta`; false when everything that can be reached is covered. When
 * not `thorough`, narrow places are no goal.
 */
export function find(x: f64, y: f64, theta: f64, thorough: bool): bool {
  const start = cellAt(x, y);
  if (start < 0) return false;
  spread(start);
  if (goal < 0 || depth[goal] == 0 || isCovered(goal) || isTight(goal)) goal = choose(x, y, theta, thorough);
  if (goal < 0) return false;
  aim(start, x, y);
  return true;
}

/** Leaves the goal, which may be chosen again. */
export function forget(): void {
  goal = -1;
}

/** Gives the goal up for this round, with the floor around it: the next `find` takes another. */
export function giveUp(): void {
  if (goal >= 0) cover(xOf(goal), yOf(goal), 0.25);
  goal = -1;
}

/** Walks over everything that can be reached. A cell that is tight leads only out of tightness. */
function spread(start: i32): void {
  memory.fill(changetype<usize>(depth), 0, CELLS * 2);
  let head = 0;
  let tail = 0;
  queue[tail++] = start;
  depth[start] = 1;
  cameFrom[start] = start;
  while (head < tail) {
    const cell = unchecked(queue[head++]);
    const next = <u16>(unchecked(depth[cell]) + 1);
    const fromTight = isTight(cell);
    for (let side = 0; side < 4; side++) {
      const other = cell + (side == 0 ? 1 : side == 1 ? -1 : side == 2 ? SIDE : -SIDE);
      if (other < SIDE || other >= CELLS - SIDE || unchecked(depth[other]) != 0) continue;
      if (isObstacle(other) || !isFloor(other) || (isTight(other) && !fromTight)) continue;
      unchecked((depth[other] = next));
      unchecked((cameFrom[other] = cell));
      unchecked((queue[tail++] = other));
    }
  }
  reached = tail;
}

let reached: i32 = 0;

/** The nearest floor that is not covered; of several about as near, the one that lies ahead. */
function choose(x: f64, y: f64, theta: f64, thorough: bool): i32 {
  let best = -1;
  let bestCost: f64 = Infinity;
  let until: i32 = i32.MAX_VALUE;
  for (let i = 0; i < reached; i++) {
    const cell = unchecked(queue[i]);
    const ring = <i32>unchecked(depth[cell]);
    if (ring > until) break;
    if (isCovered(cell) || isTight(cell) || (!thorough && isNarrow(cell))) continue;
    if (best < 0) until = ring + FURTHER;
    const turn = Math.abs(angleBetween(Math.atan2(yOf(cell) - y, xOf(cell) - x), theta));
    const cost = <f64>ring * CELL + TURN_WORTH * turn;
    if (cost < bestCost) {
      bestCost = cost;
      best = cell;
    }
  }
  return best;
}

/** Sets the way point: the farthest point of the way to the goal that can be driven to straight. */
function aim(start: i32, x: f64, y: f64): void {
  let cell = goal;
  let point = goal;
  // From the goal backwards; the first that is near enough and in sight is the farthest.
  while (cell != start) {
    point = cell;
    const far = Math.hypot(xOf(cell) - x, yOf(cell) - y);
    if (far <= AHEAD && inSight(x, y, xOf(cell), yOf(cell))) break;
    cell = cameFrom[cell];
  }
  wayX = xOf(point);
  wayY = yOf(point);
}

function inSight(x: f64, y: f64, toX: f64, toY: f64): bool {
  const far = Math.hypot(toX - x, toY - y);
  const steps = <i32>(far / (0.5 * CELL));
  let out = false;
  for (let i = 1; i < steps; i++) {
    const part = <f64>i / steps;
    const cell = cellAt(x + (toX - x) * part, y + (toY - y) * part);
    if (cell < 0 || isObstacle(cell)) return false;
    // The robot may begin in a tight place, but not go back into one.
    if (!isTight(cell)) out = true;
    else if (out || i > 6) return false;
  }
  return true;
}

/** The turn from `from` to `to`, rad, in (-pi, pi]. */
export function angleBetween(to: f64, from: f64): f64 {
  let angle = to - from;
  while (angle > Math.PI) angle -= 2 * Math.PI;
  while (angle <= -Math.PI) angle += 2 * Math.PI;
  return angle;
}
