// Signatures of images in both containers: what is taken, and everything that is nearly one.
import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  digestOf,
  generateKey,
  openStore,
  readImageBundle,
  readSimpleSigning,
  revokeDigest,
  revokeKey,
  signImageBundle,
  signSimply,
  storeOf,
  TrustError,
  verifyImage,
  verifyImageClaim,
  type ImageClaim,
  type StoreContent,
  type Verdict,
} from "@sandpaw/runtime/trust";
import { suite } from "../../harness/index.js";
import { AUTHOR } from "./golden.js";

const test = suite("trust: image signatures");
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const MANIFEST = bytes('{"schemaVersion":2}');
const DIGEST = digestOf(MANIFEST);
const OTHER = digestOf(bytes("another"));
const PERIOD = { now: new Date("2027-01-01T00:00:00Z"), expires: new Date("2028-01-01T00:00:00Z") };
const CONTENT = storeOf(AUTHOR.publicKey, "author", PERIOD);
const STRANGER = generateKey();

const SIMPLE = signSimply(DIGEST, "registry.example.org/hop", AUTHOR);
const PAYLOAD = new TextDecoder().decode(SIMPLE.payload);
const BUNDLE = signImageBundle(DIGEST, AUTHOR);

function verdict(claim: ImageClaim, content: StoreContent = CONTENT, name = "hop"): Verdict {
  return verifyImageClaim(claim, {
    manifest: MANIFEST,
    store: openStore(content),
    now: PERIOD.now,
    nameOf: () => name,
  });
}

function codeOf(answer: Verdict): string {
  return answer.kind === "valid" ? "valid" : answer.code;
}

function malformed(run: () => unknown, what: string): void {
  assert.throws(
    run,
    (error) => error instanceof TrustError && error.code === "image-signature-malformed",
    what,
  );
}

/** The good text with one place changed; the place must be there. */
function edited(text: string, from: string | RegExp, to: string): string {
  const changed = text.replace(from, to);
  assert.notEqual(changed, text, String(from));
  return changed;
}

/** A payload that its signer meant so, whatever it says. */
function signedPayload(text: string): ImageClaim {
  const payload = bytes(text);
  return readSimpleSigning(payload, Buffer.from(AUTHOR.sign(payload)).toString("base64"));
}

/** A bundle around this statement, rightly signed, with what `change` does to it. */
function bundleAround(statement: string, change: (text: string) => string = (text) => text): ImageClaim {
  const payload = bytes(statement);
  const signed = Buffer.from(`DSSEv1 28 application/vnd.in-toto+json ${payload.length} ${statement}`);
  const text = JSON.stringify({
    mediaType: "application/vnd.dev.sigstore.bundle.v0.3+json",
    verificationMaterial: { publicKey: { hint: AUTHOR.publicKey.id } },
    dsseEnvelope: {
      payload: Buffer.from(payload).toString("base64"),
      payloadType: "application/vnd.in-toto+json",
      signatures: [{ sig: Buffer.from(AUTHOR.sign(signed)).toString("base64") }],
    },
  });
  return readImageBundle(bytes(change(text)));
}

const STATEMENT = `{"_type":"https://in-toto.io/Statement/v1","subject":[{"digest":{"sha256":"${DIGEST.slice(7)}"}}],"predicateType":"https://sigstore.dev/cosign/sign/v1","predicate":{}}`;

test("both containers are valid for the image, the key, the scope and the time", () => {
  for (const claim of [readSimpleSigning(SIMPLE.payload, SIMPLE.signature), readImageBundle(bytes(BUNDLE))]) {
    const answer = verdict(claim);
    assert.ok(answer.kind === "valid");
    assert.deepEqual([answer.signer, answer.digest], ["author", DIGEST]);
    const narrow = { ...CONTENT, keys: CONTENT.keys.map((key) => ({ ...key, scope: ["acme.*"] })) };
    assert.equal(codeOf(verdict(claim, narrow)), "scope-mismatch");
    assert.equal(codeOf(verdict(claim, narrow, "acme.hop")), "valid");
    assert.equal(codeOf(verdict(claim, revokeDigest(CONTENT, DIGEST, PERIOD))), "digest-revoked");
    assert.equal(codeOf(verdict(claim, revokeKey(CONTENT, AUTHOR.publicKey.id, PERIOD))), "key-revoked");
    assert.equal(codeOf(verdict(claim, storeOf(STRANGER.publicKey, "other", PERIOD))), "key-unknown");
    assert.equal(verdict(claim, { ...CONTENT, expires: "2027-01-01T00:00:00Z" }).kind, "stale");
  }
});

