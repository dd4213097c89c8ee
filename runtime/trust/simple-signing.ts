/**
 * cosign's container of its own: a JSON payload that names the image's digest, and a signature over exactly its bytes.
 * Format: sigstore/cosign, `specs/SIGNATURE_SPEC.md`, as cosign writes it and not as its example has it (the example
 * says `Docker-manifest-digest`). Stricter than cosign, which does not look at `type`.
 */

import { firstProblem, parseStrictJson } from "../policy/index.js";
import { decodeBase64, encodeBase64 } from "./base64.js";
import { isDerSignature } from "./der-signature.js";
import { TrustError } from "./error.js";
import { MAX_CLAIM, type ImageClaim } from "./image-claim.js";
import type { Signer } from "./key.js";
import { isSimpleSigning } from "./validators.gen.js";

export const SIMPLE_SIGNING_MEDIA_TYPE = "application/vnd.dev.cosign.simplesigning.v1+json";
/** The annotation of the layer that holds the signature, base64. */
export const SIMPLE_SIGNING_ANNOTATION = "dev.cosignproject.cosign/signature";

/** The payload. */
export interface SimpleSigning {
  readonly critical: {
    /** Where the image was when it was signed; shown, never used to decide. */
    readonly identity: { readonly "docker-reference": string };
    readonly image: { readonly "docker-manifest-digest": string };
    readonly type: "cosign container image signature";
  };
  /** Anything that the signer wants to say. */
  readonly optional?: Readonly<Record<string, unknown>> | null;
}

/** The payload's exact bytes, and the signature over them, base64. */
export interface SignedPayload {
  readonly payload: Uint8Array;
  readonly signature: string;
}

/** Signs an image by its digest; `reference` is HOST/REPOSITORY. */
export function signSimply(digest: string, reference: string, signer: Signer): SignedPayload {
  const payload = new TextEncoder().encode(
    JSON.stringify({
      critical: {
        identity: { "docker-reference": reference },
        image: { "docker-manifest-digest": digest },
        type: "cosign container image signature",
      },
      optional: null,
    } satisfies SimpleSigning),
  );
  return { payload, signature: encodeBase64(signer.sign(payload)) };
}

/** Reads one of a stranger. Throws `TrustError` `image-signature-malformed`. */
export function readSimpleSigning(payload: Uint8Array, signature: string): ImageClaim {
  if (payload.length > MAX_CLAIM)
    throw malformed(`the payload has ${payload.length} bytes, at most ${MAX_CLAIM} are taken`);
  let value: unknown;
  try {
    value = parseStrictJson(payload);
  } catch (cause) {
    throw malformed(cause instanceof Error ? cause.message : "unreadable", cause);
  }
  if (!isSimpleSigning(value)) throw malformed(firstProblem(isSimpleSigning));
  const der = decodeBase64(signature);
  if (!der || !isDerSignature(der))
    throw malformed("the signature is not exactly one ECDSA signature in DER, base64");
  const digest = value.critical.image["docker-manifest-digest"];
  return { form: "simple-signing", digest, signed: payload, signature: der };
}

function malformed(detail: string, cause?: unknown): TrustError {
  return new TrustError("image-signature-malformed", detail, { cause });
}
