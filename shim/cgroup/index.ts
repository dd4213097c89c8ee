/** Containers' cgroups. */

export { CGROUP_ROOT, cgroupOf, type Cgroup, type CgroupUse } from "./cgroup.js";
export { createMoveReadiness, ownProcs, type MoveReadiness } from "./move-readiness.js";
export { cgroupPath } from "./path.js";
export { metricsOf, noUse } from "./metrics.js";
export { removeCgroup } from "./files.js";