test("signatures for another image are refused", () => {
  const simple = signSimply(OTHER, "", AUTHOR);
  assert.equal(codeOf(verdict(readSimpleSigning(simple.payload, simple.signature))), "signature-mismatch");
  assert.equal(codeOf(verdict(readImageBundle(bytes(signImageBundle(OTHER, AUTHOR))))), "signature-mismatch");
});

test("a statement that was changed after it was signed, and a signature of somebody else, are refused", () => {
  const changed = bytes(edited(PAYLOAD, "registry.example.org", "registry.example.com"));
  assert.equal(codeOf(verdict(readSimpleSigning(changed, SIMPLE.signature))), "key-unknown");
  const [forged] = /"sig":"[^"]*"/.exec(signImageBundle(DIGEST, STRANGER)) ?? [""];
  const bundle = readImageBundle(bytes(edited(BUNDLE, /"sig":"[^"]*"/, forged)));
  assert.equal(codeOf(verdict(bundle)), "signature-invalid");
  const claim = bundleAround(STATEMENT, (text) =>
    edited(text, /"payload":"[^"]*"/, `"payload":"${Buffer.from(`${STATEMENT} `).toString("base64")}"`),
  );
  assert.equal(codeOf(verdict(claim)), "signature-invalid");
});

test("one valid signature among several is enough; a broken one is the news where none is", () => {
  const good = readImageBundle(bytes(BUNDLE));
  const strangers = readImageBundle(bytes(signImageBundle(DIGEST, STRANGER)));
  const broken = readImageBundle(bytes(signImageBundle(OTHER, AUTHOR)));
  const judge = (...claims: readonly ImageClaim[]): string =>
    codeOf(
      verifyImage(claims, {
        manifest: MANIFEST,
        store: openStore(CONTENT),
        now: PERIOD.now,
        nameOf: () => "hop",
      }),
    );
  assert.equal(judge(strangers, broken, good), "valid");
  assert.equal(judge(strangers, broken), "signature-mismatch");
  assert.equal(judge(strangers), "key-unknown");
  assert.equal(judge(), "signature-missing");
});

const BAD_PAYLOADS: readonly (readonly [string, string | RegExp, string])[] = [
  ["another type", "cosign container image signature", "atomic container signature"],
  ["a key with a capital letter", "docker-manifest-digest", "Docker-manifest-digest"],
  [
    "the key in both spellings",
    '"docker-manifest-digest"',
    `"Docker-manifest-digest":"${OTHER}","docker-manifest-digest"`,
  ],
  [
    "the key twice",
    '"docker-manifest-digest"',
    `"docker-manifest-digest":"${OTHER}","docker-manifest-digest"`,
  ],
  ["another kind of digest", /"sha256:/, '"sha512:'],
  ["a digest in capitals", /sha256:[0-9a-f]{64}/, `sha256:${"AB".repeat(32)}`],
  ["an unknown field of critical", '"critical":{', '"critical":{"more":1,'],
  ["an unknown field", '{"critical"', '{"more":1,"critical"'],
  ["no type", ',"type":"cosign container image signature"', ""],
  ["optional that is no object", '"optional":null', '"optional":[]'],
  ["a byte after it", /$/, "x"],
  ["a byte order mark", /^/, "\ufeff"],
];
for (const [what, from, to] of BAD_PAYLOADS)
  test(`is not taken for a payload: ${what}`, () => {
    malformed(() => signedPayload(edited(PAYLOAD, from, to)), what);
  });

test("is not taken for a payload: too much, nested too deep, another encoding of the signature", () => {
  malformed(() => signedPayload(`${PAYLOAD.slice(0, -1)},"x":"${"y".repeat(20_000)}"}`), "too large");
  malformed(() => signedPayload(edited(PAYLOAD, "null", `${'{"a":'.repeat(40)}1${"}".repeat(40)}`)), "deep");
  for (const signature of [
    "",
    "MA==",
    `${SIMPLE.signature}=`,
    SIMPLE.signature.replaceAll("=", ""),
    ` ${SIMPLE.signature}`,
  ])
    if (signature !== SIMPLE.signature)
      malformed(() => readSimpleSigning(SIMPLE.payload, signature), signature);
  const twice = Buffer.from(SIMPLE.signature, "base64");
  malformed(() => readSimpleSigning(SIMPLE.payload, Buffer.concat([twice, twice]).toString("base64")), "two");
});

test("optional may say what the signer likes, numbers too, as skopeo does", () => {
  const claim = signedPayload(edited(PAYLOAD, "null", '{"creator":"skopeo 1.18.0","timestamp":1764000000}'));
  assert.equal(codeOf(verdict(claim)), "valid");
});

const BAD_STATEMENTS: readonly (readonly [string, string | RegExp, string])[] = [
  ["another predicate", "cosign/sign/v1", "cosign/attest/v1"],
  ["another statement type", "Statement/v1", "Statement/v0.1"],
  ["no subject", /"subject":\[.*?\}\}\]/, '"subject":[]'],
  ["two subjects", '"subject":[', `"subject":[{"digest":{"sha256":"${OTHER.slice(7)}"}},`],
  ["two kinds of digest", '"digest":{', '"digest":{"sha512":"00",'],
  ["a digest in capitals", /"sha256":"[0-9a-f]{64}"/, `"sha256":"${"AB".repeat(32)}"`],
  ["an unknown field", '{"_type"', '{"more":1,"_type"'],
  ["a byte after it", /$/, " x"],
];
for (const [what, from, to] of BAD_STATEMENTS)
  test(`is not taken for a statement: ${what}`, () => {
    malformed(() => bundleAround(edited(STATEMENT, from, to)), what);
  });

