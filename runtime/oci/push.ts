/** Puts an image that was made here into a store. */

import { mapLimited } from "./map-limited.js";
import { sourceOf, type ImageStore } from "./image-store.js";
import type { BuiltImage } from "./image.js";

/** How many parts travel at once. */
export const CONCURRENCY = 3;

/** Stores the parts, then the manifest under a tag: nobody sees a part of an image. */
export async function pushImage(
  store: ImageStore,
  { manifest, parts }: BuiltImage,
  tag: string | undefined,
  onBytes?: (count: number) => void,
): Promise<void> {
  await mapLimited(parts, CONCURRENCY, async ({ descriptor, bytes }) => {
    await store.writeBlob(sourceOf(descriptor, bytes), onBytes);
  });
  await store.putManifest(manifest, tag);
}
