/** Builds behaviours. Knows nothing of grants, signatures or robots: the command puts those to it. */

export { buildBehaviour, type BuiltBehaviour, type ManifestValue } from "./behaviour.js";
export { compile, type Compiled, type CompileOptions } from "./compile.js";
export { componentOf, worldOf, type ComponentOptions } from "./component.js";
export { describe, type Description } from "./describe.js";
export { formatDiagnostic, type Diagnostic, type Place, type Severity } from "./diagnostic.js";
export type { Shape } from "./entry-points.js";
export { BuildError, BUILD_ERRORS, type BuildErrorCode, type BuildErrorEntry } from "./error.js";
export { newProject, type NewProjectOptions } from "./new-project.js";
export { parseProject, PROJECT_FILE, readProject, type Part, type Project, type Request } from "./project.js";
export {
  buildStandardBehaviours,
  STANDARD_BEHAVIOURS,
  standardBehaviour,
  type StandardBehaviour,
} from "./standard.js";
