// Uploads that break, and registries that refuse them.
import assert from "node:assert/strict";
import { OciError, pushImage } from "@sandpaw/runtime/oci";
import { suite } from "../../harness/index.js";
import { sampleImage, sampleModule } from "./sample.js";
import { scriptedRegistry, type ScriptedRegistry } from "./scripted-registry.js";

const test = suite("oci: uploads");
const MIB = 1024 * 1024;
let registry: ScriptedRegistry;

test.beforeEach(async () => {
  registry = await scriptedRegistry();
});
test.afterEach(async () => {
  await registry.close();
});

async function push(): Promise<string> {
  const image = await sampleImage({ module: sampleModule(15 * MIB) });
  const [config, ...rest] = image.parts;
  assert.ok(config);
  const store = registry.open({ forWriting: true, idleMs: 10_000 });
  try {
    await pushImage(store, { ...image, parts: [config] }, "none");
    // The scripted registry takes one upload at a time.
    await pushImage(store, { ...image, parts: rest }, "1");
  } catch (error) {
    assert.ok(error instanceof OciError, String(error));
    return error.code;
  } finally {
    await store.close();
  }
  for (const { descriptor, bytes } of image.parts)
    assert.ok(Buffer.from(registry.blobs.get(descriptor.digest) ?? []).equals(bytes));
  assert.ok(registry.manifests.has("1"));
  return "pushed";
}

test("in pieces", async () => {
  assert.equal(await push(), "pushed");
  const methods = registry.asked.map((line) => line.split(" ")[0]).filter((word) => word === "PATCH");
  assert.equal(methods.length, 1);
});

test("cut in a piece, and in the last one: it goes on where the registry is", async () => {
  registry.breakAfter.push(5 * MIB, 9 * MIB, 12 * MIB);
  assert.equal(await push(), "pushed");
  assert.deepEqual(registry.breakAfter, []);
  assert.ok(registry.asked.some((line) => line.startsWith("GET") && line.includes("/uploads/")));
});

test("stored, and the answer was lost: the upload is no more, and the blob is there", async () => {
  const image = await sampleImage();
  for (const part of image.parts) {
    registry.twist = ({ method, url = "" }, response) => {
      if (method !== "PUT" || !url.includes("/uploads/")) {
        if (method !== "GET" || !url.includes("/uploads/")) return false;
        response.writeHead(404).end();
        return true;
      }
      // The registry keeps it; what it says about that never arrives.
      response.end = () => response.destroy();
      return false;
    };
    const store = registry.open({ forWriting: true });
    try {
      await pushImage(store, { ...image, parts: [part] }, "1");
    } finally {
      await store.close();
    }
    assert.ok(registry.blobs.has(part.descriptor.digest));
  }
});

test("cut again and again", async () => {
  registry.breakAfter.push(...Array.from({ length: 20 }, (_, i) => (i + 1) * 100_000));
  assert.equal(await push(), "registry-unreachable");
});

test("a registry that takes parts over from a neighbour is sent nothing, one that does not is sent all", async () => {
  const image = await sampleImage();
  for (const isTaken of [true, false]) {
    registry.asked.length = 0;
    registry.blobs.clear();
    registry.twist = ({ method, url = "" }, response) => {
      if (method !== "POST" || !isTaken) return false;
      const query = new URL(url, "http://x").searchParams;
      assert.equal(query.get("from"), "fleet/other");
      assert.ok(image.parts.some(({ descriptor }) => descriptor.digest === query.get("mount")));
      response.writeHead(201, { location: "/" }).end();
      return true;
    };
    const store = registry.open({ forWriting: true, mountFrom: "fleet/other" });
    for (const part of image.parts) await pushImage(store, { ...image, parts: [part] }, "1");
    await store.close();
    assert.equal(
      registry.asked.some((line) => line.startsWith("PUT") && line.includes("/uploads/")),
      !isTaken,
    );
  }
});

test("refused: 401, 403, 413, 429 for long, 500 for good, and nowhere to go", async () => {
  const STATUSES: readonly (readonly [number, Record<string, string>, string])[] = [
    [401, {}, "registry-unauthorized"],
    [403, {}, "registry-forbidden"],
    [413, {}, "registry-answer"],
    [429, { "retry-after": "999" }, "registry-busy"],
    [500, { "retry-after": "0" }, "registry-failed"],
    [202, {}, "registry-answer"],
    [202, { location: "http://192.0.2.1/x" }, "registry-redirect"],
    [307, { location: "/elsewhere" }, "registry-answer"],
  ];
  for (const [status, headers, code] of STATUSES) {
    registry.twist = (request, response) => {
      if (request.method !== "POST") return false;
      response.writeHead(status, headers).end();
      return true;
    };
    assert.equal(await push(), code, String(status));
  }
});

test("refused in the middle: the answer counts, not the broken pipe", async () => {
  registry.twist = (request, response) => {
    if (request.method !== "PATCH") return false;
    response.writeHead(403, { connection: "close" }).end('{"errors":[{"message":"quota"}]}');
    return true;
  };
  const code = await push();
  assert.equal(code, "registry-forbidden");
});

test.run();
