/** The one temporary no-go area that a person may set; it holds for everybody. */

import { polygonProblem } from "../policy/index.js";
import type { RobotStatus, ZonePolygon } from "../protocol/index.js";
import { RobotdError } from "./error.js";
import type { Happenings } from "./happenings.js";
import type { Motion } from "./motion.js";

export interface NoGo {
  readonly status: RobotStatus["noGo"];
  /** Throws `no-go-invalid`. */
  set(by: string, area: ZonePolygon): void;
  clear(by: string): void;
}

/** None is set. */
export function createNoGo(motion: Motion, happenings: Happenings): NoGo {
  let status: RobotStatus["noGo"] = null;
  return {
    get status() {
      return status;
    },
    set(by, area) {
      const problem = polygonProblem(area);
      if (problem) throw new RobotdError("no-go-invalid", `the area ${problem}`);
      status = { by, area };
      motion.setNoGo(area);
      happenings.tell("no-go-set", `${by} has set a no-go area`);
    },
    clear(by) {
      if (!status) return;
      status = null;
      motion.setNoGo(undefined);
      happenings.tell("no-go-cleared", `${by} has cleared the no-go area`);
    },
  };
}
