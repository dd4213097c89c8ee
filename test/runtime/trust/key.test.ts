import assert from "node:assert/strict";
import { createHash, generateKeyPairSync } from "node:crypto";
import * as fc from "fast-check";
import { generateKey, readPublicKey, readSigningKey, TrustError } from "@sandpaw/runtime/trust";
import { suite } from "../../harness/index.js";
import { AUTHOR } from "./golden.js";

const test = suite("trust: key");

function refused(run: () => unknown, what?: string): void {
  assert.throws(run, (error) => error instanceof TrustError && error.code === "key-malformed", what);
}

test("a new key is read back from its two PEM files", () => {
  const key = generateKey();
  assert.equal(readSigningKey(key.privatePem).publicKey.id, key.publicKey.id);
  assert.equal(readPublicKey(key.publicKey.pem).pem, key.publicKey.pem);
  assert.notEqual(generateKey().publicKey.id, key.publicKey.id);
});

test("the id is base64 of SHA-256 over the DER of the public key", () => {
  const der = AUTHOR.publicKey.object.export({ type: "spki", format: "der" });
  assert.equal(AUTHOR.publicKey.id, createHash("sha256").update(der).digest("base64"));
});

test("keys of other kinds are refused", () => {
  const kinds = [
    generateKeyPairSync("ec", { namedCurve: "P-384" }),
    generateKeyPairSync("ec", { namedCurve: "secp256k1" }),
    generateKeyPairSync("ed25519"),
    generateKeyPairSync("rsa", { modulusLength: 2048 }),
  ];
  for (const { publicKey, privateKey } of kinds) {
    refused(() => readPublicKey(publicKey.export({ type: "spki", format: "pem" }).toString()));
    refused(() => readSigningKey(privateKey.export({ type: "pkcs8", format: "pem" }).toString()));
  }
});

test("the two halves are not mistaken for each other, nor other forms for these", () => {
  refused(() => readPublicKey(AUTHOR.privatePem));
  refused(() => readSigningKey(AUTHOR.publicKey.pem));
  refused(() => readSigningKey(AUTHOR.object.export({ type: "sec1", format: "pem" }).toString()));
  const locked = { type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "x" } as const;
  refused(() => readSigningKey(AUTHOR.object.export(locked).toString()));
});

function armour(bytes: Uint8Array): string {
  return `-----BEGIN PUBLIC KEY-----\n${Buffer.from(bytes).toString("base64")}\n-----END PUBLIC KEY-----\n`;
}

test("a public key has exactly one form", () => {
  const { pem } = AUTHOR.publicKey;
  const der = AUTHOR.publicKey.object.export({ type: "spki", format: "der" });
  assert.equal(readPublicKey(armour(der)).id, AUTHOR.publicKey.id);
  refused(() => readPublicKey(`x${pem}`), "text before");
  refused(() => readPublicKey(`${pem}${pem}`), "two keys");
  refused(() => readPublicKey(armour(Buffer.concat([der, Buffer.of(0)]))), "a byte after");
  refused(
    () => readPublicKey(armour(Buffer.concat([der.subarray(0, 27), Buffer.alloc(64)]))),
    "not on the curve",
  );
  const compressed = Buffer.concat([
    Buffer.from("3039301306072a8648ce3d020106082a8648ce3d030107032200", "hex"),
    Buffer.of(2 + ((der.at(-1) ?? 0) & 1)),
    der.subarray(27, 59),
  ]);
  refused(() => readPublicKey(armour(compressed)), "compressed point");
});

test("any text is a key or refused, never anything else", () => {
  const { pem } = AUTHOR.publicKey;
  fc.assert(
    fc.property(fc.nat(pem.length - 1), fc.string({ maxLength: 3 }), (at, text) => {
      const changed = pem.slice(0, at) + text + pem.slice(at + 1);
      try {
        readPublicKey(changed);
      } catch (error) {
        assert.ok(error instanceof TrustError, String(error));
      }
      try {
        readSigningKey(changed);
      } catch (error) {
        assert.ok(error instanceof TrustError, String(error));
      }
    }),
  );
});

test("a private key whose halves do not belong together is refused", () => {
  const [one, other] = [generateKey(), generateKey()];
  const der = (pem: string): Buffer => Buffer.from(pem.split("\n").slice(1, -2).join(""), "base64");
  const mixed = der(one.privatePem);
  // PKCS#8 of a P-256 key ends with the 64 bytes of its public point.
  der(other.privatePem).copy(mixed, mixed.length - 64, mixed.length - 64);
  const lines =
    mixed
      .toString("base64")
      .match(/.{1,64}/g)
      ?.join("\n") ?? "";
  refused(() => readSigningKey(`-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`));
});

test("a private key is read with its public point behind it, or without", () => {
  const key = generateKey();
  const der = Buffer.from(key.privatePem.split("\n").slice(1, -2).join(""), "base64");
  const bare = Buffer.concat([
    Buffer.from("3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420", "hex"),
    der.subarray(36, 68),
  ]);
  const pem = (bytes: Uint8Array): string =>
    `-----BEGIN PRIVATE KEY-----\n${Buffer.from(bytes).toString("base64")}\n-----END PRIVATE KEY-----\n`;
  assert.equal(readSigningKey(pem(bare)).publicKey.id, key.publicKey.id);
  refused(() => readSigningKey(pem(Buffer.concat([bare, Buffer.of(0)]))), "a byte after");
  refused(() => readSigningKey(pem(Buffer.concat([bare.subarray(0, 35), Buffer.alloc(32)]))), "zero");
  refused(
    () => readSigningKey(pem(Buffer.concat([bare.subarray(0, 35), Buffer.alloc(32, 0xff)]))),
    "too large",
  );
});

test.run();
