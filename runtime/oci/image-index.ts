/** Indexes: of a layout, of referrers. OCI image-spec 1.1, `image-index.md`. */

import { type Annotations, checkData, describe, type Descriptor } from "./descriptor.js";
import { readDocument, writeDocument } from "./json-document.js";
import type { StoredDocument } from "./manifest.js";
import { IMAGE_INDEX } from "./media-types.js";
import { isImageIndex } from "./validators.gen.js";

/** A list of manifests, at most 1024. */
export interface ImageIndex {
  readonly schemaVersion: 2;
  readonly mediaType?: typeof IMAGE_INDEX;
  readonly artifactType?: string;
  readonly manifests: readonly Descriptor[];
  readonly subject?: Descriptor;
  readonly annotations?: Annotations;
}

/** Reads an index. Throws `image-manifest-malformed`, `image-too-large`. */
export function parseIndex(bytes: Uint8Array): ImageIndex {
  const index = readDocument(bytes, isImageIndex, "image-manifest-malformed");
  for (const entry of index.manifests) checkData(entry);
  return index;
}

/** Writes an index. */
export function encodeIndex(manifests: readonly Descriptor[]): StoredDocument {
  const bytes = writeDocument({ schemaVersion: 2, mediaType: IMAGE_INDEX, manifests });
  parseIndex(bytes);
  return { descriptor: describe(IMAGE_INDEX, bytes), bytes };
}
