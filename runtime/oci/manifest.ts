/** Image manifests. OCI image-spec 1.1, `manifest.md`. */

import { type Annotations, checkData, describe, type Descriptor } from "./descriptor.js";
import { readDocument, writeDocument } from "./json-document.js";
import { IMAGE_MANIFEST } from "./media-types.js";
import { isImageManifest } from "./validators.gen.js";

/** One image, or one artifact. At most 32 layers. */
export interface ImageManifest {
  readonly schemaVersion: 2;
  readonly mediaType?: typeof IMAGE_MANIFEST;
  readonly artifactType?: string;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  /** The manifest that this one is about: a signature's image. */
  readonly subject?: Descriptor;
  readonly annotations?: Annotations;
}

/** A document as it is stored: these bytes and no others have the digest. */
export interface StoredDocument {
  readonly descriptor: Descriptor;
  readonly bytes: Uint8Array;
}

/** Reads a manifest. Throws `image-manifest-malformed`, `image-too-large`. */
export function parseManifest(bytes: Uint8Array): ImageManifest {
  const manifest = readDocument(bytes, isImageManifest, "image-manifest-malformed");
  for (const part of partsOf(manifest)) checkData(part);
  if (manifest.subject) checkData(manifest.subject);
  return manifest;
}

/** Writes a manifest; it is read once more, so that nothing goes out that would not be taken. */
export function encodeManifest(manifest: Omit<ImageManifest, "schemaVersion" | "mediaType">): StoredDocument {
  const bytes = writeDocument({ schemaVersion: 2, mediaType: IMAGE_MANIFEST, ...manifest });
  const { artifactType, annotations } = parseManifest(bytes);
  return {
    descriptor: {
      ...describe(IMAGE_MANIFEST, bytes, annotations),
      ...(artifactType !== undefined && { artifactType }),
    },
    bytes,
  };
}

/** Config and layers: what has to be there before the manifest is. */
export function partsOf({ config, layers }: ImageManifest): readonly Descriptor[] {
  return [config, ...layers];
}
