import { firstProblem, type Grant } from "../protocol/index.js";
import { PolicyError } from "./error.js";
import { isGrant } from "./validators.gen.js";
import { MOST_GRANTED_CORNERS, zoneProblem } from "./zones.js";

/** Checks a grant that came over a socket. Throws `PolicyError` `grant-invalid`. */
export function checkGrant(value: unknown): Grant {
  if (!isGrant(value)) throw new PolicyError("grant-invalid", firstProblem(isGrant));
  const problem = zoneProblem(value.motion?.zones, "motion.zones", MOST_GRANTED_CORNERS);
  if (problem) throw new PolicyError("grant-invalid", problem);
  return value;
}
