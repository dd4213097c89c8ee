import { ScanReading } from "./generated/sensors";

const TURN: f64 = 2 * Math.PI;

/** One turn of a planar range finder. Angles are counter-clockwise from forward, rad; ranges are m. */
export class Scan extends ScanReading {
  /** How many rays there are. */
  get length(): i32 {
    return this.ranges.length;
  }

  /** Angle of ray `index`, rad. */
  angleOf(index: i32): f64 {
    return this.angleMin + <f64>index * this.angleIncrement;
  }

  /** The ray nearest to `angle`, rad (any turn); -1 when the scan has none there. */
  indexOf(angle: f64): i32 {
    const count = this.ranges.length;
    if (count == 0 || this.angleIncrement <= 0) return -1;
    let offset = (angle - this.angleMin) % TURN;
    if (offset < 0) offset += TURN;
    const index = <i32>Math.round(offset / this.angleIncrement);
    if (index < count) return index;
    // A full turn: the ray after the last is the first.
    return TURN - offset <= this.angleIncrement * 0.5 ? 0 : -1;
  }

  /** Range at `angle`, m; +Infinity without a return there. */
  at(angle: f64): f64 {
    const index = this.indexOf(angle);
    return index < 0 ? Infinity : <f64>unchecked(this.ranges[index]);
  }

  /** The shortest range from angle `from` counter-clockwise to angle `to` (rad), m; +Infinity when all is free. */
  closest(from: f64, to: f64): f64 {
    const ranges = this.ranges;
    let shortest: f64 = Infinity;
    for (let i = 0, count = ranges.length; i < count; i++) {
      const range = <f64>unchecked(ranges[i]);
      if (range < shortest && within(this.angleOf(i), from, to)) shortest = range;
    }
    return shortest;
  }

  /** The longest range from angle `from` counter-clockwise to angle `to` (rad), m, no return counting as `rangeMax`. */
  farthest(from: f64, to: f64): f64 {
    const ranges = this.ranges;
    let longest: f64 = 0;
    for (let i = 0, count = ranges.length; i < count; i++) {
      const range = min<f64>(<f64>unchecked(ranges[i]), this.rangeMax);
      if (range > longest && within(this.angleOf(i), from, to)) longest = range;
    }
    return longest;
  }

  /** A copy that later reads leave alone. */
  clone(): Scan {
    const copy = new Scan();
    copy.copy(this);
    return copy;
  }
}

/** Whether `angle` lies on the way counter-clockwise from `from` to `to`; a span of a full turn or more holds all. */
function within(angle: f64, from: f64, to: f64): bool {
  const span = to - from;
  if (span >= TURN) return true;
  let offset = angle - from;
  while (offset < 0) offset += TURN;
  while (offset >= TURN) offset -= TURN;
  return offset <= span;
}
