/** Image configurations. OCI image-spec 1.1, `config.md`. */

import type { Digest } from "./digest.js";
import { readDocument } from "./json-document.js";
import { isImageConfig } from "./validators.gen.js";

/** The part of a configuration that is read here; tools write much else into it. */
export interface ImageConfig {
  readonly architecture: string;
  readonly os: string;
  readonly config?: { readonly Entrypoint?: readonly string[] | null; readonly User?: string } | null;
  /** The digests of the layers, uncompressed. */
  readonly rootfs: { readonly type: "layers"; readonly diff_ids: readonly Digest[] };
}

/** Reads a configuration. Throws `image-config-malformed`, `image-too-large`. */
export function parseConfig(bytes: Uint8Array): ImageConfig {
  return readDocument(bytes, isImageConfig, "image-config-malformed");
}
