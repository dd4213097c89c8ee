import type { Grant } from "../protocol/index.js";
import { PolicyError } from "./error.js";
import { firstProblem } from "./schema-problem.js";
import { isGrant } from "./validators.gen.js";

/** Checks a grant that came over a socket. Throws `PolicyError` `grant-invalid`. */
export function checkGrant(value: unknown): Grant {
  if (!isGrant(value)) throw new PolicyError("grant-invalid", firstProblem(isGrant));
  return value;
}
