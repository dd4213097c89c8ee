/** What a signature of an image says, whichever of its two containers it came in. */

/** The two containers: cosign's payload of its own (`.sig` tags), and a Sigstore bundle (referrers). */
export type ClaimForm = "simple-signing" | "bundle";

/** A signature that was read and not yet believed. */
export interface ImageClaim {
  readonly form: ClaimForm;
  /** `sha256:…` of the image's manifest that it is about. */
  readonly digest: string;
  /** Id of the key; the older container does not say it. */
  readonly keyId?: string;
  /** The bytes that are signed. */
  readonly signed: Uint8Array;
  /** ECDSA, DER. */
  readonly signature: Uint8Array;
}

/** Largest payload or statement, bytes. */
export const MAX_CLAIM: number = 16 * 1024;
