/** What the device itself can do, as a ceiling: no grant is wider than the robot. */

import { cutGrant, EVERYTHING, type Ceiling } from "../policy/index.js";
import type { Grant, RobotProfile } from "../protocol/index.js";

/** The largest motion that can be written down, for who is limited by the robot alone. */
export const UNLIMITED: Grant = {
  motion: {
    maxSpeed: 10,
    maxSideSpeed: 10,
    maxTurn: 20,
    maxAcceleration: 20,
    maxTurnAcceleration: 100,
    maxTtlMs: 1000,
    attentiveMs: 1000,
    blindSpeed: 10,
    batteryUse: 0.95,
  },
  resources: { memoryBytes: 65_536, tableElements: 0, callMs: 1 },
  priority: 0,
};

/** What the device can do, as a ceiling. */
export function profileCeiling(profile: RobotProfile): Ceiling {
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
