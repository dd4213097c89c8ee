/**
 * P-256 keys in PEM: PKCS#8 for the private half, SubjectPublicKeyInfo for the public half, one exact form
 * each. The id of a key is what a Sigstore bundle calls its hint: base64 of SHA-256 over the DER public key.
 */

import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from "node:crypto";
import { decodeBase64, encodeBase64 } from "./base64.js";
import { sha256 } from "./digest.js";
import { TrustError } from "./error.js";

/** The public half. */
export interface PublicKey {
  readonly id: string;
  readonly pem: string;
  readonly object: KeyObject;
}

/** Whoever can sign: a key that is here, or a token or service that keeps it to itself. */
export interface Signer {
  readonly publicKey: PublicKey;
  /** ECDSA over SHA-256 of these bytes, DER. */
  sign(bytes: Uint8Array): Uint8Array;
}

/** Both halves. */
export interface SigningKey extends Signer {
  /** PKCS#8 PEM, not encrypted: whoever reads it can sign. */
  readonly privatePem: string;
  readonly object: KeyObject;
}

/** Largest key file that is read, bytes. */
export const MAX_KEY: number = 4096;

/** The DER of a P-256 public key up to its 64 bytes of point: algorithm, curve, uncompressed form (RFC 5480). */
const SPKI_PREFIX: Uint8Array = Buffer.from("3059301306072a8648ce3d020106082a8648ce3d03010703420004", "hex");
const SPKI_BYTES = SPKI_PREFIX.length + 64;

/** The same for PKCS#8 (RFC 5958) around a private key (RFC 5915), with the public point behind it or without. */
const PKCS8_FORMS: readonly { readonly head: Uint8Array; readonly size: number }[] = [
  {
    head: Buffer.from("308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420", "hex"),
    size: 138,
  },
  {
    head: Buffer.from("3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420", "hex"),
    size: 67,
  },
];

/** The order of the curve (FIPS 186-4, D.1.2.3): private keys are numbers below it. */
const ORDER: Uint8Array = Buffer.from(
  "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
  "hex",
);

const PROBE: Uint8Array = new Uint8Array(32);

/** Makes a new key. */
export function generateKey(): SigningKey {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return signingKey(privateKey);
}

/** The text of a key file; PEM is ASCII, and what is not does not become it. */
export function pemText(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}

/** Reads a private key. Throws `TrustError` `key-malformed`. */
export function readSigningKey(pem: string): SigningKey {
  const der = derOf(pem, "PRIVATE KEY");
  if (!der) throw new TrustError("key-malformed", "not a private key in PKCS#8 PEM");
  const form = PKCS8_FORMS.find(
    ({ head, size }) => der.length === size && head.every((byte, at) => der[at] === byte),
  );
  if (!form) throw new TrustError("key-malformed", "not a P-256 key");
  // OpenSSL takes larger numbers as well, and so would read one key from two files.
  if (Buffer.compare(der.subarray(form.head.length, form.head.length + 32), ORDER) >= 0)
    throw new TrustError("key-malformed", "its number is not one of the curve");
  let object: KeyObject;
  try {
    object = createPrivateKey({ key: Buffer.from(der), format: "der", type: "pkcs8" });
  } catch (cause) {
    throw new TrustError("key-malformed", "its number is not one of the curve", { cause });
  }
  const key = signingKey(object);
  // The number 0 is read too, and its public half would be no point.
  readPublicKey(key.publicKey.pem);
  // A file with a damaged private half is read without complaint, and what it signs nobody could verify.
  if (!verify("sha256", PROBE, key.publicKey.object, key.sign(PROBE)))
    throw new TrustError("key-malformed", "its private half does not belong to its public half");
  return key;
}

/** Reads a public key. Throws `TrustError` `key-malformed`. */
export function readPublicKey(pem: string): PublicKey {
  const der = derOf(pem, "PUBLIC KEY");
  if (!der) throw new TrustError("key-malformed", "not a public key in PEM");
  if (der.length !== SPKI_BYTES || !SPKI_PREFIX.every((byte, at) => der[at] === byte))
    throw new TrustError("key-malformed", "not a P-256 key with an uncompressed point");
  try {
    return publicKey(createPublicKey({ key: Buffer.from(der), format: "der", type: "spki" }));
  } catch (cause) {
    throw new TrustError("key-malformed", "its point is not on the curve", { cause });
  }
}

/** What stands between the lines of a PEM file; undefined unless it is one such file and nothing else. */
function derOf(pem: string, label: string): Uint8Array | undefined {
  const lines = new RegExp(`^-----BEGIN ${label}-----\n([\\w+/=\n]{1,300})\n-----END ${label}-----\n?$`).exec(
    pem,
  );
  return lines?.[1] === undefined ? undefined : decodeBase64(lines[1].replaceAll("\n", ""));
}

function signingKey(object: KeyObject): SigningKey {
  return {
    publicKey: publicKey(createPublicKey(object)),
    privatePem: object.export({ type: "pkcs8", format: "pem" }).toString(),
    object,
    sign: (bytes) => sign("sha256", bytes, object),
  };
}

function publicKey(object: KeyObject): PublicKey {
  return {
    id: encodeBase64(sha256(object.export({ type: "spki", format: "der" }))),
    pem: object.export({ type: "spki", format: "pem" }).toString(),
    object,
  };
}
