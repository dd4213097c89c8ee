// Reading the robot's senses. Everything read in one tick was seen at one moment. A reading is one object that
// the next read of its kind fills again: `clone()` keeps it. No read allocates, after the first of its kind.

import { Battery } from "./battery";
import { Dock } from "./dock";
import { Hazards } from "./hazards";
import { Odometry } from "./odometry";
import { Scan } from "./scan";

// @ts-ignore: decorator
@lazy const theOdometry = new Odometry();
// @ts-ignore: decorator
@lazy const theBattery = new Battery();
// @ts-ignore: decorator
@lazy const theScan = new Scan();
// @ts-ignore: decorator
@lazy const theHazards = new Hazards();
// @ts-ignore: decorator
@lazy const theDock = new Dock();

/** Where the wheels say the robot is, and how fast it moves. */
export function odometry(): Odometry {
  return theOdometry.read();
}

/** State of the battery. */
export function battery(): Battery {
  return theBattery.read();
}

/** One turn of the range finder. */
export function scan(): Scan {
  return theScan.read();
}

/** The hazards that are present. */
export function hazards(): Hazards {
  return theHazards.read();
}

/** Where the dock is. */
export function dockState(): Dock {
  return theDock.read();
}
