/** Which form an image has, and which of its layers hold what. */

import type { Descriptor } from "./descriptor.js";
import { OciError } from "./error.js";
import { BUNDLE_ANNOTATION } from "./image.js";
import type { ImageStore } from "./image-store.js";
import { parseIndex } from "./image-index.js";
import { parseManifest, type ImageManifest, type StoredDocument } from "./manifest.js";
import { IMAGE_CONFIG, IMAGE_INDEX, LAYER_TAR, LAYER_TAR_GZIP, WASM_LAYER } from "./media-types.js";

/** Of all layers together, bytes. */
export const MAX_IMAGE: number = 64 * 1024 * 1024;

/** A Sigstore bundle as a layer of its own, as `oras push` lays it beside a module. */
const BUNDLE_LAYER = "application/vnd.dev.sigstore.bundle.v0.3+json";

/** What is to be read. */
export type FormOfImage =
  | { readonly kind: "image"; readonly config: Descriptor; readonly layers: readonly Descriptor[] }
  | {
      readonly kind: "artifact";
      readonly module: Descriptor;
      readonly bundle: { readonly layer: Descriptor } | { readonly text: string } | undefined;
    };

/** An image by its name. Throws `image-absent`, `image-index-found`. */
export async function getImage(
  store: ImageStore,
  tagOrDigest: string,
): Promise<{ readonly document: StoredDocument; readonly manifest: ImageManifest }> {
  const document = await store.getManifest(tagOrDigest);
  if (document.descriptor.mediaType === IMAGE_INDEX) {
    const digests = parseIndex(document.bytes).manifests.map(
      ({ digest, platform }) =>
        `${digest}${platform === undefined ? "" : ` (${platform.os}/${platform.architecture})`}`,
    );
    const more = digests.length > 8 ? [`and ${digests.length - 8} more`] : [];
    throw new OciError(
      "image-index-found",
      [`${store.label} has an index as ${tagOrDigest}, of:`, ...digests.slice(0, 8), ...more].join("\n"),
    );
  }
  return { document, manifest: parseManifest(document.bytes) };
}

/** Tells the forms apart. Throws `image-type-unknown`, `image-module-missing`, `image-modules-several`. */
export function formOf({ config, layers }: ImageManifest): FormOfImage {
  const total = layers.reduce((sum, { size }) => sum + size, 0);
  if (total > MAX_IMAGE)
    throw new OciError("image-too-large", `the layers have ${total} bytes, at most ${MAX_IMAGE} are taken`);
  if (config.mediaType === IMAGE_CONFIG && layers.every(({ mediaType }) => isTar(mediaType)))
    return { kind: "image", config, layers };
  const modules = layers.filter(({ mediaType }) => mediaType === WASM_LAYER);
  const bundles = layers.filter(({ mediaType }) => mediaType === BUNDLE_LAYER);
  if (modules.length + bundles.length < layers.length) {
    const other = layers.find(({ mediaType }) => mediaType !== WASM_LAYER && mediaType !== BUNDLE_LAYER);
    throw new OciError("image-type-unknown", `a layer is of the type ${other?.mediaType ?? "?"}`);
  }
  if (modules.length > 1) throw new OciError("image-modules-several", `${modules.length} layers are modules`);
  const [module] = modules;
  if (module === undefined) throw new OciError("image-module-missing", "no layer is a module");
  return { kind: "artifact", module, bundle: bundleOf(module, bundles) };
}

/** Whether a layer is a tar file of a kind that is read. */
export function isTar(mediaType: string): boolean {
  return mediaType === LAYER_TAR || mediaType === LAYER_TAR_GZIP;
}

function bundleOf(
  { annotations }: Descriptor,
  layers: readonly Descriptor[],
): { readonly layer: Descriptor } | { readonly text: string } | undefined {
  const text = annotations?.[BUNDLE_ANNOTATION];
  const [layer] = layers;
  if (layers.length + (text === undefined ? 0 : 1) > 1)
    throw new OciError("image-manifest-malformed", "the module has more than one signature bundle");
  if (layer !== undefined) return { layer };
  return text === undefined ? undefined : { text };
}
