import { RobotError } from "./errors";
import { Reading } from "./reading";

/** What limits motion, the most severe rule first. The list is closed. */
export enum Limit {
  /** Nothing: what was asked is what is applied. */
  None,
  /** The speed of the envelope; the twist was scaled as a whole. */
  Speed,
  /** The turn rate of the envelope; the twist was scaled as a whole. */
  Turn,
  /** The acceleration of the envelope. */
  Acceleration,
  /** The zone of the grant. */
  Zone,
  /** A hazard in this direction. */
  Hazard,
  /** The robot does not know well enough where it is. */
  Pose,
  /** The battery floor. */
  Battery,
  /** Another session has the lease. */
  Lease,
  /** The last velocity ran out. */
  Expired,
  /** The guest was silent too long, or its supervisor was. */
  Inattentive,
  /** The session is being stopped. */
  Stop,
  /** A protective stop of the safety core. */
  ProtectiveStop,
  /** The e-stop is latched. */
  EStop,
}

/** Who may move the robot. */
export enum Lease {
  /** Nobody holds the lease. */
  Free,
  /** This session holds it. */
  Held,
  /** Another session holds it. */
  Other,
  /** A person holds it. */
  Person,
}

/** The answer to `drive`; valid until the next one. */
export class Driven {
  /** Whether the velocity was taken. */
  ok: bool = false;
  /** Why it was not; holds only when `ok` is false. */
  error: RobotError = RobotError.Unavailable;
  /** Forward speed that will be applied, m/s. */
  vx: f64 = 0;
  /** Speed to the left that will be applied, m/s. */
  vy: f64 = 0;
  /** Turn rate that will be applied, rad/s. */
  wz: f64 = 0;
  /** What made it differ from what was asked. */
  limitedBy: Limit = Limit.None;

  /** Reads `result<driven, error>`. */
  lift(at: usize): this {
    this.ok = load<u8>(at) == 0;
    if (!this.ok) {
      this.error = load<u8>(at, 8);
      return this;
    }
    this.vx = load<f64>(at, 8);
    this.vy = load<f64>(at, 16);
    this.wz = load<f64>(at, 24);
    this.limitedBy = load<u8>(at, 32);
    return this;
  }
}

/** The numbers of the grant, as the robot enforces them. */
export class Limits {
  /** Forward speed at most, m/s. */
  maxSpeed: f64 = 0;
  /** Sideways speed at most, m/s; 0 where the robot cannot. */
  maxSideSpeed: f64 = 0;
  /** Turn rate at most, rad/s. */
  maxTurn: f64 = 0;
  /** Acceleration at most, m/s². */
  maxAcceleration: f64 = 0;
  /** Turn acceleration at most, rad/s². */
  maxTurnAcceleration: f64 = 0;
  /** The longest time-to-live of a velocity, ms. */
  maxTtlMs: u32 = 0;
  /** The time-to-live when the caller has no wish, ms. */
  defaultTtlMs: u32 = 0;
  /** Radius of the robot's body around `base-link`, m. */
  radius: f64 = 0;

  /** Reads `limits-info`. */
  lift(at: usize): this {
    this.maxSpeed = load<f64>(at, 0);
    this.maxSideSpeed = load<f64>(at, 8);
    this.maxTurn = load<f64>(at, 16);
    this.maxAcceleration = load<f64>(at, 24);
    this.maxTurnAcceleration = load<f64>(at, 32);
    this.maxTtlMs = load<u32>(at, 40);
    this.defaultTtlMs = load<u32>(at, 44);
    this.radius = load<f64>(at, 48);
    return this;
  }
}

/** What the motion of the robot is at the moment; valid until the next read. */
export class MotionState extends Reading {
  /** Commanded forward speed, m/s. */
  vx: f64 = 0;
  /** Commanded speed to the left, m/s. */
  vy: f64 = 0;
  /** Commanded turn rate, rad/s. */
  wz: f64 = 0;
  /** What limits it. */
  limitedBy: Limit = Limit.None;
  /** Who has the lease. */
  lease: Lease = Lease.Free;

  /** Reads `result<motion-state, error>`. */
  lift(at: usize): this {
    if (!this.outcome(at)) return this;
    this.vx = load<f64>(at, 16);
    this.vy = load<f64>(at, 24);
    this.wz = load<f64>(at, 32);
    this.limitedBy = load<u8>(at, 40);
    this.lease = load<u8>(at, 41);
    return this;
  }
}
