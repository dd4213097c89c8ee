// Generated from runtime/wit/robot.wit by `node scripts/generate.mjs`; do not edit.
// Core signatures of the robot API, as the canonical ABI lowers them.

import type { RobotImport, RobotSignature } from "./robot-signature.js";

/** Every function that a behaviour can import. */
export const ROBOT_IMPORTS: readonly RobotImport[] = [
  { interface: "motion", name: "drive", params: ["f64","f64","f64","i32","i32"], results: [], memory: true, realloc: false },
  { interface: "motion", name: "stop", params: ["i32"], results: [], memory: true, realloc: false },
  { interface: "motion", name: "limits", params: ["i32"], results: [], memory: true, realloc: false },
  { interface: "motion", name: "state", params: ["i32"], results: [], memory: true, realloc: false },
  { interface: "motion", name: "go-to", params: ["f64","f64","i32","i32"], results: [], memory: true, realloc: false },
  { interface: "motion", name: "spin", params: ["f64","i32","i32"], results: [], memory: true, realloc: false },
  { interface: "motion", name: "dock", params: ["i32","i32"], results: [], memory: true, realloc: false },
  { interface: "motion", name: "undock", params: ["i32","i32"], results: [], memory: true, realloc: false },
  { interface: "motion", name: "poll", params: ["i32","i32"], results: [], memory: true, realloc: false },
  { interface: "motion", name: "cancel", params: ["i32","i32"], results: [], memory: true, realloc: false },
  { interface: "sensors", name: "odometry", params: ["i32"], results: [], memory: true, realloc: false },
  { interface: "sensors", name: "battery", params: ["i32"], results: [], memory: true, realloc: false },
  { interface: "sensors", name: "scan", params: ["i32"], results: [], memory: true, realloc: true },
  { interface: "sensors", name: "hazards", params: ["i32"], results: [], memory: true, realloc: true },
  { interface: "sensors", name: "dock-state", params: ["i32"], results: [], memory: true, realloc: false },
  { interface: "sensors", name: "pose", params: ["i32"], results: [], memory: true, realloc: false },
  { interface: "sensors", name: "map-info", params: ["i32"], results: [], memory: true, realloc: false },
  { interface: "sensors", name: "map-tile", params: ["i32","i32","i32"], results: [], memory: true, realloc: true },
  { interface: "camera", name: "list", params: ["i32"], results: [], memory: true, realloc: true },
  { interface: "camera", name: "describe", params: ["i32","i32","i32"], results: [], memory: true, realloc: false },
  { interface: "camera", name: "capture", params: ["i32","i32","i32","i32","i32","i32"], results: [], memory: true, realloc: true },
  { interface: "events", name: "wait", params: ["i32","i32"], results: [], memory: true, realloc: true },
  { interface: "log", name: "write", params: ["i32","i32","i32"], results: [], memory: true, realloc: false },
  { interface: "telemetry", name: "gauge", params: ["i32","i32","f64","i32"], results: [], memory: true, realloc: false },
  { interface: "telemetry", name: "counter", params: ["i32","i32","f64","i32"], results: [], memory: true, realloc: false },
  { interface: "store", name: "get", params: ["i32","i32","i32"], results: [], memory: true, realloc: true },
  { interface: "store", name: "set", params: ["i32","i32","i32","i32","i32"], results: [], memory: true, realloc: false },
  { interface: "store", name: "remove", params: ["i32","i32","i32"], results: [], memory: true, realloc: false },
  { interface: "store", name: "keys", params: ["i32"], results: [], memory: true, realloc: true },
];

/** Every function that a reactor can export. */
export const ROBOT_EXPORTS: readonly RobotSignature[] = [
  { name: "init", params: [], results: [], memory: false, realloc: false },
  { name: "tick", params: [], results: [], memory: false, realloc: false },
  { name: "on-event", params: ["i64","i32","i32","i32","i32"], results: [], memory: true, realloc: true },
  { name: "on-stop", params: [], results: [], memory: false, realloc: false },
  { name: "exec", params: ["i32","i32"], results: ["i32"], memory: true, realloc: true },
];

/** The package of the API that these tables describe. */
export const ROBOT_PACKAGE: { readonly name: string; readonly version: string } = {
  name: "sandpaw:robot",
  version: "0.1.0",
};
