// Layouts as folders and as tar files, sound and damaged.
import assert from "node:assert/strict";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import {
  copyImage,
  describe,
  EMPTY_JSON,
  encodeManifest,
  LayoutArchive,
  LayoutFolder,
  OciError,
  pullToMemory,
  pushImage,
  putBlob,
  writeArchive,
} from "@sandpaw/runtime/oci";
import { suite, temporaryFolder } from "../../harness/index.js";
import { sampleImage, sampleModule, SAMPLE_BUNDLE } from "./sample.js";

const test = suite("oci: layouts");

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "done";
  } catch (error) {
    assert.ok(error instanceof OciError, String(error));
    return error.code;
  }
}

/** A layout folder with one image, tagged 1. */
async function made(): Promise<{ folder: string; layout: LayoutFolder; digest: string }> {
  const folder = join(temporaryFolder(), "layout");
  const layout = new LayoutFolder(folder);
  const image = await sampleImage({ module: sampleModule(100_000) });
  await pushImage(layout, image, "1");
  return { folder, layout, digest: image.manifest.descriptor.digest };
}

test("push, list, and read again", async () => {
  const { layout } = await made();
  const other = await sampleImage({ version: "2.0.0" });
  await pushImage(layout, other, "2");
  await pushImage(layout, other, "latest");
  assert.deepEqual(await layout.listTags(), ["1", "2", "latest"]);
  const { module, bundle, digest } = await pullToMemory(layout, "1");
  assert.ok(Buffer.from(module).equals(sampleModule(100_000)));
  assert.deepEqual(Buffer.from(bundle ?? []), Buffer.from(SAMPLE_BUNDLE));
  assert.match(digest, /^sha256:/);
  await pushImage(layout, other, "1");
  assert.equal((await layout.getManifest("1")).descriptor.digest, other.manifest.descriptor.digest);
  assert.deepEqual(await layout.listTags(), ["1", "2", "latest"]);
});

test("a file is the folder, packed, and the same bytes whoever packs it", async () => {
  const { layout } = await made();
  const folder = temporaryFolder();
  for (const name of ["a.tar", "b.tar"])
    await writeArchive(join(folder, name), (to) => copyImage(layout, to, "1", "x"));
  assert.ok(readFileSync(join(folder, "a.tar")).equals(readFileSync(join(folder, "b.tar"))));
  assert.deepEqual(readdirSync(folder).sort(), ["a.tar", "b.tar"]);
  const archive = await LayoutArchive.open(join(folder, "a.tar"));
  try {
    assert.deepEqual(await archive.listTags(), ["x"]);
    const { module } = await pullToMemory(archive, "x");
    assert.equal(module.length, 100_000);
    assert.equal(await codeOf(archive.putManifest()), "layout-unreadable");
    assert.equal(await codeOf(archive.getManifest("y")), "image-absent");
  } finally {
    await archive.close();
  }
});

test("a file that is there is not replaced, nor one that appears while it is written", async () => {
  const { layout } = await made();
  const folder = temporaryFolder();
  const path = join(folder, "a.tar");
  await writeArchive(path, (to) => copyImage(layout, to, "1", "1"));
  const before = readFileSync(path);
  assert.equal(
    await codeOf(writeArchive(path, () => Promise.reject(new Error("nothing is to be fetched for it")))),
    "archive-there",
  );
  const late = join(folder, "b.tar");
  const writing = writeArchive(late, async (to) => {
    await copyImage(layout, to, "1", "2");
    writeFileSync(late, "of another");
  });
  assert.equal(await codeOf(writing), "archive-there");
  assert.equal(readFileSync(late, "utf8"), "of another");
  symlinkSync("nowhere", join(folder, "c.tar"));
  assert.equal(
    await codeOf(writeArchive(join(folder, "c.tar"), (to) => copyImage(layout, to, "1", "1"))),
    "archive-there",
  );
  assert.ok(readFileSync(path).equals(before));
  assert.deepEqual(readdirSync(folder).sort(), ["a.tar", "b.tar", "c.tar"]);
});

test("what is said about an image goes along", async () => {
  const { layout, digest } = await made();
  const subject = (await layout.getManifest("1")).descriptor;
  const empty = new TextEncoder().encode("{}");
  const config = describe(EMPTY_JSON, empty);
  await putBlob(layout, config, empty);
  const about = encodeManifest({ artifactType: "text/plain", config, layers: [config], subject });
  await layout.putManifest(about);
  const signature = encodeManifest({ config, layers: [config], annotations: { is: "signature" } });
  await layout.putManifest(signature, `${digest.replace(":", "-")}.sig`);
  const file = join(temporaryFolder(), "all.tar");
  const { attached } = await writeArchive(file, (to) => copyImage(layout, to, "1", "1"));
  assert.deepEqual(attached, [about.descriptor.digest, signature.descriptor.digest]);
  const archive = await LayoutArchive.open(file);
  try {
    const found = await archive.getReferrers(subject.digest);
    assert.deepEqual(
      found.map((entry) => entry.digest),
      [about.descriptor.digest],
    );
  } finally {
    await archive.close();
  }
});

