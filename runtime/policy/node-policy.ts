/** The policy of a machine, and the ceiling of one robot: the same file format, written by people. */

import type { Ceiling } from "./ceiling.js";
import { PolicyError } from "./error.js";
import { firstProblem } from "../protocol/index.js";
import { isNodePolicy } from "./validators.gen.js";
import { parsePlainYaml } from "./yaml.js";
import { zoneProblem } from "./zones.js";

/** Largest policy file, bytes: the YAML parser takes time by the square of some of them (6 s for 64 KiB of quotes). */
export const MAX_POLICY: number = 16 * 1024;

/** What this machine allows every behaviour at most. */
export interface NodePolicy {
  /** Of the file format. */
  readonly version: 1;
  readonly allow: Ceiling;
}

/** Reads YAML or JSON. Throws `PolicyError` `policy-…`. */
export function parsePolicy(text: string): NodePolicy {
  if (text.length > MAX_POLICY)
    throw new PolicyError("policy-too-large", `${text.length} characters, at most ${MAX_POLICY} are taken`);
  let value: unknown;
  try {
    value = parsePlainYaml(text);
  } catch (cause) {
    throw new PolicyError("policy-malformed", cause instanceof Error ? cause.message : "unreadable", {
      cause,
    });
  }
  if (!isNodePolicy(value)) throw new PolicyError("policy-invalid", firstProblem(isNodePolicy));
  const problem = zoneProblem(value.allow.motion?.zones, "allow.motion.zones");
  if (problem) throw new PolicyError("policy-invalid", problem);
  return value;
}

/** What a machine for development starts with: enough for the standard behaviours, at walking pace of a vacuum. */
export const DEVELOPMENT_POLICY = `# What behaviours may do on this machine at most. An interface that is missing here is denied;
# a number that is missing here is not limited here. Explained by: sandpaw policy explain MODULE
version: 1
allow:
  motion:
    maxSpeed: 0.3 # m/s
    maxSideSpeed: 0
    maxTurn: 2 # rad/s
    maxAcceleration: 0.5 # m/s²
    maxTurnAcceleration: 4 # rad/s²
    maxTtlMs: 1000
  sensors:
    rateHz: 50
  camera:
    maxWidth: 640
    maxHeight: 480
    rateHz: 10
    colour: true
  events: {}
  log:
    linesPerSecond: 100
  telemetry: {}
  store:
    bytes: 65536 # keys and texts together
  files: [/] # what is mounted for it, at or below these paths
  resources:
    memoryBytes: 134217728 # 128 MiB
    tableElements: 100000
    callMs: 1000
`;
