import assert from "node:assert/strict";
import { createHook } from "node:async_hooks";
import { generateKeyPairSync, sign } from "node:crypto";
import { createSocket } from "node:dgram";
import { Socket } from "node:net";
import * as fc from "fast-check";
import {
  digestOf,
  generateKey,
  openStore,
  parseBundle,
  revokeDigest,
  revokeKey,
  signModule,
  verifyModule,
  type TrustStore,
  type Verdict,
  type VerifyInput,
} from "@sandpaw/runtime/trust";
import { suite } from "../../harness/index.js";
import { AUTHOR, BUNDLE, golden, MODULE, nameOf, NOW, STORE } from "./golden.js";

const test = suite("trust: verify");
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const GOOD = new TextDecoder().decode(BUNDLE).trim();
const PERIOD = { now: new Date("2026-12-01T00:00:00Z"), expires: new Date("2100-01-01T00:00:00Z") };

function verdictOn(change: Partial<VerifyInput> = {}): Verdict {
  return verifyModule({ bytes: MODULE, bundle: BUNDLE, store: STORE, now: NOW, nameOf, ...change });
}

function codeOf(verdict: Verdict): string {
  return verdict.kind === "valid" ? "valid" : verdict.code;
}

function flip(original: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(original);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

/** The good bundle with another text in one place; the place must be there. */
function edited(from: string | RegExp, to: string): Uint8Array {
  const text = GOOD.replace(from, to);
  assert.notEqual(text, GOOD);
  return bytes(text);
}

test("our own signature and cosign's are valid, and say who signed and up to which ceiling", () => {
  const ours = verdictOn();
  assert.ok(ours.kind === "valid");
  assert.deepEqual(
    [ours.signer, ours.digest, ours.keyId, ours.ceiling.motion?.maxSpeed],
    ["author", digestOf(MODULE), AUTHOR.publicKey.id, 0.2],
  );
  const theirs = verdictOn({ bundle: golden("cosign.wasm.sigstore.json") });
  assert.ok(theirs.kind === "valid");
  assert.equal(theirs.signer, "cosign");
});

test("a flipped bit, a missing signature and another key have three different codes", () => {
  const other = bytes(signModule(MODULE, generateKey()));
  assert.deepEqual(
    [
      codeOf(verdictOn({ bytes: flip(MODULE, 63) })),
      codeOf(verdictOn({ bundle: undefined })),
      codeOf(verdictOn({ bundle: other })),
    ],
    ["signature-mismatch", "signature-missing", "key-unknown"],
  );
});

test("every single flipped bit of the module is noticed", () => {
  for (let bit = 0; bit < MODULE.length * 8; bit++)
    assert.equal(codeOf(verdictOn({ bytes: flip(MODULE, bit) })), "signature-mismatch");
});

test("no single flipped bit of the bundle is valid", () => {
  for (let bit = 0; bit < (BUNDLE.length - 1) * 8; bit++)
    assert.equal(verdictOn({ bundle: flip(BUNDLE, bit) }).kind, "refused", `bit ${bit}`);
});

test("a digest that was put right does not help a changed module", () => {
  const changed = flip(MODULE, 40);
  const digest = Buffer.from(digestOf(changed).slice(7), "hex").toString("base64");
  const bundle = edited(/"digest":"[^"]*"/, `"digest":"${digest}"`);
  assert.equal(codeOf(verdictOn({ bytes: changed, bundle })), "signature-invalid");
});

test("another's signature under a trusted hint is invalid", () => {
  const forged = signModule(MODULE, generateKey());
  const signature = /"signature":"[^"]*"/.exec(forged)?.[0] ?? "";
  assert.equal(codeOf(verdictOn({ bundle: edited(/"signature":"[^"]*"/, signature) })), "signature-invalid");
});

const LONG = "A".repeat(20_000);
const MALFORMED: readonly (readonly [string, string | RegExp, string])[] = [
  ["an unknown field", /\{"mediaType"/, '{"extra":1,"mediaType"'],
  ["an unknown field inside", '"publicKey":{', '"publicKey":{"rawBytes":"AA==",'],
  ["log entries", '"verificationMaterial":{', '"verificationMaterial":{"tlogEntries":[],'],
  ["a repeated key", /\{"mediaType"/, '{"messageSignature":null,"mediaType"'],
  ["another media type", "bundle.v0.3", "bundle.v0.2"],
  ["another digest algorithm", "SHA2_256", "SHA2_512"],
  ["a second signature", /"signature":("[^"]*")/, '"signature":[$1,$1]'],
  ["a DSSE envelope beside it", '"messageSignature"', '"dsseEnvelope":{},"messageSignature"'],
  ["no signature inside", /"signature":"[^"]*"/, '"signature":""'],
  ["base64 without its padding", /=","?signature|="\},"signature/, '"},"signature'],
  ["base64 of the web", /"hint":"./, '"hint":"_'],
  ["base64 with a line break", /"signature":"(....)/, '"signature":"$1\\n'],
  ["base64 with bits left over", /"signature":"[^"]*"/, '"signature":"MAYCAQECAQF="'],
  ["bytes after it", /$/, "x"],
  ["another JSON text after it", /$/, "{}"],
  ["a byte order mark", /^/, "\ufeff"],
  ["a hint of another length", /"hint":"[^"]*"/, '"hint":"AA=="'],
];
for (const [what, from, to] of MALFORMED)
  test(`is not taken for a bundle: ${what}`, () => {
    assert.equal(codeOf(verdictOn({ bundle: edited(from, to) })), "bundle-malformed");
  });

test("is not taken for a bundle: nothing, an array, another encoding, too much", () => {
  for (const text of ["", "null", "[]", `[${GOOD}]`, "{", '"x"'])
    assert.equal(codeOf(verdictOn({ bundle: bytes(text) })), "bundle-malformed", text);
  assert.equal(
    codeOf(verdictOn({ bundle: new Uint8Array(Buffer.from(GOOD, "utf16le")) })),
    "bundle-malformed",
  );
  assert.equal(codeOf(verdictOn({ bundle: bytes(GOOD + LONG) })), "bundle-too-large");
});

/** The good bundle with these bytes as its signature. */
function withSignature(der: readonly number[] | Uint8Array): Uint8Array {
  return edited(/"signature":"[^"]*"/, `"signature":"${Buffer.from(der).toString("base64")}"`);
}

test("a signature has exactly one DER form", () => {
  const der = [...parseBundle(BUNDLE).signature];
  const rLength = der[3] ?? 0;
  const bad: readonly (readonly number[])[] = [
    [...der, 0],
    der.slice(0, -1),
    [0x30, 0x81, der[1] ?? 0, ...der.slice(2)],
    [0x31, ...der.slice(1)],
    [0x30, (der[1] ?? 0) + 1, 0x02, rLength + 1, 0x00, ...der.slice(4)],
    [0x30, 0x06, 0x02, 0x01, 0x00, 0x02, 0x01, 0x01],
    [0x30, 0x06, 0x02, 0x01, 0x81, 0x02, 0x01, 0x01],
    [0x30, 0x04, 0x02, 0x00, 0x02, 0x00],
  ];
  for (const bytesOfBad of bad)
    assert.equal(
      codeOf(verdictOn({ bundle: withSignature(bytesOfBad) })),
      "bundle-malformed",
      String(bytesOfBad),
    );
  assert.equal(
    codeOf(verdictOn({ bundle: withSignature([0x30, 6, 2, 1, 1, 2, 1, 1]) })),
    "signature-invalid",
  );
});

test("a signature by a key of another kind is not one", () => {
  const { privateKey } = generateKeyPairSync("ed25519");
  assert.equal(
    codeOf(verdictOn({ bundle: withSignature(sign(null, MODULE, privateKey)) })),
    "bundle-malformed",
  );
});

function storeWith(change: (content: TrustStore["content"]) => TrustStore["content"]): TrustStore {
  return openStore(change(STORE.content));
}

test("revoked keys and modules are refused", () => {
  const noKey = storeWith((content) => revokeKey(content, AUTHOR.publicKey.id, PERIOD));
  assert.equal(codeOf(verdictOn({ store: noKey })), "key-revoked");
  const noModule = storeWith((content) => revokeDigest(content, digestOf(MODULE), PERIOD));
  assert.equal(codeOf(verdictOn({ store: noModule })), "digest-revoked");
  assert.equal(
    codeOf(verdictOn({ store: noModule, bundle: golden("cosign.wasm.sigstore.json") })),
    "digest-revoked",
  );
});

test("a key signs only names of its scope", () => {
  for (const [name, code] of [
    ["acme.cover", "valid"],
    ["acme.cover.fast", "valid"],
    ["acme", "scope-mismatch"],
    ["acme.", "scope-mismatch"],
    ["acmes.cover", "scope-mismatch"],
    ["other.acme.cover", "scope-mismatch"],
    ["", "scope-mismatch"],
  ] as const)
    assert.equal(codeOf(verdictOn({ nameOf: () => name })), code, name);
});

test("the name is read only from bytes whose signature holds", () => {
  let calls = 0;
  const counting = (): string => {
    calls += 1;
    return "acme.cover";
  };
  verdictOn({ bytes: flip(MODULE, 1), nameOf: counting });
  verdictOn({ bundle: undefined, nameOf: counting });
  verdictOn({ bundle: bytes(signModule(MODULE, generateKey())), nameOf: counting });
  assert.equal(calls, 0);
  verdictOn({ nameOf: counting });
  assert.equal(calls, 1);
});

test("a store that is out of date makes stale, not invalid", () => {
  const verdict = verdictOn({ now: new Date("2100-01-01T00:00:00Z") });
  assert.ok(verdict.kind === "stale");
  assert.deepEqual([verdict.code, verdict.signer], ["store-expired", "author"]);
  assert.equal(codeOf(verdictOn({ now: new Date("2099-12-31T23:59:59Z") })), "valid");
  assert.equal(
    verdictOn({ now: new Date("2100-01-01T00:00:00Z"), bytes: flip(MODULE, 1) }).kind,
    "refused",
    "what is wrong stays wrong",
  );
});

test("a key's own time ends; a clock before the store was made does not prolong it", () => {
  const store = storeWith((content) => ({
    ...content,
    issued: "2026-12-01T00:00:00Z",
    keys: content.keys.map((key) => ({ ...key, expires: "2026-11-30T00:00:00Z" })),
  }));
  assert.equal(codeOf(verdictOn({ store })), "key-expired");
  assert.equal(codeOf(verdictOn({ store, now: new Date(0) })), "key-expired");
});

test("any bundle gets a verdict, never anything else, and only the true one is valid", () => {
  const mutations = fc.array(fc.tuple(fc.nat(BUNDLE.length - 1), fc.integer({ min: 0, max: 255 })), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), mutations), (input) => {
      const bundle = input instanceof Uint8Array ? input : Uint8Array.from(BUNDLE);
      if (!(input instanceof Uint8Array)) for (const [at, byte] of input) bundle[at] = byte;
      const same = Buffer.from(bundle).toString().trim() === GOOD;
      assert.equal(verdictOn({ bundle }).kind === "valid", same);
    }),
    { numRuns: 500 },
  );
});

test("any module that its own key signed is valid, and no other bytes are under that signature", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 200 }), (one, other) => {
      const bundle = bytes(signModule(one, AUTHOR));
      assert.equal(verdictOn({ bytes: one, bundle }).kind, "valid");
      if (Buffer.compare(one, other) !== 0)
        assert.equal(codeOf(verdictOn({ bytes: other, bundle })), "signature-mismatch");
    }),
    { numRuns: 50 },
  );
});

/** The asynchronous resources that Node makes while this runs; sockets and name look-ups are among them. */
function resourcesOf(run: () => void): readonly string[] {
  const types: string[] = [];
  const hook = createHook({ init: (_id, type) => types.push(type) }).enable();
  try {
    run();
  } finally {
    hook.disable();
  }
  return types;
}

test("nothing is opened to verify: no socket, no name look-up", () => {
  const other = bytes(signModule(MODULE, generateKey()));
  const resources = resourcesOf(() => {
    verdictOn();
    verdictOn({ bundle: other });
  });
  // Its name is misleading: it is the check of the one signature whose key is known.
  assert.deepEqual(resources, ["SIGNREQUEST"]);
  const seen = resourcesOf(() => {
    createSocket("udp4").close();
    new Socket()
      .on("error", () => {})
      .connect(1, "127.0.0.1")
      .destroy();
  });
  assert.ok(seen.includes("UDPWRAP") && seen.includes("TCPWRAP"), "the check would notice a socket");
});

test.run();
