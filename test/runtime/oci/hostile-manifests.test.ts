// Manifests that are not what they must be, from a registry that is otherwise sound.
import assert from "node:assert/strict";
import { buildImage, IMAGE_MANIFEST } from "@sandpaw/runtime/oci";
import { suite } from "../../harness/index.js";
import { sampleImage, sampleInput } from "./sample.js";
import { PULLED_MODULE, pullFrom } from "./scripted-pull.js";
import { scriptedRegistry, type ScriptedRegistry } from "./scripted-registry.js";

const test = suite("oci: hostile manifests");
let registry: ScriptedRegistry;

test.beforeEach(async () => {
  registry = await scriptedRegistry();
  registry.put(await sampleImage({ module: PULLED_MODULE }), "1");
});
test.afterEach(async () => {
  await registry.close();
});

/** A manifest like the real one, changed as text or as a value. */
async function manifestLike(change: (text: string) => string): Promise<string> {
  const { bytes } = (await sampleImage({ module: PULLED_MODULE })).manifest;
  const text = change(new TextDecoder().decode(bytes));
  registry.manifests.set("changed", { type: IMAGE_MANIFEST, bytes: new TextEncoder().encode(text) });
  return pullFrom(registry, "changed");
}

test("manifests that are not what they must be", async () => {
  const layers = (text: string, count: number): string =>
    text.replace(/"layers":\[(.*?)\]/, (_, one: string) => `"layers":[${Array(count).fill(one).join()}]`);
  const CHANGES: readonly (readonly [string, (text: string) => string, string])[] = [
    ["nothing", (text) => text, "pulled"],
    ["100 layers", (text) => layers(text, 100), "image-manifest-malformed"],
    ["no layer", (text) => layers(text, 0), "image-config-malformed"],
    ["a layer twice", (text) => layers(text, 2), "image-config-malformed"],
    ["a key twice", (text) => text.replace("{", '{"schemaVersion":2,'), "image-manifest-malformed"],
    ["a key in capitals", (text) => text.replace('"digest"', '"Digest"'), "image-manifest-malformed"],
    ["an unknown key", (text) => text.replace("{", '{"x":1,'), "image-manifest-malformed"],
    ["another version", (text) => text.replace(":2", ":1"), "image-manifest-malformed"],
    ["a digest in capitals", (text) => text.replace(/sha256:../, "sha256:AB"), "image-manifest-malformed"],
    ["sha512", (text) => text.replace("sha256:", "sha512:"), "image-manifest-malformed"],
    [
      "an over-long number",
      (text) => text.replace(/"size":\d+/, `"size":1${"0".repeat(400)}`),
      "image-manifest-malformed",
    ],
    [
      "a number too large",
      (text) => text.replace(/"size":\d+/, '"size":9007199254740993'),
      "image-manifest-malformed",
    ],
    ["a negative number", (text) => text.replace(/"size":/, '"size":-'), "image-manifest-malformed"],
    ["a number as text", (text) => text.replace(/"size":(\d+)/, '"size":"$1"'), "image-manifest-malformed"],
    [
      "a layer elsewhere",
      (text) => text.replace('"size"', '"urls":["https://example.org/x"],"size"'),
      "image-manifest-malformed",
    ],
    ["something after the end", (text) => `${text}{}`, "image-manifest-malformed"],
    ["a byte order mark", (text) => `\ufeff${text}`, "image-manifest-malformed"],
    [
      "a foreign layer type",
      (text) => text.replace(".layer.v1.tar", ".layer.nondistributable.v1.tar"),
      "image-type-unknown",
    ],
    ["zstd", (text) => text.replace(".layer.v1.tar", ".layer.v1.tar+zstd"), "image-type-unknown"],
    [
      "a foreign config type",
      (text) => text.replace(".image.config.v1", ".other.config.v1"),
      "image-type-unknown",
    ],
    [
      "a layer of 1 GB",
      (text) => text.replace(/("layers":.*?"size":)\d+/, "$11073741824"),
      "image-too-large",
    ],
    [
      "a layer that is longer than it says",
      (text) => text.replace(/("layers":.*?"size":)\d+/, "$15"),
      "blob-mismatch",
    ],
    [
      "data that is another",
      (text) => text.replace('"size"', '"data":"AAAA","size"'),
      "image-manifest-malformed",
    ],
  ];
  for (const [what, change, code] of CHANGES) assert.equal(await manifestLike(change), code, what);
});

test("two modules in one image", async () => {
  const one = await buildImage(sampleInput({ form: "artifact", module: PULLED_MODULE }));
  const [layerOf] = one.parts.slice(1);
  assert.ok(layerOf);
  registry.put(one, "art");
  assert.equal(await pullFrom(registry, "art"), "pulled");
  const text = new TextDecoder().decode(one.manifest.bytes);
  const twice = text.replace(/"layers":\[(.*)\],"annotations"/, '"layers":[$1,$1],"annotations"');
  registry.manifests.set("two", { type: IMAGE_MANIFEST, bytes: new TextEncoder().encode(twice) });
  assert.equal(await pullFrom(registry, "two"), "image-modules-several");
});

test.run();
