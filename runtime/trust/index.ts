/** Keys, signatures and the trust store: is this module let in, and up to which ceiling? */

export { TrustError, TRUST_ERRORS, type TrustCode, type VerdictCode } from "./error.js";
export {
  generateKey,
  pemText,
  readPublicKey,
  readSigningKey,
  MAX_KEY,
  type PublicKey,
  type SigningKey,
} from "./key.js";
export { digestOf } from "./digest.js";
export {
  bundlePath,
  BUNDLE_MEDIA_TYPE,
  MAX_BUNDLE,
  parseBundle,
  type Bundle,
  type Signature,
} from "./bundle.js";
export { signBytes, signModule } from "./signature.js";
export { verifyModule, type Endorsement, type Verdict, type VerifyInput } from "./verify.js";
export {
  isInScope,
  MAX_STORE,
  openStore,
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
export { sealStore, unsealStore, type StoreFile } from "./store-file.js";
export { loadSystemTrust, ROOT_KEY_FILE, STORE_FILE, SYSTEM_STATE_DIR } from "./load-system.js";
export {
  changeUserTrust,
  DEVELOPMENT_KEY,
  DEVELOPMENT_KEY_FILE,
  developmentKey,
  loadUserTrust,
  type Person,
} from "./load-user.js";
