/** An image for tests. */

import { buildImage, type BuiltImage, type ImageInput } from "@sandpaw/runtime/oci";

/** An empty module; `size` bytes of a custom section make it longer. */
export function sampleModule(size = 8): Uint8Array {
  const bytes = new Uint8Array(Math.max(8, size));
  bytes.set([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  if (size <= 8) return bytes;
  // A custom section whose length is written in five bytes; its name has length 0.
  bytes[8] = 0;
  const length = size - 14;
  for (let i = 0; i < 5; i += 1) bytes[9 + i] = ((length >>> (7 * i)) & 0x7f) | (i < 4 ? 0x80 : 0);
  for (let i = 15; i < size; i += 1) bytes[i] = (i * 7919) >>> 3;
  return bytes;
}

export const SAMPLE_BUNDLE: Uint8Array = new TextEncoder().encode('{"signature":"of a test"}');

/** What the image is made of. */
export function sampleInput(change: Partial<ImageInput> = {}): ImageInput {
  return {
    form: "image",
    module: sampleModule(),
    bundle: SAMPLE_BUNDLE,
    name: "hop",
    version: "1.2.3",
    request: { motion: { maxSpeed: 0.3 } },
    ...change,
  };
}

/** The image itself. */
export async function sampleImage(change: Partial<ImageInput> = {}): Promise<BuiltImage> {
  return buildImage(sampleInput(change));
}