test("damaged folders", async () => {
  const damages: readonly (readonly [string, (folder: string, blobs: readonly string[]) => void, string])[] =
    [
      ["no mark", (folder) => rmSync(join(folder, "oci-layout")), "layout-malformed"],
      [
        "a mark of another version",
        (folder) => writeFileSync(join(folder, "oci-layout"), '{"imageLayoutVersion":"2.0.0"}'),
        "layout-malformed",
      ],
      [
        "an index that is none",
        (folder) => writeFileSync(join(folder, "index.json"), "[]"),
        "image-manifest-malformed",
      ],
      ["no index", (folder) => rmSync(join(folder, "index.json")), "layout-unreadable"],
      [
        "an index that is a link",
        (folder) => {
          renameSync(join(folder, "index.json"), join(folder, "other"));
          symlinkSync("other", join(folder, "index.json"));
        },
        "layout-unreadable",
      ],
      [
        "a layer that is a folder",
        (_, [, , layer = ""]) => {
          rmSync(layer);
          mkdirSync(layer);
        },
        "layout-malformed",
      ],
      ["a layer that is gone", (_, [, , layer = ""]) => rmSync(layer), "blob-absent"],
      ["a layer that is shorter", (_, [, , layer = ""]) => writeFileSync(layer, "x"), "blob-mismatch"],
      [
        "a layer that is no layer",
        (_, [, , layer = ""]) => {
          writeFileSync(layer, readFileSync(layer).fill(1));
        },
        "blob-mismatch",
      ],
      [
        "a layer that is another",
        (_, [, , layer = ""]) => {
          writeFileSync(layer, readFileSync(layer).fill(1, 600, 700));
        },
        "blob-mismatch",
      ],
      [
        "a manifest that is another",
        (_, [manifest = ""]) => writeFileSync(manifest, readFileSync(manifest).fill(32)),
        "blob-mismatch",
      ],
      [
        "a config that is another",
        (_, [, config = ""]) => writeFileSync(config, readFileSync(config).fill(32)),
        "blob-mismatch",
      ],
    ];
  for (const [what, damage, code] of damages) {
    const { folder, layout, digest } = await made();
    const path = (one: string): string => join(folder, "blobs", "sha256", one.slice(7));
    const text = readFileSync(path(digest), "utf8");
    const parts = [...text.matchAll(/"digest":"(sha256:[0-9a-f]+)"/g)].map((match) => path(match[1] ?? ""));
    damage(folder, [path(digest), ...parts]);
    assert.equal(await codeOf(pullToMemory(layout, "1")), code, what);
  }
});

test("a folder of something else is not written into", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "thesis.txt"), "mine");
  assert.equal(
    await codeOf(pushImage(new LayoutFolder(folder), await sampleImage(), "1")),
    "layout-malformed",
  );
  assert.deepEqual(readdirSync(folder), ["thesis.txt"]);
});

test("ten at once: every tag is there", async () => {
  const folder = join(temporaryFolder(), "layout");
  const tags = Array.from({ length: 10 }, (_, i) => `t${i}`);
  await Promise.all(
    tags.map(async (tag) =>
      pushImage(new LayoutFolder(folder), await sampleImage({ version: `1.0.${tag.slice(1)}` }), tag),
    ),
  );
  assert.deepEqual(await new LayoutFolder(folder).listTags(), tags);
});

test("many begin a layout at the same moment", async () => {
  const image = await sampleImage();
  for (let round = 0; round < 40; round += 1) {
    const folder = join(temporaryFolder(), "fleet");
    const pushes = ["1", "2", "3", "4"].map((tag) => pushImage(new LayoutFolder(folder), image, tag));
    await Promise.all(pushes);
    assert.equal((await new LayoutFolder(folder).listTags()).length, 4);
  }
});

test("files that are no layouts", async () => {
  const file = join(temporaryFolder(), "x.tar");
  assert.equal(await codeOf(LayoutArchive.open(file)), "layout-unreadable");
  writeFileSync(file, "");
  assert.equal(await codeOf(LayoutArchive.open(file)), "layer-malformed");
  writeFileSync(file, Buffer.alloc(1024));
  assert.equal(await codeOf(LayoutArchive.open(file)), "layout-malformed");
  assert.equal(await codeOf(LayoutArchive.open("/dev/null")), "layout-malformed");
});

test.run();
