/** Keys, signatures and the trust store: is this module let in, and up to which ceiling? */

export { TrustError, TRUST_ERRORS, type TrustCode, type VerdictCode } from "./error.js";
export {
  generateKey,
  pemText,
  readPublicKey,
  readSigningKey,
  MAX_KEY,
  type PublicKey,
  type Signer,
  type SigningKey,
} from "./key.js";
export { digestOf, sha256 } from "./digest.js";
export {
  bundlePath,
  BUNDLE_MEDIA_TYPE,
  MAX_BUNDLE,
  parseBundle,
  type Bundle,
  type Signature,
} from "./bundle.js";
export { isSignatureOf, signBytes, signModule } from "./signature.js";
export { MAX_CLAIM, type ClaimForm, type ImageClaim } from "./image-claim.js";
export {
  readImageBundle,
  SIGN_PREDICATE,
  signImageBundle,
  type ImageBundle,
  type ImageStatement,
} from "./image-bundle.js";
export {
  readSimpleSigning,
  signSimply,
  SIMPLE_SIGNING_ANNOTATION,
  SIMPLE_SIGNING_MEDIA_TYPE,
  type SignedPayload,
  type SimpleSigning,
} from "./simple-signing.js";
export { verifyImage, verifyImageClaim, type VerifyImageInput } from "./verify-image.js";
export { verifyModule, type Endorsement, type Verdict, type VerifyInput } from "./verify.js";
export {
  GRACE_HOURS,
  isInScope,
  MAX_STORE,
  openStore,
  parseStoreContent,
  type StoreContent,
  type StoredKey,
  type TrustedKey,
  type TrustStore,
} from "./store.js";
export {
  addKey,
  emptyStore,
  removeKey,
  renewStore,
  revokeDigest,
  revokeKey,
  storeOf,
  type Period,
} from "./store-edit.js";
export { withStoreLock } from "./store-lock.js";
export { sealStore, unsealStore } from "./store-file.js";
export { countSigners, parseSealed, seal, type Sealed, type SealedFile } from "./sealed.js";
export {
  isRootPayload,
  MAX_ROOT,
  openRoot,
  parseRootContent,
  requireRoot,
  sealRoot,
  soleRoot,
  unsealRoot,
  type Root,
  type RootContent,
} from "./root.js";
export {
  createSystemTrustReader,
  loadSystemRoot,
  loadSystemTrust,
  ROOT_FILE,
  ROOT_KEY_FILE,
  STORE_FILE,
  SYSTEM_STATE_DIR,
  type SystemTrust,
} from "./load-system.js";
export {
  MACHINE_CLOCK,
  resetClock,
  trustedTime,
  type ClockMark,
  type ClockSource,
  type TrustedTime,
} from "./clock.js";
export { installTrust, type Installed } from "./install.js";
export { standingOf, type LetIn, type Standing } from "./standing.js";
export {
  changeUserTrust,
  DEVELOPMENT_KEY,
  DEVELOPMENT_KEY_FILE,
  developmentKey,
  loadUserTrust,
  type Person,
} from "./load-user.js";
