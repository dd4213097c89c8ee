/** What the generated tables of the robot API say of one function. */

import type { InterfaceName } from "../protocol/index.js";
import type { FunctionType } from "./module-info.js";

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
