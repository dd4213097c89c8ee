/** ECDSA P-256 over SHA-256 of exact bytes: made here, and checked on one path for modules and trust stores. */

import { timingSafeEqual, verify } from "node:crypto";
import { bundleOf, type Bundle, type Signature } from "./bundle.js";
import { isDerSignature } from "./der-signature.js";
import { sha256 } from "./digest.js";
import type { PublicKey, Signer } from "./key.js";

/** Signs bytes. */
export function signBytes(bytes: Uint8Array, key: Signer): Bundle {
  return bundleOf({ keyId: key.publicKey.id, digest: sha256(bytes), signature: key.sign(bytes) });
}

/** Signs a module; the result is the text of its `.sigstore.json`. */
export function signModule(bytes: Uint8Array, key: Signer): string {
  return `${JSON.stringify(signBytes(bytes, key))}\n`;
}

/** Whether the bundle was made for bytes of this SHA-256 at all. */
export function isFor(signature: Signature, digest: Uint8Array): boolean {
  return timingSafeEqual(signature.digest, digest);
}

/** Whether this key made this signature over these bytes. */
export function isBy({ keyId, signature }: Signature, bytes: Uint8Array, key: PublicKey): boolean {
  return keyId === key.id && isSignatureOf(signature, bytes, key);
}

/** Whether this is exactly one ECDSA signature, in DER, by this key over these bytes. */
export function isSignatureOf(signature: Uint8Array, bytes: Uint8Array, key: PublicKey): boolean {
  return isDerSignature(signature) && verify("sha256", bytes, key.object, signature);
}
