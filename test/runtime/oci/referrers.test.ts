// Manifests about an image, in registries without the referrers API, and lists that say something else than is true.
import assert from "node:assert/strict";
import { join } from "node:path";
import {
  copyImage,
  describe,
  EMPTY_JSON,
  encodeIndex,
  encodeManifest,
  IMAGE_INDEX,
  LayoutFolder,
  OciError,
  type BuiltImage,
  type Descriptor,
  type StoredDocument,
} from "@sandpaw/runtime/oci";
import { suite, temporaryFolder } from "../../harness/index.js";
import { sampleImage } from "./sample.js";
import { scriptedRegistry, type ScriptedRegistry } from "./scripted-registry.js";

const test = suite("oci: referrers");
const EMPTY = new TextEncoder().encode("{}");
const CONFIG = describe(EMPTY_JSON, EMPTY);
let registry: ScriptedRegistry;
let image: BuiltImage;

test.beforeEach(async () => {
  registry = await scriptedRegistry();
  image = await sampleImage();
  registry.put(image, "1");
  registry.blobs.set(CONFIG.digest, EMPTY);
});
test.afterEach(async () => {
  await registry.close();
});

function about(subject: Descriptor, note: string): StoredDocument {
  const made = encodeManifest({
    artifactType: "application/vnd.dev.sigstore.bundle.v0.3+json",
    config: CONFIG,
    layers: [CONFIG],
    subject,
    annotations: { note },
  });
  registry.manifests.set(made.descriptor.digest, { type: made.descriptor.mediaType, bytes: made.bytes });
  return made;
}

/** Puts an index under the tag that stands for the list. */
function list(entries: readonly Descriptor[]): void {
  const tag = image.manifest.descriptor.digest.replace(":", "-");
  registry.manifests.set(tag, { type: IMAGE_INDEX, bytes: encodeIndex(entries).bytes });
}

async function attached(): Promise<readonly string[] | string> {
  const store = registry.open();
  try {
    const copied = await copyImage(store, new LayoutFolder(join(temporaryFolder(), "l")), "1", "1");
    return copied.attached;
  } catch (error) {
    assert.ok(error instanceof OciError, String(error));
    return error.code;
  } finally {
    await store.close();
  }
}

test("an entry with a wrong label is found, and one that is about another image is left", async () => {
  const ours = about(image.manifest.descriptor, "ours");
  const { descriptor } = (await sampleImage({ version: "9.9.9" })).manifest;
  const other = about(descriptor, "of another");
  // As cosign 2.5 writes it where it has to make the list itself.
  list([{ ...ours.descriptor, artifactType: EMPTY_JSON }, other.descriptor]);
  assert.deepEqual(await attached(), [ours.descriptor.digest]);
});

test("an entry that is not there, one that is something else, and a list that is none", async () => {
  const ours = about(image.manifest.descriptor, "ours");
  list([{ ...ours.descriptor, digest: `sha256:${"0".repeat(64)}` }]);
  assert.equal(await attached(), "image-absent");
  const digest = ours.descriptor.digest;
  list([ours.descriptor]);
  registry.manifests.set(digest, { type: image.manifest.descriptor.mediaType, bytes: image.manifest.bytes });
  assert.equal(await attached(), "blob-mismatch");
  const tag = image.manifest.descriptor.digest.replace(":", "-");
  registry.manifests.set(tag, { type: image.manifest.descriptor.mediaType, bytes: image.manifest.bytes });
  assert.equal(await attached(), "image-type-unknown");
});

test("a list of thousands is given up", async () => {
  list(Array.from({ length: 100 }, (_, i) => about(image.manifest.descriptor, `${i}`).descriptor));
  assert.equal(await attached(), "image-too-large");
  assert.throws(() => encodeIndex(Array.from({ length: 1025 }, () => CONFIG)), OciError);
});

test("the API is asked first, and its start page is no list", async () => {
  const ours = about(image.manifest.descriptor, "ours");
  list([]);
  registry.twist = ({ url = "" }, response) => {
    if (!url.includes("/referrers/")) return false;
    response.writeHead(200, { "content-type": IMAGE_INDEX }).end(encodeIndex([ours.descriptor]).bytes);
    return true;
  };
  assert.deepEqual(await attached(), [ours.descriptor.digest]);
  registry.twist = ({ url = "" }, response) => {
    if (!url.includes("/referrers/")) return false;
    response.writeHead(200, { "content-type": "text/html" }).end("<html>");
    return true;
  };
  assert.deepEqual(await attached(), []);
});

/** Answers page after page: the last number in the query is the page. */
function pages(
  answer: (page: number) => { readonly list: readonly Descriptor[]; readonly link?: string },
): void {
  registry.twist = ({ url = "" }, response) => {
    if (!url.includes("/referrers/")) return false;
    const { list: entries, link } = answer(Number(/\d+$/.exec(url.split("?")[1] ?? "0")?.[0]));
    const headers = { "content-type": IMAGE_INDEX, ...(link !== undefined && { link }) };
    response.writeHead(200, headers).end(encodeIndex(entries).bytes);
    return true;
  };
}

test("a list on several pages is read to its end", async () => {
  const all = [0, 1, 2].map((i) => about(image.manifest.descriptor, `${i}`).descriptor);
  const path = `/v2/fleet/hop/referrers/${image.manifest.descriptor.digest}`;
  pages((page) => ({
    list: all.slice(page, page + 1),
    ...(page < 2 && { link: `<${path}?page=${page + 1}>; rel="next"` }),
  }));
  assert.deepEqual(
    await attached(),
    all.map(({ digest }) => digest),
  );
});

test("pages without an end, at another place, or that break off", async () => {
  const ours = about(image.manifest.descriptor, "ours").descriptor;
  pages((page) => ({ list: [ours], link: `<?page=${page + 1}>; rel="next"` }));
  assert.equal(await attached(), "image-too-large");
  assert.ok(registry.asked.filter((line) => line.includes("/referrers/")).length <= 101);
  const path = `/v2/fleet/hop/referrers/${image.manifest.descriptor.digest}`;
  for (const target of [`http://192.0.2.1${path}?page=1`, "/v2/fleet/other/referrers/x", "//192.0.2.1/x"]) {
    pages(() => ({ list: [ours], link: `<${target}>; rel="next"` }));
    assert.equal(await attached(), "registry-answer", target);
  }
  pages(() => ({ list: [ours], link: `<${path}?page=1>; rel="next"` }));
  const first = registry.twist;
  registry.twist = (request, response) => {
    if (request.url?.includes("page=1") !== true) return first(request, response);
    response.writeHead(404).end();
    return true;
  };
  assert.equal(await attached(), "registry-answer");
});

test.run();
