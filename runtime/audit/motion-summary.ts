/** One line for each second in which the robot moved, or was to move. */

/** What the safety loop knows in one cycle; m/s, rad/s, m. */
export interface MotionSample {
  readonly vx: number;
  readonly vy: number;
  readonly wz: number;
  /** Who has the lease; empty for nobody. */
  readonly who: string;
  readonly rule: string;
  /** In `odom`, where it is known. */
  readonly x: number | undefined;
  readonly y: number | undefined;
}

export interface MotionSummary {
  add(sample: MotionSample): void;
  /** What the second was like; undefined when nothing moved. */
  take(): Readonly<Record<string, string | number>> | undefined;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** An empty second. */
export function createMotionSummary(): MotionSummary {
  let [v, w, way, who, rule] = [0, 0, 0, "", "none"];
  let before: { readonly x: number; readonly y: number } | undefined;

  return {
    add(sample) {
      const speed = Math.hypot(sample.vx, sample.vy);
      if (speed > v) v = speed;
      if (Math.abs(sample.wz) > Math.abs(w)) w = sample.wz;
      if (speed > 0 || sample.wz !== 0) who = sample.who;
      if (sample.rule !== "none") rule = sample.rule;
      const { x, y } = sample;
      if (x === undefined || y === undefined) return;
      if (before) way += Math.hypot(x - before.x, y - before.y);
      before = { x, y };
    },
    take() {
      // Odometry trembles; a robot that stands moves less than this in a second.
      const moved = v > 0 || w !== 0 || way > 0.005;
      const second = { who, v: rounded(v), w: rounded(w), d: rounded(way), rule };
      [v, w, way, who, rule] = [0, 0, 0, "", "none"];
      return moved ? second : undefined;
    },
  };
}
