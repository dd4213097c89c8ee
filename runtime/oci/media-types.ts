/** Media types of images, named after the specifications that define them. */

/** OCI image-spec 1.1, `media-types.md`. */
export const IMAGE_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
export const IMAGE_INDEX = "application/vnd.oci.image.index.v1+json";
export const IMAGE_CONFIG = "application/vnd.oci.image.config.v1+json";
export const LAYER_TAR = "application/vnd.oci.image.layer.v1.tar";
export const LAYER_TAR_GZIP = "application/vnd.oci.image.layer.v1.tar+gzip";
/** The two bytes `{}`, where a manifest must name a config and has none. */
export const EMPTY_JSON = "application/vnd.oci.empty.v1+json";

/** CNCF tag-runtime, `wasm-oci-artifact`. */
export const WASM_CONFIG = "application/vnd.wasm.config.v0+json";
export const WASM_LAYER = "application/wasm";

/** Docker's own, which are recognised only to be refused by name. */
export const DOCKER_INDEX = "application/vnd.docker.distribution.manifest.list.v2+json";
export const DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
