// Images: the same from anywhere, and what is in them found or refused.
import assert from "node:assert/strict";
import {
  buildImage,
  describe,
  encodeManifest,
  getBlob,
  IMAGE_CONFIG,
  LAYER_TAR,
  LAYER_TAR_GZIP,
  LayoutFolder,
  OciError,
  parseConfig,
  parseManifest,
  pullToMemory,
  pushImage,
  putBlob,
  writeTar,
  type ImageForm,
} from "@sandpaw/runtime/oci";
import { gzipSync } from "node:zlib";
import { join } from "node:path";
import { suite, temporaryFolder } from "../../harness/index.js";
import { sampleImage, sampleInput, sampleModule, SAMPLE_BUNDLE } from "./sample.js";

const test = suite("oci: images");

test("the digests of an image never change", async () => {
  // Whoever changes them changes the digest of every image of every user.
  const digestOf = async (form: ImageForm): Promise<string> =>
    (await buildImage(sampleInput({ form, revision: "abc", source: "https://example.org/hop" }))).manifest
      .descriptor.digest;
  assert.deepEqual(
    [await digestOf("image"), await digestOf("artifact")],
    [
      "sha256:81ad0eacdabb9c8d57f7a87de2efa50826e28a2ac2a28cd9d5e6ffff97dbb19d",
      "sha256:1e02493ff80b472719e154149bb7f8f6d9f7a82d3f8666f9be7be1cfc2a28068",
    ],
  );
});

test("what goes in decides, and the order of keys in the request does not", async () => {
  const request = { motion: { maxSpeed: 0.3, rate: 1 }, log: {} };
  const turned = { log: {}, motion: { rate: 1, maxSpeed: 0.3 } };
  const [a, b, c] = [
    await sampleImage({ request }),
    await sampleImage({ request: turned }),
    await sampleImage({ request, version: "1.2.4" }),
  ];
  assert.equal(a.manifest.descriptor.digest, b.manifest.descriptor.digest);
  assert.notEqual(a.manifest.descriptor.digest, c.manifest.descriptor.digest);
});

test("the form that every containerd takes", async () => {
  const { manifest, parts } = await sampleImage();
  const { config, layers, annotations } = parseManifest(manifest.bytes);
  assert.deepEqual([config.mediaType, layers.map(({ mediaType }) => mediaType)], [IMAGE_CONFIG, [LAYER_TAR]]);
  assert.deepEqual(annotations, {
    "dev.sandpaw.request": '{"motion":{"maxSpeed":0.3}}',
    "org.opencontainers.image.title": "hop",
    "org.opencontainers.image.version": "1.2.3",
  });
  const [configPart] = parts;
  assert.ok(configPart);
  const { config: inner, rootfs } = parseConfig(configPart.bytes);
  assert.deepEqual(inner, { User: "65532:65532", Entrypoint: ["/module.wasm"] });
  assert.deepEqual(rootfs.diff_ids, [layers[0]?.digest]);
});

test("what is no module is not packed", async () => {
  await assert.rejects(
    buildImage(sampleInput({ module: new TextEncoder().encode("\x7fELF") })),
    (error) => error instanceof OciError && error.code === "image-module-missing",
  );
});

interface Layer {
  readonly files: Readonly<Record<string, Uint8Array | string>>;
  readonly gzip?: boolean;
  readonly tail?: Uint8Array;
}

