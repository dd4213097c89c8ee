/** Requests, ceilings and the grant that comes of them. */

export { PolicyError, POLICY_ERRORS, type PolicyCode } from "./error.js";
export {
  isInterface,
  limitsOf,
  PARTS,
  VOCABULARY,
  type Envelopes,
  type FlagLimit,
  type Limit,
  type NumberLimit,
  type PartName,
} from "./vocabulary.js";
export { checkRequest, type Hop, type Refusal, type Request } from "./request.js";
export { coversPath, isAtOrBelow, isFilePath, SERVICE_ACCOUNT_PATH } from "./files.js";
export { EVERYTHING, type Ceiling } from "./ceiling.js";
export {
  checkManifest,
  encodeManifest,
  MANIFEST_SECTION,
  MAX_MANIFEST,
  parseManifest,
  parseManifestFile,
  type Manifest,
} from "./manifest.js";
export { DEVELOPMENT_POLICY, MAX_POLICY, parsePolicy, type NodePolicy } from "./node-policy.js";
export {
  ANNOTATION_PREFIX,
  NARROWING_ANNOTATIONS,
  parseAnnotations,
  type NarrowingAnnotation,
} from "./annotations.js";
export {
  computeGrant,
  cutGrant,
  refusalsOfCut,
  type CeilingHop,
  type GrantInput,
  type GrantOutcome,
} from "./grant.js";
export { mergeZones, polygonProblem, zoneProblem } from "./zones.js";
export { checkGrant } from "./check-grant.js";
export {
  explainGrant,
  type Explanation,
  type FilesStory,
  type LimitStory,
  type PartStory,
  type ZoneStory,
} from "./explain.js";
export {
  createSystemPolicyReader,
  loadSystemPolicy,
  loadSystemRobotCeiling,
  loadUserPolicy,
  loadUserRobotCeiling,
  robotCeilingFile,
} from "./load.js";

// For the other rooms of this package, not for users: no promise is made about what follows.
export {
  createFileOnce,
  decodeText as decodeUtf8,
  firstProblem,
  makePrivateFolder,
  parseStrictJson,
  replaceFile,
  type Validator,
} from "../protocol/index.js";
export { keepWhileUnchanged, type KeptFiles } from "./kept-file.js";
export { readGuardedFile, systemGuard, userGuard, type Guard, type GuardedRead } from "./guarded-file.js";
