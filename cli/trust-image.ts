/** Trust stores and roots as images: the file as the one layer of an artifact, for whoever delivers by registry. */

import {
  describe,
  EMPTY_JSON,
  encodeManifest,
  getBlob,
  OciError,
  parseManifest,
  putBlob,
  type Digest,
  type ImageStore,
} from "@sandpaw/runtime/oci";
import { MAX_STORE } from "@sandpaw/runtime/trust";

/** The type of the artifact, and of its layer. */
export const TRUST_MEDIA_TYPE = "application/vnd.sandpaw.trust.v1+json";
const EMPTY = new TextEncoder().encode("{}");

/** Stores the file; the same file is the same image. */
export async function putTrust(store: ImageStore, bytes: Uint8Array, tag: string): Promise<Digest> {
  const config = describe(EMPTY_JSON, EMPTY);
  const layer = describe(TRUST_MEDIA_TYPE, bytes);
  await putBlob(store, config, EMPTY);
  await putBlob(store, layer, bytes);
  const manifest = encodeManifest({ artifactType: TRUST_MEDIA_TYPE, config, layers: [layer] });
  await store.putManifest(manifest, tag);
  return manifest.descriptor.digest;
}

/** Gets the file; what it says is judged by whoever installs it. Throws `image-…`. */
export async function getTrust(store: ImageStore, tagOrDigest: string): Promise<Uint8Array> {
  const { bytes } = await store.getManifest(tagOrDigest);
  const { layers } = parseManifest(bytes);
  const [layer, ...more] = layers;
  if (layer?.mediaType !== TRUST_MEDIA_TYPE || more.length > 0)
    throw new OciError("image-type-unknown", `${store.label} ${tagOrDigest} is no trust store, nor a root`);
  return getBlob(store, layer, MAX_STORE);
}
