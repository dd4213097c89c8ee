/** Reads, caps and describes wasm bytes; runs none. */

export { MAX_ENTRIES, MAX_MODULE_BYTES, PAGE_BYTES } from "./bounds.js";
export { capModule, type CappedModule, type Caps } from "./cap.js";
export { CODE_FEATURES, readCodeFeatures, type CodeFeature, type CodeFeatures } from "./code-features.js";
export { MODULE_ERRORS, ModuleError, type ModuleErrorCode } from "./error.js";
export { checkHosted, checkShape, type Hosted, type Shape } from "./hosted.js";
export { appendManifest } from "./manifest-section.js";
export {
  type ExportInfo,
  formatType,
  type FunctionType,
  type GlobalInfo,
  type ImportInfo,
  type Limits,
  type ModuleInfo,
  type SectionInfo,
  type TableInfo,
  type ValueType,
} from "./module-info.js";
export { readModule } from "./reader.js";
export { MAX_SOURCE_MAP, readSourceMap, type SourceMap, type SourcePlace } from "./source-map.js";
