// Reading the robot's senses. Everything read in one tick was seen at one moment. A reading is one object that
// the next read of its kind fills again: `clone()` keeps it. No read allocates, after the first of its kind.

import * as robot from "./generated/sensors";
import { Hazards } from "./hazards";
import { Battery, Dock, MapInfo, MapTile, Odometry, Pose } from "./readings";
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
// @ts-ignore: decorator
@lazy const thePose = new Pose();
// @ts-ignore: decorator
@lazy const theMap = new MapInfo();
// @ts-ignore: decorator
@lazy const theTile = new MapTile();

/** Where the wheels say the robot is, and how fast it moves. */
export function odometry(): Odometry {
  robot.odometry(theOdometry);
  return theOdometry;
}

/** State of the battery. */
export function battery(): Battery {
  robot.battery(theBattery);
  return theBattery;
}

/** One turn of the range finder. */
export function scan(): Scan {
  robot.scan(theScan);
  return theScan;
}

/** The hazards that are present. */
export function hazards(): Hazards {
  robot.hazards(theHazards);
  return theHazards;
}

/** Where the dock is. */
export function dockState(): Dock {
  robot.dockState(theDock);
  return theDock;
}

/** Where the robot is in `map`. */
export function pose(): Pose {
  robot.pose(thePose);
  return thePose;
}

/** What there is of the map. Asks the robot server, unlike the readings above. */
export function mapInfo(): MapInfo {
  robot.mapInfo(theMap);
  return theMap;
}

/** One tile of the map. Asks the robot server. */
export function mapTile(column: u32, row: u32): MapTile {
  robot.mapTile(column, row, theTile);
  return theTile;
}
