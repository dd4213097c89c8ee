/** The list of what a layout holds. OCI image-spec 1.1, `image-layout.md`. */

import type { Descriptor } from "./descriptor.js";
import { isDigest, type Digest } from "./digest.js";
import { OciError } from "./error.js";
import { parseIndex } from "./image-index.js";
import { parseManifest, type StoredDocument } from "./manifest.js";
import { IMAGE_INDEX, IMAGE_MANIFEST } from "./media-types.js";

/** The annotation that holds a tag. */
export const REF_NAME = "org.opencontainers.image.ref.name";

/** The entry of a tag or digest; without a tag, the only image. Throws `image-absent`. */
export function findEntry(
  entries: readonly Descriptor[],
  tagOrDigest: string,
  label: string,
): Descriptor | undefined {
  if (isDigest(tagOrDigest)) return entries.find(({ digest }) => digest === tagOrDigest);
  const found = entries.filter(({ annotations }) => annotations?.[REF_NAME] === tagOrDigest);
  if (found.length > 1)
    throw new OciError("layout-malformed", `${label} has the tag ${tagOrDigest} more than once`);
  return found[0];
}

/** The tags of the entries, sorted. */
export function tagsOf(entries: readonly Descriptor[]): readonly string[] {
  return entries.flatMap(({ annotations }) => annotations?.[REF_NAME] ?? []).sort();
}

/** The list with a manifest more; a tag is taken from whatever had it. */
export function withEntry(
  entries: readonly Descriptor[],
  { descriptor }: StoredDocument,
  tag?: string,
): readonly Descriptor[] {
  const others = entries.filter(({ digest, annotations }) => {
    const name = annotations?.[REF_NAME];
    return tag === undefined
      ? digest !== descriptor.digest
      : name !== tag && !(digest === descriptor.digest && name === undefined);
  });
  if (tag === undefined && entries.length > others.length) return entries;
  const { mediaType, digest, size, artifactType } = descriptor;
  const entry: Descriptor = {
    mediaType,
    digest,
    size,
    ...(artifactType !== undefined && { artifactType }),
    ...(tag !== undefined && { annotations: { [REF_NAME]: tag } }),
  };
  return [...others, entry];
}

/** Whether a document is about a manifest. */
export function isAbout(bytes: Uint8Array, mediaType: string, subject: Digest): boolean {
  if (mediaType === IMAGE_MANIFEST) return parseManifest(bytes).subject?.digest === subject;
  if (mediaType === IMAGE_INDEX) return parseIndex(bytes).subject?.digest === subject;
  return false;
}
