/** The sandpaw SDK: what a behaviour sees of its robot, and what it can ask of it. Units are SI. */

import * as camera from "./camera";
import * as clock from "./clock";
import * as events from "./events";
import * as log from "./log";
import * as motion from "./motion";
import * as sensors from "./sensors";
import * as telemetry from "./telemetry";

export { camera, clock, events, log, motion, sensors, telemetry };
export { refuse } from "./answer";
export { Battery, BatteryStatus } from "./battery";
export { CameraInfo, Image, PixelFormat } from "./camera";
export { Dock, DockStatus } from "./dock";
export { errorName, RobotError } from "./errors";
export { Event, EventKind } from "./event";
export { Hazard, Hazards, HazardKind, HazardSource } from "./hazards";
export { Level } from "./log";
export { Driven, Lease, Limit, Limits, MotionState } from "./motion-answers";
export { Odometry } from "./odometry";
export { Outcome, Why } from "./outcome";
export { exit, sleep } from "./program";
export { Scan } from "./scan";
