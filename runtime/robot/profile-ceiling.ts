/** What the device itself can do, as a ceiling: no grant is wider than the robot. */

import { cutGrant, EVERYTHING, type Ceiling } from "../policy/index.js";
import type { Grant, RobotProfile } from "../protocol/index.js";

function profileCeiling(profile: RobotProfile): Ceiling {
  return {
    ...EVERYTHING,
    motion: {
      maxSpeed: profile.maxSpeed,
      maxSideSpeed: profile.maxSideSpeed,
      maxTurn: profile.maxTurn,
      maxAcceleration: profile.maxAcceleration,
      maxTurnAcceleration: profile.maxTurnAcceleration,
    },
  };
}

/** Cuts grants to the robot's own ceiling and to what the device can do. */
export function createCutter(ceiling: Ceiling, profile: RobotProfile): (grant: Grant) => Grant {
  const device = profileCeiling(profile);
  return (grant) => cutGrant(cutGrant(grant, ceiling), device);
}
