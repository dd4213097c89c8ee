/** Containers as OCI describes them. */

export { parseExec, parseResources, parseSpec, readSpec, type ContainerSpec, type ExecSpec } from "./spec.js";
export { type Resources } from "./resources.js";
export { isRecord, record, stringRecord } from "./loose-json.js";
