/** What becomes of a behaviour that runs already when the trust store changes, or grows old. */

import type { TrustStore } from "./store.js";

/** What is remembered of the verdict that let it in. */
export interface LetIn {
  /** `sha256:…` of the signed bytes. */
  readonly digest: string;
  readonly keyId: string;
}

/**
 * `good`: it goes on. `motionless`: the store is out of date and its grace is over; it goes on without motion.
 * `revoked`: it must end. A key that has only left the store, or whose own time is over, starts nothing new and ends
 * nothing: who wants an end says so by a revocation.
 */
export type Standing =
  | { readonly kind: "good" }
  | { readonly kind: "motionless"; readonly why: string }
  | { readonly kind: "revoked"; readonly why: string };

/** Judges it. */
export function standingOf({ digest, keyId }: LetIn, store: TrustStore, now: Date): Standing {
  if (store.revokedDigests.has(digest))
    return { kind: "revoked", why: `digest-revoked: ${digest} was revoked` };
  if (store.revokedKeys.has(keyId))
    return { kind: "revoked", why: `key-revoked: the key ${keyId} was revoked` };
  if (now.getTime() < store.motionEnds.getTime()) return { kind: "good" };
  const why = `store-expired: the trust store was good until ${store.expires.toISOString()}, and its grace is over`;
  return { kind: "motionless", why };
}
