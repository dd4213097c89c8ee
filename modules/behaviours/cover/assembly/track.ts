// Where the robot was a moment ago: a scan is older than the odometry that is read with it, and the robot turned
// in between.

const KEPT: i32 = 16;
const stamps = new StaticArray<u64>(KEPT);
const xs = new StaticArray<f64>(KEPT);
const ys = new StaticArray<f64>(KEPT);
const thetas = new StaticArray<f64>(KEPT);
let next: i32 = 0;

/** The pose that `at` found. */
export let x: f64 = 0;
export let y: f64 = 0;
export let theta: f64 = 0;

/** Remembers a pose. */
export function remember(stampNs: u64, atX: f64, atY: f64, atTheta: f64): void {
  const i = next++ % KEPT;
  stamps[i] = stampNs;
  xs[i] = atX;
  ys[i] = atY;
  thetas[i] = atTheta;
}

/** Finds the pose nearest to a time; false when none is within a tenth of a second of it. */
export function at(stampNs: u64): bool {
  let best: u64 = 100_000_000;
  let found = false;
  for (let i = 0; i < KEPT; i++) {
    const away = stamps[i] > stampNs ? stamps[i] - stampNs : stampNs - stamps[i];
    if (away >= best) continue;
    best = away;
    found = true;
    x = xs[i];
    y = ys[i];
    theta = thetas[i];
  }
  return found;
}
