/**
 * The newer container: a Sigstore bundle v0.3 with a DSSE envelope around an in-toto statement that names the image's
 * digest. Formats: sigstore/protobuf-specs `protos/sigstore_bundle.proto`; secure-systems-lab/dsse `protocol.md`;
 * in-toto/attestation `spec/v1/statement.md`; the predicate is cosign's. Only bundles by a plain key are taken.
 */

import { firstProblem, parseStrictJson } from "../policy/index.js";
import { decodeBase64, encodeBase64 } from "./base64.js";
import { BUNDLE_MEDIA_TYPE, MAX_BUNDLE } from "./bundle.js";
import { isDerSignature } from "./der-signature.js";
import { TrustError } from "./error.js";
import { MAX_CLAIM, type ImageClaim } from "./image-claim.js";
import type { Signer } from "./key.js";
import { isImageBundle, isImageStatement } from "./validators.gen.js";

const PAYLOAD_TYPE = "application/vnd.in-toto+json";
/** What the statement says of the image: that it was signed, and nothing else. */
export const SIGN_PREDICATE = "https://sigstore.dev/cosign/sign/v1";

/** The JSON of the bundle. */
export interface ImageBundle {
  readonly mediaType: typeof BUNDLE_MEDIA_TYPE;
  readonly verificationMaterial: { readonly publicKey: { readonly hint: string } };
  readonly dsseEnvelope: {
    readonly payload: string;
    readonly payloadType: typeof PAYLOAD_TYPE;
    /** Exactly one. */
    readonly signatures: readonly { readonly sig: string; readonly keyid?: string }[];
  };
}

/** The statement. */
export interface ImageStatement {
  readonly _type: "https://in-toto.io/Statement/v1";
  /** Exactly one. */
  readonly subject: readonly {
    readonly name?: string;
    readonly digest: { readonly sha256: string };
    readonly annotations?: Readonly<Record<string, unknown>>;
  }[];
  readonly predicateType: typeof SIGN_PREDICATE;
  readonly predicate: Readonly<Record<string, unknown>>;
}

/** Signs an image by its digest; the result is the text of the bundle. */
export function signImageBundle(digest: string, signer: Signer): string {
  const statement: ImageStatement = {
    _type: "https://in-toto.io/Statement/v1",
    subject: [{ digest: { sha256: digest.slice("sha256:".length) } }],
    predicateType: SIGN_PREDICATE,
    predicate: {},
  };
  const payload = new TextEncoder().encode(JSON.stringify(statement));
  const bundle: ImageBundle = {
    mediaType: BUNDLE_MEDIA_TYPE,
    verificationMaterial: { publicKey: { hint: signer.publicKey.id } },
    dsseEnvelope: {
      payload: encodeBase64(payload),
      payloadType: PAYLOAD_TYPE,
      signatures: [{ sig: encodeBase64(signer.sign(envelopeBytes(payload))) }],
    },
  };
  return JSON.stringify(bundle);
}

/** Reads one of a stranger. Throws `TrustError` `image-signature-malformed`. */
export function readImageBundle(bytes: Uint8Array): ImageClaim {
  if (bytes.length > MAX_BUNDLE) throw malformed(`${bytes.length} bytes, at most ${MAX_BUNDLE} are taken`);
  const bundle = parse(bytes);
  if (!isImageBundle(bundle)) throw malformed(firstProblem(isImageBundle));
  const { hint } = bundle.verificationMaterial.publicKey;
  const { payload, signatures } = bundle.dsseEnvelope;
  const [one] = signatures;
  const read = {
    hint: decodeBase64(hint),
    payload: decodeBase64(payload),
    signature: decodeBase64(one?.sig ?? ""),
  };
  if (!read.hint || !read.payload || !read.signature) throw malformed("a value is not canonical base64");
  if (read.hint.length !== 32 || read.payload.length > MAX_CLAIM)
    throw malformed("the hint or the payload has no size for it");
  // cosign writes none; where it stands, the format wants it equal to the hint.
  if (one?.keyid !== undefined && one.keyid !== hint) throw malformed("keyid and hint name different keys");
  if (!isDerSignature(read.signature))
    throw malformed("the signature is not exactly one ECDSA signature in DER");
  return {
    form: "bundle",
    digest: digestIn(read.payload),
    keyId: hint,
    signed: envelopeBytes(read.payload),
    signature: read.signature,
  };
}

/** What a DSSE signature is made over. */
function envelopeBytes(payload: Uint8Array): Uint8Array {
  const type = PAYLOAD_TYPE;
  return Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${type} ${payload.length} `), payload]);
}

function digestIn(payload: Uint8Array): string {
  const statement = parse(payload);
  if (!isImageStatement(statement)) throw malformed(firstProblem(isImageStatement));
  return `sha256:${statement.subject[0]?.digest.sha256 ?? ""}`;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return parseStrictJson(bytes);
  } catch (cause) {
    throw malformed(cause instanceof Error ? cause.message : "unreadable", cause);
  }
}

function malformed(detail: string, cause?: unknown): TrustError {
  return new TrustError("image-signature-malformed", detail, { cause });
}
