/** The sandpaw SDK: what a behaviour sees of its robot, and what it can ask of it. Units are SI. */

import * as camera from "./camera";
import * as clock from "./clock";
import * as events from "./events";
import * as files from "./files";
import * as log from "./log";
import * as motion from "./motion";
import * as sensors from "./sensors";
import * as store from "./store";
import * as telemetry from "./telemetry";

export { camera, clock, events, files, log, motion, sensors, store, telemetry };
export { Action } from "./action";
export { refuse } from "./answer";
export { Event } from "./event";
export { PixelFormat } from "./generated/camera";
export { HappeningCase as EventKind } from "./generated/events";
export { LogLevel } from "./generated/log";
export {
  ActionEnd,
  actionEndName,
  ActionKind,
  actionKindName,
  ActionPhase,
  Driven, Lease, leaseName, Limit, LimitsInfo, limitName, MotionState } from "./generated/motion";
export {
  BatteryStatus,
  batteryStatusName,
  DockStatus,
  dockStatusName,
  Hazard,
  HazardKind,
  hazardKindName,
  HazardSource,
  hazardSourceName,
} from "./generated/sensors";
export { RobotError, robotErrorName as errorName } from "./generated/types";
export { Hazards } from "./hazards";
export { Outcome, Why } from "./outcome";
export { CameraInfo, Image } from "./picture";
export { exit, sleep } from "./program";
export { Battery, Dock, MapInfo, MapTile, Odometry, Pose } from "./readings";
export { Scan } from "./scan";
