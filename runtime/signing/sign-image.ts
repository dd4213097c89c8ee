/** Signs an image where it lies, in both of cosign's containers, so that old and new verifiers find a signature. */

import { OciError, type Digest, type ImageStore, IMAGE_MANIFEST } from "../oci/index.js";
import type { Signer } from "../trust/index.js";
import { writeReferrer } from "./bundle-referrer.js";
import { signatureTag, writeSignatureTag } from "./signature-tag.js";

/** What was signed, and where the signatures are. */
export interface SignedImage {
  readonly image: Digest;
  /** The tag of the older container. */
  readonly tag: string;
  /** The manifest of the newer one. */
  readonly referrer: Digest;
}

/** Signs; `reference` is what the older container calls the image: HOST/REPOSITORY. Throws `image-…`, `registry-…`. */
export async function signImage(
  store: ImageStore,
  tagOrDigest: string,
  reference: string,
  signer: Signer,
): Promise<SignedImage> {
  const { descriptor } = await store.getManifest(tagOrDigest);
  if (descriptor.mediaType !== IMAGE_MANIFEST)
    throw new OciError(
      "image-index-found",
      `${tagOrDigest} is an index; sign one of its images by its digest`,
    );
  await writeSignatureTag(store, descriptor.digest, reference, signer);
  const referrer = await writeReferrer(store, descriptor, signer);
  return { image: descriptor.digest, tag: signatureTag(descriptor.digest), referrer };
}
