/** Core signatures of `sandpaw:robot@0.1.0`, as the canonical ABI lowers them. */

import type { InterfaceName } from "../protocol/index.js";
import type { FunctionType, ValueType } from "./module-info.js";

/** One function of the robot API at the core level. */
export interface RobotSignature extends FunctionType {
  readonly name: string;
  /** The caller's memory is read or written. */
  readonly memory: boolean;
  /** The host allocates in the caller's memory. */
  readonly realloc: boolean;
}

/** One imported function of the robot API. */
export interface RobotImport extends RobotSignature {
  readonly interface: InterfaceName;
}

const i = (n: number): ValueType[] => Array.from({ length: n }, () => "i32" as const);
const TWIST: readonly ValueType[] = ["f64", "f64", "f64"];

function imported(
  name: InterfaceName,
  fn: string,
  params: readonly ValueType[],
  realloc = false,
): RobotImport {
  return { interface: name, name: fn, params, results: [], memory: true, realloc };
}

/** Every function that a behaviour can import. */
export const ROBOT_IMPORTS: readonly RobotImport[] = [
  imported("motion", "drive", [...TWIST, ...i(2)]),
  imported("motion", "stop", i(1)),
  imported("motion", "limits", i(1)),
  imported("motion", "state", i(1)),
  imported("sensors", "odometry", i(1)),
  imported("sensors", "battery", i(1)),
  imported("sensors", "scan", i(1), true),
  imported("sensors", "hazards", i(1), true),
  imported("sensors", "dock-state", i(1)),
  imported("camera", "list", i(1), true),
  imported("camera", "describe", i(3)),
  imported("camera", "capture", i(6), true),
  imported("events", "wait", i(2), true),
  imported("log", "write", i(3)),
  imported("telemetry", "gauge", [...i(2), "f64", ...i(1)]),
  imported("telemetry", "counter", [...i(2), "f64", ...i(1)]),
];

/** Every function that a reactor can export. */
export const ROBOT_EXPORTS: readonly RobotSignature[] = [
  { name: "init", params: [], results: [], memory: false, realloc: false },
  { name: "tick", params: [], results: [], memory: false, realloc: false },
  { name: "on-event", params: ["i64", ...i(4)], results: [], memory: true, realloc: true },
  { name: "on-stop", params: [], results: [], memory: false, realloc: false },
  { name: "exec", params: i(2), results: ["i32"], memory: true, realloc: true },
];

/** Version of the API that this table describes. */
export const ROBOT_PACKAGE: { readonly name: string; readonly version: string } = {
  name: "sandpaw:robot",
  version: "0.1.0",
};
