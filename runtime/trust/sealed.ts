/**
 * A text and the Sigstore bundles over it, in one file, so that they change at once: the form of trust stores and of
 * roots. `jq -j .payload` and `jq '.bundles[0]'` give what `cosign verify-blob` takes.
 */

import { firstProblem, parseStrictJson } from "../policy/index.js";
import { readBundle, type Bundle, type Signature } from "./bundle.js";
import { sha256 } from "./digest.js";
import { TrustError } from "./error.js";
import type { PublicKey, Signer } from "./key.js";
import { isBy, isFor, signBytes } from "./signature.js";
import { isSealedFile } from "./validators.gen.js";

/** The JSON of the file. */
export interface SealedFile {
  readonly payload: string;
  readonly bundles?: readonly Bundle[];
  /** Instead of `bundles`, in files of earlier versions. */
  readonly bundle?: Bundle;
}

/** A file that was read and not yet believed. */
export interface Sealed {
  readonly payload: string;
  readonly bundles: readonly Bundle[];
  /** What the bundles say, in their order; each is over exactly this payload, by a different key. */
  readonly signatures: readonly Signature[];
}

/** Reads a file. Throws `TrustError` `store-malformed`; nothing of the payload is read. */
export function parseSealed(bytes: Uint8Array): Sealed {
  let value: unknown;
  try {
    value = parseStrictJson(bytes);
  } catch (cause) {
    throw malformed(cause);
  }
  if (!isSealedFile(value)) throw new TrustError("store-malformed", firstProblem(isSealedFile));
  const bundles = value.bundles ?? (value.bundle && [value.bundle]);
  if (!bundles || (value.bundles && value.bundle))
    throw new TrustError("store-malformed", "it has no signatures, or two lists of them");
  const signatures = bundles.map(signatureOf);
  const digest = sha256(new TextEncoder().encode(value.payload));
  if (!signatures.every((signature) => isFor(signature, digest)))
    throw new TrustError("store-untrusted", "a signature is over another text than the one in the file");
  if (new Set(signatures.map(({ keyId }) => keyId)).size < signatures.length)
    throw new TrustError("store-malformed", "a key has signed it twice");
  return { payload: value.payload, bundles, signatures };
}

/** The text of a file, signed by all of these. */
export function seal(payload: string, signers: readonly Signer[], others: readonly Bundle[] = []): string {
  const bytes = new TextEncoder().encode(payload);
  const ids = new Set(signers.map(({ publicKey }) => publicKey.id));
  const kept = others.filter(({ verificationMaterial }) => !ids.has(verificationMaterial.publicKey.hint));
  const bundles = [...kept, ...signers.map((signer) => signBytes(bytes, signer))];
  return `${JSON.stringify({ payload, bundles } satisfies SealedFile, null, 2)}\n`;
}

/** How many of these keys have signed it. */
export function countSigners({ payload, signatures }: Sealed, keys: Iterable<PublicKey>): number {
  const bytes = new TextEncoder().encode(payload);
  let count = 0;
  // A key that signed twice would have been refused, so each signature is of another key.
  for (const key of keys) if (signatures.some((signature) => isBy(signature, bytes, key))) count += 1;
  return count;
}

function signatureOf(bundle: Bundle): Signature {
  try {
    return readBundle(bundle);
  } catch (cause) {
    throw malformed(cause);
  }
}

function malformed(cause: unknown): TrustError {
  return new TrustError("store-malformed", cause instanceof Error ? cause.message : "unreadable", { cause });
}
