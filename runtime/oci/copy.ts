/** Copies an image with everything that is said about it from one store to another; no byte of it changes. */

import { hexOf, type Digest } from "./digest.js";
import { OciError } from "./error.js";
import { getImage } from "./image-form.js";
import type { BlobSource, ImageStore } from "./image-store.js";
import { mapLimited } from "./map-limited.js";
import { parseManifest, partsOf, type ImageManifest, type StoredDocument } from "./manifest.js";
import { IMAGE_MANIFEST } from "./media-types.js";
import type { PullProgress } from "./pull.js";
import { CONCURRENCY } from "./push.js";

/** What was copied. */
export interface Copied {
  readonly image: Digest;
  readonly tag: string | undefined;
  readonly manifest: ImageManifest;
  /** Manifests about it that went along: signatures, attestations. */
  readonly attached: readonly Digest[];
}

/** cosign's tags for what it attaches, beside referrers. */
const ATTACHED_TAGS: readonly string[] = ["sig", "att", "sbom"];
const MAX_ATTACHED = 64;

/** Copies what has a tag or digest, to a tag or to its digest alone. */
export async function copyImage(
  from: ImageStore,
  to: ImageStore,
  tagOrDigest: string,
  tag: string | undefined,
  { onTotal, onBytes }: PullProgress = {},
): Promise<Copied> {
  const { document, manifest } = await getImage(from, tagOrDigest);
  onTotal?.(partsOf(manifest).reduce((sum, { size }) => sum + size, 0));
  await copyManifest(from, to, document, tag, onBytes);
  const image = document.descriptor.digest;
  const attached: Digest[] = [];
  for (const { digest, mediaType } of await from.getReferrers(image)) {
    if (attached.length === MAX_ATTACHED)
      throw new OciError("image-too-large", `more than ${MAX_ATTACHED} manifests are about ${image}`);
    if (mediaType !== IMAGE_MANIFEST || attached.includes(digest)) continue;
    const about = await from.getManifest(digest);
    // The list is the store's word; the manifest itself says what it is about.
    if (parseManifest(about.bytes).subject?.digest !== image) continue;
    await copyManifest(from, to, about, undefined, onBytes);
    attached.push(digest);
  }
  for (const end of ATTACHED_TAGS) {
    const name = `sha256-${hexOf(image)}.${end}`;
    const about = await ifThere(from, name);
    if (about?.descriptor.mediaType !== IMAGE_MANIFEST) continue;
    await copyManifest(from, to, about, name, onBytes);
    attached.push(about.descriptor.digest);
  }
  return { image, tag, manifest, attached };
}

async function copyManifest(
  from: ImageStore,
  to: ImageStore,
  document: StoredDocument,
  tag: string | undefined,
  onBytes: ((count: number) => void) | undefined,
): Promise<void> {
  const parts = [
    ...new Map(partsOf(parseManifest(document.bytes)).map((part) => [part.digest, part])).values(),
  ];
  await mapLimited(parts, CONCURRENCY, async (descriptor) => {
    const source: BlobSource = {
      descriptor,
      open: (offset) => skipping(from.readBlob(descriptor), offset),
    };
    await to.writeBlob(source, onBytes);
  });
  await to.putManifest(document, tag);
}

/** A digest is made of all of it: what is there already is read again, and not handed on. */
async function* skipping(
  chunks: AsyncIterable<Uint8Array>,
  offset: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let left = offset;
  for await (const chunk of chunks) {
    const fresh = chunk.subarray(Math.min(left, chunk.length));
    left -= chunk.length - fresh.length;
    if (fresh.length > 0) yield fresh;
  }
}

async function ifThere(store: ImageStore, tag: string): Promise<StoredDocument | undefined> {
  try {
    return await store.getManifest(tag);
  } catch (error) {
    if (error instanceof OciError && error.code === "image-absent") return undefined;
    throw error;
  }
}
