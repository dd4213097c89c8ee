import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  addKey,
  emptyStore,
  generateKey,
  openStore,
  removeKey,
  renewStore,
  revokeDigest,
  revokeKey,
  sealStore,
  soleRoot,
  storeOf,
  TrustError,
  unsealStore,
  type StoreContent,
} from "@sandpaw/runtime/trust";
import { suite } from "../../harness/index.js";
import { AUTHOR, golden, ROOT, STORE } from "./golden.js";

const test = suite("trust: store");
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const PERIOD = { now: new Date("2026-12-01T10:00:00.700Z"), expires: new Date("2027-12-01T00:00:00Z") };
const RULES = { name: "author", scope: ["acme.*"], ceiling: { motion: { maxSpeed: 0.2 } } };
const FILE = golden("trust-store.json");

function refused(code: string, run: () => unknown, what?: string): void {
  assert.throws(run, (error) => error instanceof TrustError && error.code === code, what ?? code);
}

test("a store is read back from its file", () => {
  const content = addKey(emptyStore(PERIOD), AUTHOR.publicKey, RULES, PERIOD);
  const store = unsealStore(bytes(sealStore(content, ROOT)), soleRoot(ROOT.publicKey));
  assert.deepEqual(store.content, content);
  assert.equal(store.keys.get(AUTHOR.publicKey.id)?.name, "author");
  assert.equal(store.expires.toISOString(), "2027-12-01T00:00:00.000Z");
});

test("every edit gives the next version and its own period", () => {
  let content = emptyStore(PERIOD);
  const steps: ((before: StoreContent) => StoreContent)[] = [
    (before) => addKey(before, AUTHOR.publicKey, RULES, PERIOD),
    (before) => revokeKey(before, AUTHOR.publicKey.id, PERIOD),
    (before) => revokeDigest(before, `sha256:${"ab".repeat(32)}`, PERIOD),
    (before) => removeKey(before, "author", PERIOD),
    (before) => renewStore(before, { ...PERIOD, expires: new Date("2030-01-01T00:00:00Z") }),
  ];
  for (const step of steps) {
    const next = step(content);
    assert.equal(next.version, content.version + 1);
    assert.equal(next.issued, "2026-12-01T10:00:00Z");
    openStore(next);
    content = next;
  }
  assert.equal(content.expires, "2030-01-01T00:00:00Z");
  assert.deepEqual(content.keys, []);
  assert.deepEqual(content.revoked.keys, [AUTHOR.publicKey.id]);
});

test("a key or a name is there once", () => {
  const content = storeOf(AUTHOR.publicKey, "author", PERIOD);
  refused("key-known", () => addKey(content, generateKey().publicKey, RULES, PERIOD));
  refused("key-known", () => addKey(content, AUTHOR.publicKey, { ...RULES, name: "other" }, PERIOD));
  refused("key-absent", () => removeKey(content, "other", PERIOD));
});

test("only the root key's signature makes a store", () => {
  refused("store-untrusted", () => unsealStore(FILE, soleRoot(AUTHOR.publicKey)));
  const forged = sealStore(STORE.content, generateKey());
  refused("store-untrusted", () => unsealStore(bytes(forged), soleRoot(ROOT.publicKey)));
});

test("a store whose payload was changed is not one", () => {
  const text = new TextDecoder().decode(FILE);
  for (const [from, to] of [
    ["acme.*", "*"],
    ["2100-01-01", "2200-01-01"],
    ['\\"version\\": 4', '\\"version\\": 5'],
    ["0.2", "0.9"],
  ] as const) {
    const changed = text.replace(from, to);
    assert.notEqual(changed, text);
    refused("store-untrusted", () => unsealStore(bytes(changed), soleRoot(ROOT.publicKey)), from);
  }
});

/** The content of the golden store with a change that its type would not allow. */
function sealed(change: object): string {
  return sealStore({ ...STORE.content, ...change }, ROOT);
}

const author = STORE.content.keys[0];
const BAD: readonly (readonly [string, object])[] = [
  ["an unknown field", { comment: "hello" }],
  ["another format", { format: 2 }],
  ["version 0", { version: 0 }],
  ["half a version", { version: 1.5 }],
  ["a day that is none", { expires: "2027-02-30T00:00:00Z" }],
  ["a time of another zone", { expires: "2027-01-01T00:00:00+01:00" }],
  ["a key twice", { keys: [author, author] }],
  ["a scope with a glob inside", { keys: [{ ...author, scope: ["ac*me"] }] }],
  ["an empty scope", { keys: [{ ...author, scope: [] }] }],
  ["an unknown limit", { keys: [{ ...author, ceiling: { motion: { warp: 9 } } }] }],
  ["a revoked digest of another kind", { revoked: { keys: [], digests: ["md5:00"] } }],
  ["a revoked key that is no id", { revoked: { keys: ["AAAA"], digests: [] } }],
];
for (const [what, change] of BAD)
  test(`refuses to sign a store with ${what}`, () => refused("store-malformed", () => sealed(change)));

test("refuses to sign a store with a key that is none", () => {
  refused("key-malformed", () => sealed({ keys: [{ ...author, publicKey: "x" }] }));
});

test("refuses what is no strict JSON, or too large", () => {
  const text = new TextDecoder().decode(FILE);
  for (const changed of [
    "",
    "{}",
    `${text}{}`,
    text.replace("{", '{"payload":"",'),
    text.replace("{", '{"extra":1,'),
  ])
    refused("store-malformed", () => unsealStore(bytes(changed), soleRoot(ROOT.publicKey)));
  refused("store-too-large", () => unsealStore(new Uint8Array(1024 * 1024 + 1), soleRoot(ROOT.publicKey)));
});

test("mutated stores never open, and never do anything else", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(FILE.length - 2), fc.integer({ min: 0, max: 255 })), {
        minLength: 1,
        maxLength: 4,
      }),
      (changes) => {
        const mutated = Uint8Array.from(FILE);
        for (const [at, byte] of changes) mutated[at] = byte;
        try {
          // White space between the fields is the one thing that nobody signed.
          assert.deepEqual(unsealStore(mutated, soleRoot(ROOT.publicKey)).content, STORE.content);
        } catch (error) {
          assert.ok(error instanceof TrustError, String(error));
        }
      },
    ),
    { numRuns: 500 },
  );
});

test.run();
