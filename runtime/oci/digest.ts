/** Digests as images write them; SHA-256 is the only kind that is taken. */

import { createHash, type Hash } from "node:crypto";

/** `sha256:` and 64 lower-case hexadecimal digits. */
export type Digest = `sha256:${string}`;

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** Whether a text is a digest, written exactly so. */
export function isDigest(text: string): text is Digest {
  return DIGEST.test(text);
}

/** The digest of bytes. */
export function digestOf(bytes: Uint8Array): Digest {
  return finish(createHash("sha256").update(bytes));
}

/** A digest in the making. */
export function startDigest(): Hash {
  return createHash("sha256");
}

/** Ends a digest in the making. */
export function finish(hash: Hash): Digest {
  return `sha256:${hash.digest("hex")}`;
}

/** The 64 digits. */
export function hexOf(digest: Digest): string {
  return digest.slice("sha256:".length);
}
