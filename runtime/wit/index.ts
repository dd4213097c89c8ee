/** The definition of the robot API: its parser, its layouts and its generators. Used when building, not on robots. */

export { describeApi, witText, type Api, type ApiFunction, type Carriage } from "./api.js";
export { WitError, type Position } from "./error.js";
export {
  casesOf,
  fieldOffsets,
  layoutOf,
  payloadOffset,
  signatureOf,
  type CoreSignature,
  type CoreType,
  type Layout,
} from "./layout.js";
export type {
  Case,
  EnumType,
  Field,
  Func,
  Interface,
  NamedType,
  Package,
  RecordType,
  Type,
  VariantType,
  World,
} from "./model.js";
export { generate, WIT_PATH } from "./outputs.js";
export { parseWit } from "./parser.js";
export { resolve } from "./resolver.js";
export { planSnapshot, type EntryPlace, type ListPlace, type SnapshotPlan } from "./snapshot-layout.js";