const BAD_BUNDLES: readonly (readonly [string, string | RegExp, string])[] = [
  ["another payload type", "application/vnd.in-toto+json", "application/json"],
  ["two signatures", /"signatures":\[(\{[^}]*\})\]/, '"signatures":[$1,$1]'],
  ["no signature", /"signatures":\[\{[^}]*\}\]/, '"signatures":[]'],
  ["a keyid that is not the hint", '"signatures":[{', '"signatures":[{"keyid":"other",'],
  ["another media type", "bundle.v0.3", "bundle.v0.2"],
  ["a message signature beside it", '"dsseEnvelope"', '"messageSignature":{},"dsseEnvelope"'],
  ["a certificate", /"publicKey":\{[^}]*\}/, '"certificate":{"rawBytes":"AA=="}'],
  ["log entries", '"publicKey"', '"tlogEntries":[],"publicKey"'],
  ["base64 without its padding", /"hint":"([^"]*)="/, '"hint":"$1"'],
  ["a byte after it", /$/, "x"],
];
for (const [what, from, to] of BAD_BUNDLES)
  test(`is not taken for a bundle of an image: ${what}`, () => {
    malformed(() => bundleAround(STATEMENT, (text) => edited(text, from, to)), what);
  });

test("a keyid that is the hint is taken", () => {
  const claim = bundleAround(STATEMENT, (text) =>
    edited(text, '"signatures":[{', `"signatures":[{"keyid":"${AUTHOR.publicKey.id}",`),
  );
  assert.equal(codeOf(verdict(claim)), "valid");
});

test("any bytes are a claim or malformed, never anything else, and only true ones are valid", () => {
  const good = bytes(BUNDLE);
  const changes = fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 })), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(changes, (list) => {
      const mutated = Uint8Array.from(good);
      for (const [at, byte] of list) mutated[at] = byte;
      try {
        const answer = verdict(readImageBundle(mutated));
        if (answer.kind === "valid")
          assert.deepEqual(JSON.parse(new TextDecoder().decode(mutated)), JSON.parse(BUNDLE));
      } catch (error) {
        assert.ok(error instanceof TrustError, String(error));
      }
    }),
    { numRuns: 500 },
  );
});

test.run();
