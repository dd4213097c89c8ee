/**
 * The verdict on an image: has a key that the trust store lets sign it signed its manifest's digest? Opens no socket
 * and no file. What a node runs is decided by the module and its own signature (`verify.ts`); this is for those who look
 * at images.
 */

import { writeDigest, sha256 } from "./digest.js";
import type { ImageClaim } from "./image-claim.js";
import { isSignatureOf } from "./signature.js";
import type { TrustedKey, TrustStore } from "./store.js";
import { judgeSigner, refused, type Verdict } from "./verify.js";

/** What is asked. */
export interface VerifyImageInput {
  /** The exact bytes of the manifest. */
  readonly manifest: Uint8Array;
  readonly store: TrustStore;
  /** The time of day. */
  readonly now: Date;
  /** Reads the name of the module inside, empty if it has none; called only where a signature holds. */
  readonly nameOf: () => string;
}

/** Judges one signature of an image. */
export function verifyImageClaim(
  claim: ImageClaim,
  { manifest, store, now, nameOf }: VerifyImageInput,
): Verdict {
  const digest = writeDigest(sha256(manifest));
  if (claim.digest !== digest)
    return refused("signature-mismatch", `the signature is for the image ${claim.digest}`);
  if (store.revokedDigests.has(digest)) return refused("digest-revoked", `${digest} was revoked`);
  const { keyId } = claim;
  if (keyId !== undefined && store.revokedKeys.has(keyId))
    return refused("key-revoked", `the key ${keyId} was revoked`);
  const trusted = keyId === undefined ? signerAmong(claim, store) : store.keys.get(keyId);
  if (!trusted)
    return refused(
      "key-unknown",
      keyId === undefined
        ? "no key of the trust store has made this signature"
        : `the trust store does not have the key ${keyId}`,
    );
  if (store.revokedKeys.has(trusted.key.id))
    return refused("key-revoked", `the key ${trusted.key.id} was revoked`);
  if (!isSignatureOf(claim.signature, claim.signed, trusted.key))
    return refused("signature-invalid", `the signature names the key ${trusted.name}, which did not make it`);
  return judgeSigner({ store, now, nameOf }, digest, trusted);
}

/** Judges all signatures of an image: one that is valid is enough. */
export function verifyImage(claims: readonly ImageClaim[], input: VerifyImageInput): Verdict {
  const verdicts = claims.map((claim) => verifyImageClaim(claim, input));
  return (
    verdicts.find(({ kind }) => kind === "valid") ??
    verdicts.find(({ kind }) => kind === "stale") ??
    // Of a stranger's signature beside a broken one the broken one is the news.
    verdicts.find((verdict) => verdict.kind === "refused" && verdict.code !== "key-unknown") ??
    verdicts[0] ??
    refused("signature-missing", "the image has no signature")
  );
}

function signerAmong({ signature, signed }: ImageClaim, { keys }: TrustStore): TrustedKey | undefined {
  for (const trusted of keys.values()) if (isSignatureOf(signature, signed, trusted.key)) return trusted;
  return undefined;
}
