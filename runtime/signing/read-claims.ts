/** Collects every signature of an image, from both of cosign's containers. */

import type { Digest, ImageStore } from "../oci/index.js";
import type { ImageClaim } from "../trust/index.js";
import { readReferrers } from "./bundle-referrer.js";
import { readSignatureTag } from "./signature-tag.js";

/** Nothing of it is believed yet. Throws `image-signature-malformed`, `image-…`, `registry-…`. */
export async function readClaims(store: ImageStore, digest: Digest): Promise<readonly ImageClaim[]> {
  return [...(await readSignatureTag(store, digest)), ...(await readReferrers(store, digest))];
}
