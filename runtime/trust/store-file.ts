/** The file of a trust store: its content, sealed by a root. */

import { TrustError } from "./error.js";
import type { Signer } from "./key.js";
import { requireRoot, type Root } from "./root.js";
import { parseSealed, seal } from "./sealed.js";
import { checkStoreContent, MAX_STORE, openStore, parseStoreContent } from "./store.js";
import type { StoreContent, TrustStore } from "./store.js";

/** Signs a store; the result is the text of its file. Throws `TrustError` `store-malformed`, `store-too-large`. */
export function sealStore(content: StoreContent, ...signers: readonly Signer[]): string {
  openStore(checkStoreContent(content));
  const text = seal(JSON.stringify(content, null, 2), signers);
  if (text.length > MAX_STORE) throw new TrustError("store-too-large", `${text.length} characters`);
  return text;
}

/** Reads the file of a store if the root has signed it. Throws `TrustError` `store-…`. */
export function unsealStore(bytes: Uint8Array, root: Root): TrustStore {
  if (bytes.length > MAX_STORE)
    throw new TrustError("store-too-large", `${bytes.length} bytes, at most ${MAX_STORE} are taken`);
  const sealed = parseSealed(bytes);
  // Nothing of the content is read before the signatures hold.
  requireRoot(sealed, root);
  return openStore(parseStoreContent(new TextEncoder().encode(sealed.payload)));
}
