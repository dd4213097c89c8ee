// The plain readings of the robot's senses. The fields are those of the robot API; `clone()` keeps a reading
// beyond the next one of its kind.

import { BatteryReading, DockReading, OdometryReading } from "./generated/sensors";

/** Odometry from the wheels. */
export class Odometry extends OdometryReading {
  /** A copy that later reads leave alone. */
  clone(): Odometry {
    const copy = new Odometry();
    copy.copy(this);
    return copy;
  }
}

/** State of the battery. */
export class Battery extends BatteryReading {
  /** A copy that later reads leave alone. */
  clone(): Battery {
    const copy = new Battery();
    copy.copy(this);
    return copy;
  }
}

/** State of the dock. */
export class Dock extends DockReading {
  /** A copy that later reads leave alone. */
  clone(): Dock {
    const copy = new Dock();
    copy.copy(this);
    return copy;
  }
}
