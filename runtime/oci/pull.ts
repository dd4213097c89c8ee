/** Gets the module of an image, and its signature, out of a store. */

import { rm } from "node:fs/promises";
import type { Digest } from "./digest.js";
import { FileDraft } from "./file-draft.js";
import { formOf, getImage } from "./image-form.js";
import type { ImageStore } from "./image-store.js";
import { partsOf, type ImageManifest } from "./manifest.js";
import { readKeeping } from "./part-file.js";
import { MAX_PACKED_MODULE, unpack, type Unpacked } from "./unpack.js";

/** What came. */
export interface PulledImage extends Unpacked {
  /** Of the image. */
  readonly image: Digest;
  readonly manifest: ImageManifest;
}

/** Where it goes. */
export interface PullTarget {
  /** The module; nothing of it is there before all of it is. */
  readonly module: string;
  /** Its signature. */
  readonly bundle: string;
  /** Where downloads lie that were interrupted. */
  readonly transfers: string;
}

/** How far it is. */
export interface PullProgress {
  /** Once, before anything is fetched: bytes in all. */
  readonly onTotal?: (bytes: number) => void;
  readonly onBytes?: (count: number) => void;
}

/** Pulls into files. Throws `image-…`, `layer-…`, `blob-…`, `registry-…`, `transfer-…`. */
export async function pullToFiles(
  store: ImageStore,
  tagOrDigest: string,
  target: PullTarget,
  { onTotal, onBytes }: PullProgress = {},
): Promise<PulledImage> {
  const { document, manifest } = await getImage(store, tagOrDigest);
  formOf(manifest);
  onTotal?.(partsOf(manifest).reduce((sum, { size }) => sum + size, 0));
  const keeping: Pick<ImageStore, "readBlob"> = {
    readBlob: (part) => readKeeping(store, part, target.transfers, onBytes),
  };
  const drafts: FileDraft[] = [];
  try {
    const module = await FileDraft.begin(target.module);
    drafts.push(module);
    const unpacked = await unpack(keeping, manifest, (chunk) => module.write(chunk));
    await module.settle();
    await placeBundle(target.bundle, unpacked.bundle, drafts);
    // Last: a new signature over an old module is refused by whoever checks, and the other way round it is, too.
    await module.place();
    return { ...unpacked, image: document.descriptor.digest, manifest };
  } finally {
    for (const draft of drafts) await draft.discard();
  }
}

/** Pulls into memory, for whoever verifies and runs the same bytes. */
export async function pullToMemory(
  store: ImageStore,
  tagOrDigest: string,
): Promise<PulledImage & { readonly module: Uint8Array }> {
  const { document, manifest } = await getImage(store, tagOrDigest);
  const chunks: Uint8Array[] = [];
  let held = 0;
  const unpacked = await unpack(store, manifest, (chunk) => {
    held += chunk.length;
    if (held > MAX_PACKED_MODULE) throw new RangeError("a sink was given more than a module");
    chunks.push(Uint8Array.from(chunk));
    return Promise.resolve();
  });
  return { ...unpacked, module: Buffer.concat(chunks), image: document.descriptor.digest, manifest };
}

async function placeBundle(path: string, bundle: Uint8Array | undefined, drafts: FileDraft[]): Promise<void> {
  if (bundle === undefined) {
    await rm(path, { force: true });
    return;
  }
  const draft = await FileDraft.begin(path);
  drafts.push(draft);
  await draft.write(bundle);
  await draft.settle();
  await draft.place();
}
