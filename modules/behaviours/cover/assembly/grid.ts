// What the robot knows of the floor around the place where it began, in `odom`: a square of cells, each with a
// score for being an obstacle and a mark for having been covered. Odometry drifts, so the scores follow what was
// seen last.

/** Side of a cell, m, and cells along a side of the square. */
export const CELL: f64 = 0.1;
export const SIDE: i32 = 256;
const HALF: f64 = (CELL * SIDE) / 2;
export const CELLS: i32 = SIDE * SIDE;

/** A ray through a cell takes 1 from its score, one that comes back from it adds 4; both ends are kept within bounds. */
const HIT: i32 = 4;
const CERTAIN: i32 = 12;
const CLEAR: i32 = -8;
/** A score beyond this is an obstacle; below this, floor. */
const OBSTACLE: i32 = 2;
const FLOOR: i32 = -1;
/** Obstacles that no ray can take away: what was felt with the bumper or the cliff sensors. */
const FELT: i32 = 127;

const score = new StaticArray<i8>(CELLS);
/** The scan in which a ray last came back from a cell. */
const hitIn = new StaticArray<u32>(CELLS);
let scanNumber: u32 = 0;
const covered = new StaticArray<u8>(CELLS);
/** How near obstacles are: `TIGHT` is too near for the middle of the robot, `NARROW` is near. */
const NARROW: u8 = 1;
const TIGHT: u8 = 2;
const tight = new StaticArray<u8>(CELLS);

/** The cell at a point, m; -1 outside the square. */
export function cellAt(x: f64, y: f64): i32 {
  const column = <i32>Math.floor((x + HALF) / CELL);
  const row = <i32>Math.floor((y + HALF) / CELL);
  if (column < 1 || row < 1 || column >= SIDE - 1 || row >= SIDE - 1) return -1;
  return row * SIDE + column;
}

/** The middle of a cell, m. */
export function xOf(cell: i32): f64 {
  return (<f64>(cell % SIDE) + 0.5) * CELL - HALF;
}

/** The middle of a cell, m. */
export function yOf(cell: i32): f64 {
  return (<f64>(cell / SIDE) + 0.5) * CELL - HALF;
}

export function isObstacle(cell: i32): bool {
  return unchecked(score[cell]) > OBSTACLE;
}

export function isFloor(cell: i32): bool {
  return unchecked(score[cell]) < FLOOR;
}

export function isTight(cell: i32): bool {
  return unchecked(tight[cell]) == TIGHT;
}

export function isNarrow(cell: i32): bool {
  return unchecked(tight[cell]) != 0;
}

export function isCovered(cell: i32): bool {
  return unchecked(covered[cell]) != 0;
}

/** Begins a scan: a cell from which one of its rays came back is not cleared by the others. */
export function beginScan(): void {
  scanNumber++;
}

/** A ray came back from a point. */
export function hit(x: f64, y: f64): void {
  const cell = cellAt(x, y);
  if (cell < 0) return;
  const now = <i32>unchecked(score[cell]);
  if (now == FELT || unchecked(hitIn[cell]) == scanNumber) return;
  unchecked((hitIn[cell] = scanNumber));
  unchecked((score[cell] = <i8>min(now + HIT, CERTAIN)));
}

/** A ray went from (x, y) at `angle`, rad, for `range` m without touching anything. */
export function pass(x: f64, y: f64, angle: f64, range: f64): void {
  const stepX = 0.5 * CELL * Math.cos(angle);
  const stepY = 0.5 * CELL * Math.sin(angle);
  const steps = <i32>(range / (0.5 * CELL)) - 1;
  let last = -1;
  for (let i = 1; i < steps; i++) {
    const cell = cellAt(x + stepX * i, y + stepY * i);
    if (cell < 0) return;
    if (cell == last || unchecked(hitIn[cell]) == scanNumber) continue;
    last = cell;
    const now = <i32>unchecked(score[cell]);
    if (now != FELT && now > CLEAR) unchecked((score[cell] = <i8>(now - 1)));
  }
}

/** An obstacle at a point, until rays through it say otherwise for a while. */
export function block(x: f64, y: f64): void {
  const cell = cellAt(x, y);
  if (cell >= 0 && <i32>score[cell] != FELT) score[cell] = <i8>CERTAIN;
}

/** Remembers for good that the robot cannot go within `radius` m of a point. */
export function forbid(x: f64, y: f64, radius: f64): void {
  const reach = <i32>Math.ceil(radius / CELL);
  const middle = cellAt(x, y);
  if (middle < 0) return;
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const cell = middle + dy * SIDE + dx;
      if (cell < 0 || cell >= CELLS) continue;
      if (Math.hypot(<f64>dx, <f64>dy) * CELL <= radius) score[cell] = <i8>FELT;
    }
  }
}

/** Marks the floor within `radius` m of a point as covered; returns how many cells were new. */
export function cover(x: f64, y: f64, radius: f64): i32 {
  const reach = <i32>Math.ceil(radius / CELL);
  const middle = cellAt(x, y);
  if (middle < 0) return 0;
  let fresh = 0;
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const cell = middle + dy * SIDE + dx;
      if (cell < 0 || cell >= CELLS || covered[cell] != 0) continue;
      if (Math.hypot(<f64>dx, <f64>dy) * CELL > radius) continue;
      covered[cell] = 1;
      fresh++;
    }
  }
  return fresh;
}

/** Begins another round: nothing is covered. */
export function uncover(): void {
  memory.fill(changetype<usize>(covered), 0, CELLS);
}

/** Works out anew which cells are tight and which are narrow: within so many m of an obstacle. */
export function inflate(tightWithin: f64, narrowWithin: f64): void {
  memory.fill(changetype<usize>(tight), 0, CELLS);
  const reach = <i32>Math.ceil(narrowWithin / CELL);
  const tightSquare = (tightWithin / CELL) * (tightWithin / CELL);
  const narrowSquare = (narrowWithin / CELL) * (narrowWithin / CELL);
  for (let cell = reach * SIDE + reach; cell < CELLS - reach * SIDE - reach; cell++) {
    if (unchecked(score[cell]) <= OBSTACLE) continue;
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        const square = <f64>(dx * dx + dy * dy);
        const near = cell + dy * SIDE + dx;
        if (square <= tightSquare) unchecked((tight[near] = TIGHT));
        else if (square <= narrowSquare && unchecked(tight[near]) == 0) unchecked((tight[near] = NARROW));
      }
    }
  }
}
