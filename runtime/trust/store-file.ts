/**
 * The file of a trust store: the exact signed text and the Sigstore bundle over it, in one file, so that both
 * change at once. `jq -j .payload` and `jq .bundle` give what `cosign verify-blob` takes.
 */

import { firstProblem, parseStrictJson } from "../policy/index.js";
import { readBundle, type Bundle, type Signature } from "./bundle.js";
import { sha256 } from "./digest.js";
import { TrustError } from "./error.js";
import type { PublicKey, SigningKey } from "./key.js";
import { isBy, isFor, signBytes } from "./signature.js";
import { checkStoreContent, MAX_STORE, openStore, parseStoreContent } from "./store.js";
import type { StoreContent, TrustStore } from "./store.js";
import { isStoreFile } from "./validators.gen.js";

/** The JSON of the file. */
export interface StoreFile {
  readonly payload: string;
  readonly bundle: Bundle;
}

/** Signs a store with a root key; the result is the text of its file. Throws `TrustError` `store-malformed`. */
export function sealStore(content: StoreContent, root: SigningKey): string {
  openStore(checkStoreContent(content));
  const payload = JSON.stringify(content, null, 2);
  const text = JSON.stringify(
    { payload, bundle: signBytes(new TextEncoder().encode(payload), root) },
    null,
    2,
  );
  if (text.length > MAX_STORE) throw new TrustError("store-too-large", `${text.length} characters`);
  return `${text}\n`;
}

/** Reads the file of a store if the root key signed it. Throws `TrustError` `store-…`. */
export function unsealStore(bytes: Uint8Array, root: PublicKey): TrustStore {
  if (bytes.length > MAX_STORE)
    throw new TrustError("store-too-large", `${bytes.length} bytes, at most ${MAX_STORE} are taken`);
  let value: unknown;
  try {
    value = parseStrictJson(bytes);
  } catch (cause) {
    throw new TrustError("store-malformed", cause instanceof Error ? cause.message : "unreadable", { cause });
  }
  if (!isStoreFile(value)) throw new TrustError("store-malformed", firstProblem(isStoreFile));
  const payload = new TextEncoder().encode(value.payload);
  const signature = signatureOf(value);
  // Nothing of the content is read before the signature holds.
  if (!isFor(signature, sha256(payload)) || !isBy(signature, payload, root))
    throw new TrustError("store-untrusted", "the root key of this machine did not sign it");
  return openStore(parseStoreContent(payload));
}

function signatureOf({ bundle }: StoreFile): Signature {
  try {
    return readBundle(bundle);
  } catch (cause) {
    throw new TrustError(
      "store-malformed",
      cause instanceof Error ? cause.message : "its signature is unreadable",
      {
        cause,
      },
    );
  }
}
