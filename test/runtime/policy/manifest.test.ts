import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  encodeManifest,
  MAX_MANIFEST,
  parseManifest,
  parseManifestFile,
  PolicyError,
} from "@sandpaw/runtime/policy";
import { suite } from "../../harness/index.js";
import { requests } from "./arbitraries.js";

const test = suite("policy: manifest");
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const COVER = {
  name: "acme.cover",
  version: "1.2.3-rc.1+build.5",
  shape: "reactor",
  rateHz: 20,
  request: { motion: { maxSpeed: 0.25, maxTurn: 1.5 }, sensors: { rateHz: 20 }, log: {} },
} as const;

function refused(code: string, run: () => unknown): void {
  assert.throws(run, (error) => error instanceof PolicyError && error.code === code, code);
}

test("what is written is read back, whatever is asked for", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const manifest = { ...COVER, request };
      assert.deepEqual(parseManifest(encodeManifest(manifest)), manifest);
    }),
  );
});

test("equal manifests give equal bytes", () => {
  const other = {
    request: COVER.request,
    rateHz: 20,
    shape: "reactor",
    version: COVER.version,
    name: COVER.name,
  } as const;
  assert.deepEqual(encodeManifest(other), encodeManifest(COVER));
});

test("an author may write YAML", () => {
  const text = `# mine
name: acme.cover
version: 1.2.3-rc.1+build.5
shape: reactor
rateHz: 20
request:
  motion: { maxSpeed: 0.25, maxTurn: 1.5 }
  sensors: { rateHz: 20 }
  log: {}
`;
  assert.deepEqual(parseManifestFile(bytes(text)), COVER);
});

const BAD: readonly (readonly [string, unknown])[] = [
  ["an unknown key", { ...COVER, speed: 1 }],
  ["an unknown key inside", { ...COVER, request: { motion: { maxSpeed: 1, maxTurn: 1, warp: 9 } } }],
  ["an unknown interface", { ...COVER, request: { wheels: {} } }],
  ["a missing number", { ...COVER, request: { motion: { maxSpeed: 1 } } }],
  ["a negative speed", { ...COVER, request: { motion: { maxSpeed: -0.1, maxTurn: 1 } } }],
  ["a speed beyond every robot", { ...COVER, request: { motion: { maxSpeed: 11, maxTurn: 1 } } }],
  ["a text for a number", { ...COVER, request: { motion: { maxSpeed: "1", maxTurn: 1 } } }],
  ["null for a number", { ...COVER, request: { motion: { maxSpeed: null, maxTurn: 1 } } }],
  ["something in events", { ...COVER, request: { events: { all: true } } }],
  ["a memory of half a page", { ...COVER, request: { resources: { memoryBytes: 100_000 } } }],
  ["a name with a slash", { ...COVER, name: "../cover" }],
  ["a name in capitals", { ...COVER, name: "Cover" }],
  ["a name that is too long", { ...COVER, name: "a".repeat(64) }],
  ["a name with a line break", { ...COVER, name: "cover\n" }],
  ["a version that is none", { ...COVER, version: "1.2" }],
  ["a shape that is none", { ...COVER, shape: "daemon" }],
  ["too many ticks", { ...COVER, rateHz: 201 }],
  ["ticks for a program", { ...COVER, shape: "program" }],
  ["an array", [COVER]],
  ["null", null],
];
for (const [what, value] of BAD)
  test(`refuses ${what}`, () =>
    refused("manifest-invalid", () => parseManifest(bytes(JSON.stringify(value)))));

test("refuses what is no strict JSON", () => {
  const good = JSON.stringify(COVER);
  for (const text of [
    "",
    good.slice(0, -1),
    `${good} x`,
    `\ufeff${good}`,
    good.replace('{"name"', '{"rateHz":1,"name"'),
    good.replace('"maxTurn"', '"\\u006daxTurn":1,"maxTurn"'),
    `${'{"a":'.repeat(40)}1${"}".repeat(40)}`,
  ])
    refused("manifest-malformed", () => parseManifest(bytes(text)));
  refused("manifest-malformed", () => parseManifest(Uint8Array.of(0x22, 0xff, 0x22)));
  refused("manifest-invalid", () => parseManifest(bytes(`{"__proto__":{},${good.slice(1)}`)));
});

test("refuses more bytes than it takes, before it reads them", () => {
  refused("manifest-too-large", () => parseManifest(new Uint8Array(MAX_MANIFEST + 1)));
});

test("mutated bytes are read or refused, never anything else", () => {
  const good = encodeManifest(COVER);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }),
      (changes) => {
        const mutated = Uint8Array.from(good);
        for (const [at, byte] of changes) mutated[at] = byte;
        try {
          parseManifest(mutated);
        } catch (error) {
          assert.ok(error instanceof PolicyError, String(error));
        }
      },
    ),
  );
});

test("an error that quotes the text is one line", () => {
  for (const text of ["\n\u001b[2J\n", '{"a":\n\n\u001b"', "[1,\r\n2"]) {
    assert.throws(
      () => parseManifest(new TextEncoder().encode(text)),
      (error) =>
        error instanceof Error && /^manifest-malformed: not JSON: [\x20-\uffff]+$/.test(error.message),
    );
  }
});

test.run();
