/** Containers as OCI describes them. */

export { parseExec, parseResources, parseSpec, readSpec, type ContainerSpec, type ExecSpec } from "./spec.js";
export { isPodFile, isTerminationLog, type SpecMount, type SpecUser } from "./mounts.js";
export { type Resources } from "./resources.js";
export { isRecord, record, stringRecord } from "./loose-json.js";