/** An image as other tools make it; answers what pulling it gives. */
async function pulled(
  layers: readonly Layer[],
  change: (config: { rootfs: { diff_ids: string[] } }) => void = () => undefined,
): Promise<string> {
  const store = new LayoutFolder(join(temporaryFolder(), "layout"));
  const diffIds: string[] = [];
  const descriptors = [];
  for (const { files, gzip = false, tail = new Uint8Array() } of layers) {
    const chunks: Uint8Array[] = [];
    const inputs = Object.entries(files).map(([path, content]) => {
      const bytes = Buffer.from(content);
      return { path, size: bytes.length, content: () => [bytes] };
    });
    for await (const chunk of writeTar(inputs)) chunks.push(chunk);
    const tar = Buffer.concat(chunks);
    diffIds.push(describe(LAYER_TAR, gzip ? tar : Buffer.concat([tar, tail])).digest);
    const bytes = Buffer.concat([gzip ? gzipSync(tar) : tar, tail]);
    const descriptor = describe(gzip ? LAYER_TAR_GZIP : LAYER_TAR, bytes);
    await putBlob(store, descriptor, bytes);
    descriptors.push(descriptor);
  }
  const value = {
    architecture: "amd64",
    os: "linux",
    created: "2026-01-01T00:00:00Z",
    history: [{ created_by: "a build tool" }],
    rootfs: { type: "layers", diff_ids: diffIds },
  };
  change(value);
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const config = describe(IMAGE_CONFIG, bytes);
  await putBlob(store, config, bytes);
  await store.putManifest(encodeManifest({ config, layers: descriptors }), "1");
  try {
    const { module, bundle } = await pullToMemory(store, "1");
    return `${module.length} ${bundle === undefined ? "unsigned" : new TextDecoder().decode(bundle)}`;
  } catch (error) {
    assert.ok(error instanceof OciError, String(error));
    return error.code;
  }
}

const module = sampleModule(100);

test("images of other tools", async () => {
  const both = { "app/hop.wasm": module, "app/hop.wasm.sigstore.json": "{}" };
  assert.equal(await pulled([{ files: both }]), "100 {}");
  assert.equal(await pulled([{ files: both, gzip: true }]), "100 {}");
  assert.equal(await pulled([{ files: { "etc/passwd": "root" } }, { files: both, gzip: true }]), "100 {}");
  assert.equal(
    await pulled([{ files: { "hop.wasm": module } }, { files: { "hop.wasm.sigstore.json": "{}" } }]),
    "100 {}",
  );
  assert.equal(
    await pulled([{ files: { "hop.wasm": module, "other.wasm.sigstore.json": "{}" } }]),
    "100 unsigned",
  );
});

test("no module, two modules, and modules that are none", async () => {
  assert.equal(await pulled([{ files: { "module.wasm": "(module)" } }]), "image-module-missing");
  assert.equal(await pulled([{ files: {} }]), "image-module-missing");
  assert.equal(await pulled([]), "image-module-missing");
  assert.equal(
    await pulled([{ files: { "a.wasm": module, "b/hidden.txt": module } }]),
    "image-modules-several",
  );
  assert.equal(
    await pulled([{ files: { "a.wasm": module } }, { files: { "b.wasm": module } }]),
    "image-modules-several",
  );
  assert.equal(await pulled([{ files: { "a.wasm": sampleModule(17 << 20) } }]), "image-too-large");
});

test("layers and configurations that do not fit", async () => {
  const files = { "module.wasm": module };
  assert.equal(await pulled([{ files }], (config) => config.rootfs.diff_ids.pop()), "image-config-malformed");
  const other = `sha256:${"0".repeat(64)}`;
  for (const gzip of [true, false])
    assert.equal(
      await pulled([{ files, gzip }], (config) => (config.rootfs.diff_ids = [other])),
      "image-config-malformed",
    );
  assert.equal(await pulled([{ files, gzip: true, tail: Uint8Array.of(1) }]), "layer-malformed");
  assert.equal(await pulled([{ files, tail: Uint8Array.of(1) }]), "layer-malformed");
});

test("a layer that becomes far larger when it is unpacked is given up", async () => {
  const bomb = { zeros: Buffer.alloc(65 << 20) };
  assert.equal(await pulled([{ files: bomb, gzip: true }]), "image-too-large");
});

test("an artifact holds its signature in the manifest", async () => {
  const store = new LayoutFolder(join(temporaryFolder(), "layout"));
  const image = await sampleImage({ form: "artifact" });
  await pushImage(store, image, "1");
  const { bundle, digest } = await pullToMemory(store, "1");
  assert.deepEqual(Buffer.from(bundle ?? []), Buffer.from(SAMPLE_BUNDLE));
  const { layers } = parseManifest(image.manifest.bytes);
  assert.equal(digest, layers[0]?.digest);
  assert.ok(layers[0]);
  assert.equal((await getBlob(store, layers[0], 100)).length, 8);
});

test.run();
