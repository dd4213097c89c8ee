/** Where policies lie: `policy.yaml` of the machine and `robots/NAME.yaml` of one robot, below a folder. */

import { join } from "node:path";
import { EVERYTHING, type Ceiling } from "./ceiling.js";
import { PolicyError, type PolicyCode } from "./error.js";
import { readGuardedFile, systemGuard, userGuard, type Guard, type GuardedRead } from "./guarded-file.js";
import { createFileOnce, decodeText } from "../protocol/index.js";
import { keepWhileUnchanged } from "./kept-file.js";
import { DEVELOPMENT_POLICY, MAX_POLICY, parsePolicy, type NodePolicy } from "./node-policy.js";

/** Reads the policy of this machine, again and again, from disk only when it has changed there. */
export function createSystemPolicyReader(folder: string, wallMs: () => number): () => NodePolicy {
  return keepWhileUnchanged({ files: [policyFile(folder)], load: () => loadSystemPolicy(folder), wallMs });
}

function policyFile(folder: string): string {
  return join(folder, "policy.yaml");
}

/** The policy of this machine; whatever is not right with it refuses everything. Throws `PolicyError`. */
export function loadSystemPolicy(folder: string): NodePolicy {
  return take(policyFile(folder), systemGuard(MAX_POLICY));
}

/** A person's own policy for development; made on first use. Throws `PolicyError`. */
export function loadUserPolicy(folder: string, uid: number): NodePolicy {
  const path = policyFile(folder);
  const guard = userGuard(MAX_POLICY, uid);
  if (readGuardedFile(path, guard).kind === "absent") createFileOnce(path, DEVELOPMENT_POLICY, 0o644);
  return take(path, guard);
}

/** The ceiling of one robot; on a system it must be there. Throws `PolicyError`. */
export function loadSystemRobotCeiling(folder: string, robot: string): Ceiling {
  return take(robotCeilingFile(folder, robot), systemGuard(MAX_POLICY)).allow;
}

/** The ceiling that a person gave one robot; without a file the robot's own profile is the only bound. */
export function loadUserRobotCeiling(folder: string, robot: string, uid: number): Ceiling {
  const path = robotCeilingFile(folder, robot);
  const read = readGuardedFile(path, userGuard(MAX_POLICY, uid));
  return read.kind === "absent" ? EVERYTHING : parseRead(path, read).allow;
}

/** Where the ceiling of a robot lies; `robot` is a name that the caller has checked. */
export function robotCeilingFile(folder: string, robot: string): string {
  return join(folder, "robots", `${robot}.yaml`);
}

function take(path: string, guard: Guard): NodePolicy {
  return parseRead(path, readGuardedFile(path, guard));
}

const CODES: Readonly<Record<Exclude<GuardedRead["kind"], "bytes">, PolicyCode>> = {
  absent: "policy-missing",
  insecure: "policy-insecure",
  "too-large": "policy-too-large",
  unreadable: "policy-unreadable",
};

function parseRead(path: string, read: GuardedRead): NodePolicy {
  if (read.kind !== "bytes") throw new PolicyError(CODES[read.kind], read.why);
  let text: string;
  try {
    text = decodeText(read.bytes);
  } catch (cause) {
    throw new PolicyError("policy-malformed", `${path}: the text is not UTF-8`, { cause });
  }
  try {
    return parsePolicy(text);
  } catch (cause) {
    if (!(cause instanceof PolicyError)) throw cause;
    throw new PolicyError(cause.code, `${path}: ${cause.message.slice(cause.code.length + 2)}`, { cause });
  }
}
