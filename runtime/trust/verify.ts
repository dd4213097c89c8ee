/**
 * The verdict on a module: are these exact bytes signed by a key that the trust store lets sign them? Opens no
 * socket and no file. The bytes that were verified are those of the buffer that was handed in.
 */

import type { Ceiling } from "../policy/index.js";
import { parseBundle, type Signature } from "./bundle.js";
import { sha256, writeDigest } from "./digest.js";
import { TrustError, type VerdictCode } from "./error.js";
import { isBy, isFor } from "./signature.js";
import { isInScope, type TrustedKey, type TrustStore } from "./store.js";

/** What is asked. */
export interface VerifyInput {
  readonly bytes: Uint8Array;
  /** The bytes of the `.sigstore.json`; undefined where there is none. */
  readonly bundle: Uint8Array | undefined;
  readonly store: TrustStore;
  /** The time of day. */
  readonly now: Date;
  /** Reads the name from the manifest, empty if there is none; called only on bytes whose signature holds. */
  readonly nameOf: (bytes: Uint8Array) => string;
}

/** Who signed, and what that key may grant. */
export interface Endorsement {
  /** `sha256:…` of the bytes. */
  readonly digest: string;
  /** Name of the key in the store. */
  readonly signer: string;
  readonly keyId: string;
  readonly ceiling: Ceiling;
}

/**
 * `valid`: let it in. `stale`: rightly signed, but the store is out of date; what runs may go on, nothing new
 * starts. `refused`: do not touch it.
 */
export type Verdict =
  | ({ readonly kind: "valid" } & Endorsement)
  | ({ readonly kind: "stale"; readonly code: "store-expired"; readonly message: string } & Endorsement)
  | { readonly kind: "refused"; readonly code: VerdictCode; readonly message: string };

/** Judges a module. What `nameOf` throws passes through. */
export function verifyModule({ bytes, bundle, store, now, nameOf }: VerifyInput): Verdict {
  if (!bundle) return refused("signature-missing", "there is no signature beside the module");
  let signature: Signature;
  try {
    signature = parseBundle(bundle);
  } catch (error) {
    if (
      error instanceof TrustError &&
      (error.code === "bundle-malformed" || error.code === "bundle-too-large")
    )
      return { kind: "refused", code: error.code, message: error.message };
    throw error;
  }
  const hash = sha256(bytes);
  if (!isFor(signature, hash)) return refused("signature-mismatch", "the signature is for other bytes");
  const digest = writeDigest(hash);
  if (store.revokedDigests.has(digest)) return refused("digest-revoked", `${digest} was revoked`);
  const { keyId } = signature;
  if (store.revokedKeys.has(keyId)) return refused("key-revoked", `the key ${keyId} was revoked`);
  const trusted = store.keys.get(keyId);
  if (!trusted) return refused("key-unknown", `the trust store does not have the key ${keyId}`);
  if (!isBy(signature, bytes, trusted.key))
    return refused("signature-invalid", `the signature names the key ${trusted.name}, which did not make it`);
  return judgeSigner({ store, now, nameOf: () => nameOf(bytes) }, digest, trusted);
}

/** What is left to judge when a signature holds: the key's time, its scope, and the store's time. */
export function judgeSigner(
  { store, now, nameOf }: Pick<VerifyInput, "store" | "now"> & { readonly nameOf: () => string },
  digest: string,
  { name: signer, key, scope, ceiling, expires }: TrustedKey,
): Verdict {
  // A clock that was set back, or starts at 1970, is at least as late as the store was made.
  const time = Math.max(now.getTime(), store.issued.getTime());
  if (expires && time >= expires.getTime())
    return refused("key-expired", `the key ${signer} was good until ${expires.toISOString()}`);
  const name = nameOf();
  if (!isInScope(scope, name))
    return refused(
      "scope-mismatch",
      `the key ${signer} may sign ${scope.join(", ")}, and this module is ${name === "" ? "without a name" : name}`,
    );
  const endorsement: Endorsement = { digest, signer, keyId: key.id, ceiling };
  if (time < store.expires.getTime()) return { kind: "valid", ...endorsement };
  const message = `store-expired: the trust store was good until ${store.expires.toISOString()}`;
  return { kind: "stale", code: "store-expired", message, ...endorsement };
}

/** A verdict that says no. */
export function refused(code: VerdictCode, detail: string): Verdict {
  return { kind: "refused", code, message: `${code}: ${detail}` };
}
