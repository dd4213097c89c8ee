/** Reads the robot's own ceiling from where the arguments say. */

import {
  decodeUtf8,
  loadSystemRobotCeiling,
  loadUserRobotCeiling,
  parsePolicy,
  readGuardedFile,
  userGuard,
  MAX_POLICY,
  type Ceiling,
} from "../policy/index.js";
import { SYSTEM_CONFIG_DIR, userConfigDir, type Surroundings } from "../protocol/index.js";
import type { CeilingSource } from "./arguments.js";
import { RobotdError } from "./error.js";

/** The ceiling; throws `PolicyError`, or `robot-ceiling-invalid` for a file that is not there or not safe. */
export function readCeiling(source: CeilingSource, robot: string, surroundings: Surroundings): Ceiling {
  switch (source.kind) {
    case "system":
      return loadSystemRobotCeiling(SYSTEM_CONFIG_DIR, robot);
    case "user":
      return loadUserRobotCeiling(userConfigDir(surroundings.env), robot, surroundings.uid);
    case "file": {
      const read = readGuardedFile(source.path, userGuard(MAX_POLICY, surroundings.uid));
      if (read.kind === "bytes") return parsePolicy(decodeUtf8(read.bytes)).allow;
      const why = read.kind === "absent" ? "there is no such file" : read.why;
      throw new RobotdError("robot-ceiling-invalid", `${source.path}: ${why}`);
    }
  }
}
