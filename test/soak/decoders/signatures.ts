/** Decoders whose input is signed: whatever is taken must say exactly what was signed. */

import { isDeepStrictEqual } from "node:util";
import {
  digestOf,
  generateKey,
  isSignatureOf,
  openStore,
  parseStoreContent,
  readImageBundle,
  readPublicKey,
  readSigningKey,
  readSimpleSigning,
  sealRoot,
  sealStore,
  signImageBundle,
  signModule,
  signSimply,
  soleRoot,
  storeOf,
  unsealRoot,
  unsealStore,
  verifyImageClaim,
  verifyModule,
  revokeDigest,
  type ImageClaim,
  type RootContent,
} from "@sandpaw/runtime/trust";
import { bytesOf, JSON_WORDS, type Answer, type Decoder } from "./decoder.js";

const MODULE = bytesOf("\0asm\x01\0\0\0");
const MANIFEST = bytesOf('{"schemaVersion":2}');
const NOW = new Date("2027-01-01T00:00:00Z");
const PERIOD = { now: NOW, expires: new Date("2030-01-01T00:00:00Z") };

/** All decoders of keys, signatures and trust stores, under a key that is made now. */
export function signatureDecoders(): readonly Decoder[] {
  const key = generateKey();
  const other = generateKey();
  const content = revokeDigest(storeOf(key.publicKey, "author", PERIOD), digestOf(bytesOf("x")), PERIOD);
  const store = openStore(content);
  const root: RootContent = {
    kind: "sandpaw-root",
    format: 1,
    version: 1,
    threshold: 2,
    keys: [key, other].map(({ publicKey }, at) => ({ name: `m${at}`, publicKey: publicKey.pem })),
  };
  const bundle = signModule(MODULE, key);
  const imageBundle = signImageBundle(digestOf(MANIFEST), key);
  const simple = signSimply(digestOf(MANIFEST), "registry.example.org/hop", key);
  const storeText = sealStore(content, key, other);
  const rootText = sealRoot(root, [key, other]);
  const digests = [digestOf(MANIFEST), digestOf(MODULE), key.publicKey.id, other.publicKey.id].map(bytesOf);
  const words = [...JSON_WORDS, ...digests];

  function judgeClaim(claim: ImageClaim, isSame: boolean): Answer {
    const verdict = verifyImageClaim(claim, { manifest: MANIFEST, store, now: NOW, nameOf: () => "hop" });
    return verdict.kind === "refused" ? "refused" : isSame ? "taken" : "wrong";
  }

  return [
    {
      name: "signature",
      material: { samples: [bytesOf(bundle), bytesOf(signModule(MANIFEST, key))], words },
      decode(bytes) {
        const verdict = verifyModule({ bytes: MODULE, bundle: bytes, store, now: NOW, nameOf: () => "hop" });
        return verdict.kind === "refused" ? "refused" : saysTheSame(bytes, bundle);
      },
    },
    {
      name: "dsse",
      material: { samples: [bytesOf(imageBundle), bytesOf(signImageBundle(digestOf(MODULE), key))], words },
      decode: (bytes) => judgeClaim(readImageBundle(bytes), saysTheSame(bytes, imageBundle) === "taken"),
    },
    {
      name: "statement",
      material: { samples: [payloadOf(imageBundle)], words },
      // Changed inside, with the wrapping whole: the statement's own decoder is reached each time.
      finish: (bytes) =>
        bytesOf(
          imageBundle.replace(/"payload":"[^"]*"/, `"payload":"${Buffer.from(bytes).toString("base64")}"`),
        ),
      decode: (bytes) => judgeClaim(readImageBundle(bytes), saysTheSame(bytes, imageBundle) === "taken"),
    },
    {
      name: "payload",
      material: { samples: [simple.payload], words },
      decode: (bytes) =>
        judgeClaim(readSimpleSigning(bytes, simple.signature), Buffer.compare(bytes, simple.payload) === 0),
    },
    {
      name: "der",
      material: { samples: [Buffer.from(simple.signature, "base64")], words: [bytesOf("\x02\x01\x01")] },
      decode(bytes) {
        if (!isSignatureOf(bytes, simple.payload, key.publicKey)) return "refused";
        return Buffer.from(bytes).toString("base64") === simple.signature ? "taken" : "wrong";
      },
    },
    {
      name: "public-key",
      material: { samples: [bytesOf(key.publicKey.pem), bytesOf(other.publicKey.pem)], words: PEM_WORDS },
      decode(bytes) {
        const text = new TextDecoder("latin1").decode(bytes);
        const { pem } = readPublicKey(text);
        // Another point of the curve is another key, and rightly read; its text has one form only.
        return joined(pem) === joined(text) ? "taken" : "wrong";
      },
    },
    {
      name: "private-key",
      material: { samples: [bytesOf(key.privatePem), bytesOf(other.privatePem)], words: PEM_WORDS },
      decode(bytes) {
        const read = readSigningKey(new TextDecoder("latin1").decode(bytes));
        return isSignatureOf(read.sign(MODULE), MODULE, read.publicKey) ? "taken" : "wrong";
      },
    },
    {
      name: "trust-store",
      material: { samples: [bytesOf(storeText), bytesOf(sealStore(content, key))], words },
      decode(bytes) {
        const read = unsealStore(bytes, soleRoot(key.publicKey));
        return isDeepStrictEqual(read.content, content) ? "taken" : "wrong";
      },
    },
    {
      name: "store-content",
      material: { samples: [bytesOf(JSON.stringify(content))], words },
      decode(bytes) {
        // Whoever has the root key may say anything: what is taken must only stay within the bounds.
        const { keys, revokedKeys, revokedDigests } = openStore(parseStoreContent(bytes));
        return keys.size <= 256 && revokedKeys.size <= 1024 && revokedDigests.size <= 8192
          ? "taken"
          : "wrong";
      },
    },
    {
      name: "root",
      material: { samples: [bytesOf(rootText)], words },
      decode: (bytes) => {
        const read = unsealRoot(bytes);
        return read.threshold === 2 && read.version === 1 && read.keys.size === 2 ? "taken" : "wrong";
      },
    },
  ];
}

const PEM_WORDS = [
  "-----BEGIN PUBLIC KEY-----\n",
  "-----END PUBLIC KEY-----\n",
  "\n",
  "\r\n",
  "=",
  "AAAA",
  "MFkw",
].map(bytesOf);

/** White space and the order of fields are nobody's statement; anything else is. */
function saysTheSame(bytes: Uint8Array, text: string): Answer {
  return isDeepStrictEqual(JSON.parse(new TextDecoder().decode(bytes)), JSON.parse(text)) ? "taken" : "wrong";
}

function payloadOf(bundle: string): Uint8Array {
  return Buffer.from(/"payload":"([^"]*)"/.exec(bundle)?.[1] ?? "", "base64");
}

function joined(pem: string): string {
  return pem.replaceAll("\n", "");
}
