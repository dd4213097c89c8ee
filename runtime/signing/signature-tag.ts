/** cosign's tag: the signatures of an image are the layers of another image, whose tag is made of the first one's digest. */

import {
  describe,
  encodeManifest,
  getBlob,
  OciError,
  parseManifest,
  putBlob,
  IMAGE_CONFIG,
  IMAGE_MANIFEST,
  type Descriptor,
  type Digest,
  type ImageManifest,
  type ImageStore,
} from "../oci/index.js";
import {
  isSignatureOf,
  MAX_CLAIM,
  readSimpleSigning,
  signSimply,
  SIMPLE_SIGNING_ANNOTATION,
  SIMPLE_SIGNING_MEDIA_TYPE,
  TrustError,
  type ImageClaim,
  type Signer,
} from "../trust/index.js";

/** The tag: `sha256-….sig`. */
export function signatureTag(digest: Digest): string {
  return `${digest.replace(":", "-")}.sig`;
}

/** The signatures under the tag; none where there is no tag. Throws `image-signature-malformed`, `image-…`. */
export async function readSignatureTag(store: ImageStore, digest: Digest): Promise<readonly ImageClaim[]> {
  const manifest = await findManifest(store, digest);
  const claims: ImageClaim[] = [];
  for (const layer of manifest?.layers ?? []) {
    if (layer.mediaType !== SIMPLE_SIGNING_MEDIA_TYPE) continue;
    claims.push(await readLayer(store, layer));
  }
  return claims;
}

/** Adds a signature to those under the tag; an older one by the same key goes. */
export async function writeSignatureTag(
  store: ImageStore,
  digest: Digest,
  reference: string,
  signer: Signer,
): Promise<void> {
  const before = (await findManifest(store, digest))?.layers ?? [];
  const kept: Descriptor[] = [];
  for (const layer of before) if (!(await isBy(store, layer, signer))) kept.push(layer);
  const { payload, signature } = signSimply(digest, reference, signer);
  const mine = describe(SIMPLE_SIGNING_MEDIA_TYPE, payload, { [SIMPLE_SIGNING_ANNOTATION]: signature });
  await putBlob(store, mine, payload);
  // Two signers who were at the same place have signed the same bytes: one blob, two layers.
  const layers = [...kept, mine];
  const config = configOf(layers);
  await putBlob(store, describe(IMAGE_CONFIG, config), config);
  await store.putManifest(
    encodeManifest({ config: describe(IMAGE_CONFIG, config), layers }),
    signatureTag(digest),
  );
}

async function findManifest(store: ImageStore, digest: Digest): Promise<ImageManifest | undefined> {
  try {
    const { descriptor, bytes } = await store.getManifest(signatureTag(digest));
    if (descriptor.mediaType !== IMAGE_MANIFEST)
      throw new TrustError("image-signature-malformed", `${signatureTag(digest)} is no image manifest`);
    return parseManifest(bytes);
  } catch (error) {
    if (error instanceof OciError && error.code === "image-absent") return undefined;
    throw error;
  }
}

async function readLayer(store: ImageStore, layer: Descriptor): Promise<ImageClaim> {
  const signature = layer.annotations?.[SIMPLE_SIGNING_ANNOTATION];
  if (signature === undefined)
    throw new TrustError("image-signature-malformed", `a layer of ${layer.digest} has no signature`);
  return readSimpleSigning(await getBlob(store, layer, MAX_CLAIM), signature);
}

async function isBy(store: ImageStore, layer: Descriptor, { publicKey }: Signer): Promise<boolean> {
  try {
    const { signature, signed } = await readLayer(store, layer);
    return isSignatureOf(signature, signed, publicKey);
  } catch (error) {
    // A stranger's layer, in whatever state, is not ours to take away.
    if (error instanceof TrustError || error instanceof OciError) return false;
    throw error;
  }
}

/** An image's configuration, because some registries want one; as cosign writes it. */
function configOf(layers: readonly Descriptor[]): Uint8Array {
  const never = "0001-01-01T00:00:00Z";
  return new TextEncoder().encode(
    JSON.stringify({
      architecture: "",
      created: never,
      history: layers.map(() => ({ created: never })),
      os: "",
      rootfs: { type: "layers", diff_ids: layers.map(({ digest }) => digest) },
      config: {},
    }),
  );
}
