// Whatever bytes are given for a document: it is read, or refused with a code, and nothing else happens.
import assert from "node:assert/strict";
import fc from "fast-check";
import { encodeIndex, OciError, parseConfig, parseIndex, parseManifest } from "@sandpaw/runtime/oci";
import { suite } from "../../harness/index.js";
import { sampleImage } from "./sample.js";

const test = suite("oci: documents");

for (const [name, parse] of [
  ["manifest", parseManifest],
  ["index", parseIndex],
  ["configuration", parseConfig],
] as const) {
  test(`${name}: changed bytes and changed words`, async () => {
    const { manifest, parts } = await sampleImage();
    const sound = {
      manifest: manifest.bytes,
      index: encodeIndex([manifest.descriptor]).bytes,
      configuration: parts[0]?.bytes ?? new Uint8Array(),
    }[name];
    assert.ok(parse(sound));
    const tryIt = (bytes: Uint8Array): void => {
      try {
        parse(bytes);
      } catch (error) {
        assert.ok(error instanceof OciError, String(error));
      }
    };
    const change = fc.tuple(fc.nat(sound.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), fc.nat(sound.length), (changes, end) => {
        const bytes = Uint8Array.from(sound);
        for (const [at, value] of changes) bytes[at] = value;
        tryIt(bytes);
        tryIt(bytes.subarray(0, end));
      }),
      { numRuns: 1500 },
    );
    const words = new TextDecoder().decode(sound).split(/(?=[{}[\],:])/);
    fc.assert(
      fc.property(fc.nat(words.length - 1), fc.nat(words.length - 1), fc.jsonValue(), (from, to, value) => {
        const mixed = [...words];
        mixed[from] = words[to] ?? "";
        tryIt(new TextEncoder().encode(mixed.join("")));
        tryIt(new TextEncoder().encode(JSON.stringify(value)));
      }),
      { numRuns: 1500 },
    );
  });
}

test.run();
