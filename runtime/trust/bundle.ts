/**
 * A Sigstore bundle v0.3 that holds one message signature by a plain key, and nothing else. Stricter than
 * cosign, which takes hint and digest for decoration: here they decide.
 * Format: sigstore/protobuf-specs, `protos/sigstore_bundle.proto`.
 */

import { firstProblem, parseStrictJson } from "../policy/index.js";
import { decodeBase64, encodeBase64 } from "./base64.js";
import { isDerSignature } from "./der-signature.js";
import { TrustError } from "./error.js";
import { isBundle } from "./validators.gen.js";

/** Largest bundle, bytes. */
export const MAX_BUNDLE: number = 16 * 1024;

export const BUNDLE_MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

/** The JSON as it stands in the file. */
export interface Bundle {
  readonly mediaType: typeof BUNDLE_MEDIA_TYPE;
  readonly verificationMaterial: { readonly publicKey: { readonly hint: string } };
  readonly messageSignature: {
    readonly messageDigest: { readonly algorithm: "SHA2_256"; readonly digest: string };
    readonly signature: string;
  };
}

/** What a bundle says. */
export interface Signature {
  /** Id of the key. */
  readonly keyId: string;
  /** SHA-256 of the signed bytes. */
  readonly digest: Uint8Array;
  /** ECDSA, DER. */
  readonly signature: Uint8Array;
}

/** The file that belongs to a module: the same name and `.sigstore.json`. */
export function bundlePath(module: string): string {
  return `${module}.sigstore.json`;
}

/** The bundle as JSON. */
export function bundleOf({ keyId, digest, signature }: Signature): Bundle {
  return {
    mediaType: BUNDLE_MEDIA_TYPE,
    verificationMaterial: { publicKey: { hint: keyId } },
    messageSignature: {
      messageDigest: { algorithm: "SHA2_256", digest: encodeBase64(digest) },
      signature: encodeBase64(signature),
    },
  };
}

/** Reads a bundle from a stranger. Throws `TrustError` `bundle-…`. */
export function parseBundle(bytes: Uint8Array): Signature {
  if (bytes.length > MAX_BUNDLE)
    throw new TrustError("bundle-too-large", `${bytes.length} bytes, at most ${MAX_BUNDLE} are taken`);
  let value: unknown;
  try {
    value = parseStrictJson(bytes);
  } catch (cause) {
    throw new TrustError("bundle-malformed", cause instanceof Error ? cause.message : "unreadable", {
      cause,
    });
  }
  return readBundle(value);
}

/** Reads a bundle that is part of other JSON. Throws `TrustError` `bundle-malformed`. */
export function readBundle(value: unknown): Signature {
  if (!isBundle(value)) throw new TrustError("bundle-malformed", firstProblem(isBundle));
  const { hint } = value.verificationMaterial.publicKey;
  const { messageDigest, signature } = value.messageSignature;
  const read = {
    hint: decodeBase64(hint),
    digest: decodeBase64(messageDigest.digest),
    signature: decodeBase64(signature),
  };
  if (!read.hint || !read.digest || !read.signature)
    throw new TrustError("bundle-malformed", "a value is not canonical base64");
  if (read.hint.length !== 32 || read.digest.length !== 32)
    throw new TrustError("bundle-malformed", "hint and digest are 32 bytes each");
  if (!isDerSignature(read.signature))
    throw new TrustError("bundle-malformed", "the signature is not exactly one ECDSA signature in DER");
  return { keyId: hint, digest: read.digest, signature: read.signature };
}
