/** Sigstore bundles as OCI referrers: a small image whose subject is the signed one. cosign 3 writes and looks for these. */

import {
  describe,
  EMPTY_JSON,
  encodeManifest,
  getBlob,
  IMAGE_MANIFEST,
  parseManifest,
  putBlob,
  type Descriptor,
  type Digest,
  type ImageManifest,
  type ImageStore,
} from "../oci/index.js";
import {
  BUNDLE_MEDIA_TYPE,
  MAX_BUNDLE,
  readImageBundle,
  SIGN_PREDICATE,
  signImageBundle,
  TrustError,
  type ImageClaim,
  type Signer,
} from "../trust/index.js";

const CONTENT_ANNOTATION = "dev.sigstore.bundle.content";
const PREDICATE_ANNOTATION = "dev.sigstore.bundle.predicateType";
/** Referrers that are opened at most: attestations, lists of parts and other people's things are among them. */
const MAX_REFERRERS = 128;
const EMPTY = new TextEncoder().encode("{}");

/** The signatures among the referrers of an image. Throws `image-signature-malformed`, `image-…`. */
export async function readReferrers(store: ImageStore, digest: Digest): Promise<readonly ImageClaim[]> {
  const listed = await store.getReferrers(digest);
  if (listed.length > MAX_REFERRERS)
    throw new TrustError(
      "image-signature-malformed",
      `${listed.length} things say something about the image, at most ${MAX_REFERRERS} are looked at`,
    );
  const claims: ImageClaim[] = [];
  for (const entry of listed) {
    if (entry.mediaType !== IMAGE_MANIFEST) continue;
    // What the list says of it is wrong in places (registries name the type of its config): the manifest counts.
    const { bytes } = await store.getManifest(entry.digest);
    const manifest = parseManifest(bytes);
    const layer = signatureIn(manifest, digest);
    if (layer) claims.push(readImageBundle(await getBlob(store, layer, MAX_BUNDLE)));
  }
  return claims;
}

/** Adds the bundle of a signer to the referrers of an image. */
export async function writeReferrer(store: ImageStore, subject: Descriptor, signer: Signer): Promise<Digest> {
  const bytes = new TextEncoder().encode(signImageBundle(subject.digest, signer));
  const config = describe(EMPTY_JSON, EMPTY);
  const layer = describe(BUNDLE_MEDIA_TYPE, bytes);
  await putBlob(store, config, EMPTY);
  await putBlob(store, layer, bytes);
  const { mediaType, digest, size } = subject;
  const manifest = encodeManifest({
    artifactType: BUNDLE_MEDIA_TYPE,
    config,
    layers: [layer],
    subject: { mediaType, digest, size },
    annotations: { [CONTENT_ANNOTATION]: "dsse-envelope", [PREDICATE_ANNOTATION]: SIGN_PREDICATE },
  });
  await store.putManifest(manifest);
  return manifest.descriptor.digest;
}

/** The bundle of a manifest that is a signature of this image; undefined for everything else that may refer to it. */
function signatureIn(manifest: ImageManifest, digest: Digest): Descriptor | undefined {
  const [layer, ...more] = manifest.layers;
  const predicate = manifest.annotations?.[PREDICATE_ANNOTATION] ?? SIGN_PREDICATE;
  if (layer?.mediaType !== BUNDLE_MEDIA_TYPE || more.length > 0 || predicate !== SIGN_PREDICATE)
    return undefined;
  return manifest.subject?.digest === digest ? layer : undefined;
}
