// The plain readings of the robot's senses. The fields are those of the robot API; `clone()` keeps a reading
// beyond the next one of its kind.

import {
  BatteryReading,
  DockReading,
  MapReading,
  MapTileReading,
  OdometryReading,
  PoseReading,
} from "./generated/sensors";

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

/** Where the robot is in `map`, by its own reckoning. */
export class Pose extends PoseReading {
  /** A copy that later reads leave alone. */
  clone(): Pose {
    const copy = new Pose();
    copy.copy(this);
    return copy;
  }
}

/** What there is of the map. */
export class MapInfo extends MapReading {
  /** The column of tiles in which `x` (m, in `map`) lies; may lie outside of the map. */
  columnOf(x: f64): i32 {
    return <i32>Math.floor((x - this.originX) / this.tileSize);
  }

  /** The row of tiles in which `y` (m, in `map`) lies; may lie outside of the map. */
  rowOf(y: f64): i32 {
    return <i32>Math.floor((y - this.originY) / this.tileSize);
  }

  /** Side of a tile, m. */
  get tileSize(): f64 {
    return <f64>this.tileCells * this.resolution;
  }

  /** A copy that later reads leave alone. */
  clone(): MapInfo {
    const copy = new MapInfo();
    copy.copy(this);
    return copy;
  }
}

/** One tile of the map: `cells` row by row from the lower left corner, 0 to 100, 255 not known. */
export class MapTile extends MapTileReading {
  /** A copy that later reads leave alone. */
  clone(): MapTile {
    const copy = new MapTile();
    copy.copy(this);
    return copy;
  }
}
