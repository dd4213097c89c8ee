import { sensorsOdometry } from "./raw";
import { Reading } from "./reading";

// @ts-ignore: decorator
@lazy const RET: usize = memory.data(64, 8);

/** Odometry from the wheels. */
export class Odometry extends Reading {
  /** Position in `odom`, m. */
  x: f64 = 0;
  /** Position in `odom`, m. */
  y: f64 = 0;
  /** Heading in `odom`, rad, in (-pi, pi]. */
  theta: f64 = 0;
  /** Measured forward speed, m/s. */
  vx: f64 = 0;
  /** Measured speed to the left, m/s. */
  vy: f64 = 0;
  /** Measured turn rate, counter-clockwise, rad/s. */
  wz: f64 = 0;

  /** A copy that later reads leave alone. */
  clone(): Odometry {
    const copy = new Odometry();
    copy.take(this);
    copy.x = this.x;
    copy.y = this.y;
    copy.theta = this.theta;
    copy.vx = this.vx;
    copy.vy = this.vy;
    copy.wz = this.wz;
    return copy;
  }

  /** Reads the snapshot of this tick. */
  read(): this {
    sensorsOdometry(RET);
    if (!this.outcome(RET)) return this;
    this.x = load<f64>(RET, 16);
    this.y = load<f64>(RET, 24);
    this.theta = load<f64>(RET, 32);
    this.vx = load<f64>(RET, 40);
    this.vy = load<f64>(RET, 48);
    this.wz = load<f64>(RET, 56);
    return this;
  }
}
