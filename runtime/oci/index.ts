/** Images: their names, their parts, and the places that hold them. */

export { OciError, OCI_ERRORS, type OciErrorCode } from "./error.js";
export { digestOf, hexOf, isDigest, type Digest } from "./digest.js";
export { describe, type Annotations, type Descriptor, type Platform } from "./descriptor.js";
export {
  EMPTY_JSON,
  IMAGE_CONFIG,
  IMAGE_INDEX,
  IMAGE_MANIFEST,
  LAYER_TAR,
  LAYER_TAR_GZIP,
  WASM_CONFIG,
  WASM_LAYER,
} from "./media-types.js";
export {
  encodeManifest,
  parseManifest,
  partsOf,
  type ImageManifest,
  type StoredDocument,
} from "./manifest.js";
export { encodeIndex, parseIndex, type ImageIndex } from "./image-index.js";
export { parseConfig, type ImageConfig } from "./image-config.js";
export { MAX_DOCUMENT } from "./json-document.js";
export { formatReference, isTag, parseReference, targetOf, type Reference } from "./reference.js";
export { getBlob, putBlob, sourceOf, type BlobSource, type ImageStore, type Started } from "./image-store.js";
export { LayoutFolder } from "./layout-folder.js";
export { RegistryRepository, type RegistryOptions } from "./registry.js";
export type { TlsFiles } from "./transport.js";
export {
  buildImage,
  BUNDLE_ANNOTATION,
  BUNDLE_FILE,
  bundleBeside,
  MODULE_FILE,
  REQUEST_ANNOTATION,
  type BuiltImage,
  type ImageForm,
  type ImageInput,
} from "./image.js";
export { pushImage } from "./push.js";
export { getImage } from "./image-form.js";
export { unpack, type ModuleSink, type Unpacked } from "./unpack.js";
export { pullToFiles, pullToMemory, type PulledImage, type PullProgress, type PullTarget } from "./pull.js";
export { copyImage, type Copied } from "./copy.js";
export { findCredential, type Credential } from "./credentials.js";
export { registryOrigin } from "./registry-origin.js";
export { parseChallenges, type Challenge } from "./challenge.js";
export { retryDelay } from "./retry-delay.js";
export { readTar, type TarBounds, type TarFile } from "./tar-reader.js";
export { writeTar, type TarInput } from "./tar-writer.js";
export { LayoutArchive, writeArchive } from "./layout-archive.js";
export {
  formatPlace,
  parsePlace,
  tagOf,
  withSource,
  withStore,
  withTarget,
  type ImagePlace,
  type PlaceOptions,
} from "./place.js";
