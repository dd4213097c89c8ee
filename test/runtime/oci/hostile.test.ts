// Registries that lie, stall, send too much, too little, something else, or elsewhere.
import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { IncomingMessage, ServerResponse } from "node:http";
import {
  encodeIndex,
  IMAGE_INDEX,
  IMAGE_MANIFEST,
  type PullTarget,
  type RegistryOptions,
} from "@sandpaw/runtime/oci";
import { suite, temporaryFolder } from "../../harness/index.js";
import { sampleImage, sampleModule } from "./sample.js";
import { PULLED_MODULE, pullFrom, targetIn } from "./scripted-pull.js";
import { REPOSITORY, scriptedRegistry, type ScriptedRegistry, type Twist } from "./scripted-registry.js";

const test = suite("oci: hostile registries");
let registry: ScriptedRegistry;

test.beforeEach(async () => {
  registry = await scriptedRegistry();
  registry.put(await sampleImage({ module: PULLED_MODULE }), "1");
});
test.afterEach(async () => {
  await registry.close();
});

/** Pulls from the registry of this test. */
const pull = async (
  ...how: readonly [tag?: string, options?: Partial<RegistryOptions>, target?: PullTarget]
): Promise<string> => pullFrom(registry, ...how);

const isBlob = ({ url = "" }: IncomingMessage): boolean => url.includes("/blobs/");
const layerSize = (): number => Math.max(...[...registry.blobs.values()].map(({ length }) => length));
const layer = (): Uint8Array =>
  [...registry.blobs.values()].find(({ length }) => length === layerSize()) ?? new Uint8Array();
const isLayer = (request: IncomingMessage): boolean =>
  isBlob(request) && registry.blobs.get(request.url?.split("/").at(-1) ?? "") === layer();

/** Answers everything in one way. */
const always =
  (status: number, headers: Record<string, string> = {}, body = ""): Twist =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
    return true;
  };
/** Changes only the answer to the layer. */
const onLayer =
  (answer: (request: IncomingMessage, response: ServerResponse) => void): Twist =>
  (request, response) => {
    if (!isLayer(request)) return false;
    answer(request, response);
    return true;
  };

test("an honest one", async () => {
  assert.equal(await pull(), "pulled");
});

const STATUSES: readonly (readonly [string, Twist, string])[] = [
  ["401 without a way to log in", always(401), "registry-unauthorized"],
  ["401 with a way that leads nowhere", always(401, { "www-authenticate": "Bearer" }), "registry-answer"],
  [
    "401 that wants a password",
    always(401, { "www-authenticate": 'Basic realm="x"' }),
    "registry-unauthorized",
  ],
  ["401 of a kind unknown", always(401, { "www-authenticate": "Negotiate" }), "registry-answer"],
  ["401 without sense", always(401, { "www-authenticate": "===" }), "registry-unauthorized"],
  ["403", always(403), "registry-forbidden"],
  ["404", always(404), "image-absent"],
  ["418", always(418), "registry-answer"],
  ["429 for good", always(429, { "retry-after": "0" }), "registry-busy"],
  ["429 for an hour", always(429, { "retry-after": "3600" }), "registry-busy"],
  ["500 for good", always(500, { "retry-after": "0" }), "registry-failed"],
  ["a manifest without a type", always(200, {}, "{}"), "image-type-unknown"],
  ["a page of HTML", always(200, { "content-type": "text/html" }, "<html>"), "image-type-unknown"],
  [
    "docker's own manifest",
    always(200, { "content-type": "application/vnd.docker.distribution.manifest.v2+json" }, "{}"),
    "image-type-unknown",
  ],
  [
    "a manifest that is none",
    always(200, { "content-type": IMAGE_MANIFEST }, "{}"),
    "image-manifest-malformed",
  ],
  [
    "a manifest of 10 MB",
    always(200, { "content-type": IMAGE_MANIFEST }, " ".repeat(10_000_000)),
    "image-too-large",
  ],
  ["a redirect without end", always(307, { location: "/v2/again" }), "registry-redirect"],
  ["a redirect to nowhere", always(307), "registry-answer"],
  [
    "a redirect to somewhere without TLS",
    always(307, { location: "http://192.0.2.1/x" }),
    "registry-redirect",
  ],
  ["a redirect to a file", always(307, { location: "file:///etc/passwd" }), "registry-redirect"],
];
for (const [what, twist, code] of STATUSES) {
  test(what, async () => {
    registry.twist = twist;
    assert.equal(await pull(), code);
  });
}

test("429 and 500 once: the next try is taken", async () => {
  let count = 0;
  registry.twist = (_, response) => {
    count += 1;
    if (count % 2 === 0) return false;
    response.writeHead(count % 4 === 1 ? 429 : 503, { "retry-after": "0" }).end();
    return true;
  };
  assert.equal(await pull(), "pulled");
});

test("a manifest without end is given up at its bound", async () => {
  let written = 0;
  registry.twist = (_, response) => {
    response.writeHead(200, { "content-type": IMAGE_MANIFEST });
    const chunk = Buffer.alloc(65_536, 32);
    const more = (): void => {
      while (!response.destroyed && response.write(chunk)) written += chunk.length;
      written += chunk.length;
    };
    response.on("drain", more);
    more();
    return true;
  };
  assert.equal(await pull(), "image-too-large");
  assert.ok(written < 32 * 1024 * 1024, `${written} bytes were taken`);
});

test("a registry that says nothing is given up", async () => {
  registry.twist = () => true;
  assert.equal(await pull("1", { idleMs: 100 }), "registry-unreachable");
});

test("a layer without end, and one that stops", async () => {
  registry.twist = onLayer((_, response) => {
    response.writeHead(200);
    response.write(layer());
    response.write(Buffer.alloc(1000));
  });
  assert.equal(await pull(), "blob-mismatch");
  registry.twist = onLayer((_, response) => {
    response.writeHead(200);
    response.write(layer().subarray(0, 1000));
  });
  assert.equal(await pull("1", { idleMs: 50 }), "registry-unreachable");
});

test("half a layer each time: it goes on from where it was, and is whole in the end", async () => {
  registry.twist = onLayer((request, response) => {
    const from = Number(/bytes=(\d+)/.exec(request.headers.range ?? "")?.[1] ?? 0);
    const rest = layer().subarray(from);
    const headers = {
      "content-length": rest.length,
      "content-range": `bytes ${from}-${layerSize() - 1}/${layerSize()}`,
    };
    response.writeHead(from === 0 ? 200 : 206, headers);
    response.write(rest.subarray(0, Math.ceil(rest.length / 2)), () => {
      if (rest.length > 20_000) response.destroy();
      else response.end(rest.subarray(Math.ceil(rest.length / 2)));
    });
  });
  assert.equal(await pull(), "pulled");
  assert.ok(registry.asked.filter((line) => line.includes("bytes=")).length > 2, registry.asked.join("\n"));
});

test("half a layer that says it is whole", async () => {
  registry.twist = onLayer((_, response) => {
    response.writeHead(200).end(layer().subarray(0, 1000));
  });
  assert.equal(await pull(), "blob-truncated");
});

test("another layer of the same length, of another length, and packed on the way", async () => {
  registry.twist = onLayer((_, response) => {
    response.writeHead(200).end(Buffer.alloc(layerSize(), 7));
  });
  assert.equal(await pull(), "blob-mismatch");
  registry.twist = onLayer((_, response) => {
    response.writeHead(200, { "content-length": 5 }).end("12345");
  });
  assert.equal(await pull(), "blob-mismatch");
  registry.twist = onLayer((_, response) => {
    response.writeHead(200, { "content-encoding": "gzip" }).end("x");
  });
  assert.equal(await pull(), "registry-answer");
});

test("a part of another place than was asked for", async () => {
  registry.twist = onLayer((request, response) => {
    if (request.headers.range === undefined) {
      response.writeHead(200, { "content-length": layerSize() });
      response.write(layer().subarray(0, 1000), () => response.destroy());
    } else {
      response.writeHead(206, { "content-range": `bytes 0-9/${layerSize()}` }).end("0123456789");
    }
  });
  assert.equal(await pull(), "registry-answer");
});

test("a registry without ranges sends everything again, and what is known is passed over", async () => {
  let times = 0;
  registry.twist = onLayer((_, response) => {
    times += 1;
    response.writeHead(200, { "content-length": layerSize() });
    if (times > 1) response.end(layer());
    else response.write(layer().subarray(0, 100_000), () => response.destroy());
  });
  assert.equal(await pull(), "pulled");
});

test("an interrupted pull goes on in the next process", async () => {
  const target = targetIn(temporaryFolder());
  registry.twist = onLayer((request, response) => {
    const from = Number(/bytes=(\d+)/.exec(request.headers.range ?? "")?.[1] ?? 0);
    response.writeHead(from === 0 ? 200 : 206, {
      "content-length": layerSize() - from,
      "content-range": `bytes ${from}-${layerSize() - 1}/${layerSize()}`,
    });
    if (from === 0) response.write(layer().subarray(0, 200_000), () => response.destroy());
    else response.destroy();
  });
  assert.equal(await pull("1", {}, target), "registry-unreachable");
  const kept = readdirSync(target.transfers);
  assert.equal(kept.length, 1);
  registry.twist = () => false;
  registry.asked.length = 0;
  assert.equal(await pull("1", {}, target), "pulled");
  const again = registry.asked.find((line) => line.includes("bytes="));
  const from = Number(/bytes=(\d+)/.exec(again ?? "")?.[1]);
  assert.ok(from > 50_000, `it began at ${from}: ${registry.asked.join("\n")}`);
  assert.deepEqual(readdirSync(target.transfers), []);
});

test("a kept part that is something else is found out, and thrown away", async () => {
  const target = targetIn(temporaryFolder());
  registry.twist = onLayer((_, response) => {
    response.writeHead(200, { "content-length": layerSize() });
    response.write(Buffer.alloc(100_000, 1), () => response.destroy());
    registry.twist = () => false;
  });
  assert.equal(await pull("1", {}, target), "blob-mismatch");
  assert.deepEqual(readdirSync(target.transfers), []);
  assert.equal(await pull("1", {}, target), "pulled");
});

test("a tag that moves while it is pulled: all parts are of one image", async () => {
  const other = await sampleImage({ module: sampleModule(1000) });
  registry.twist = (request) => {
    if (isBlob(request)) registry.put(other, "1");
    return false;
  };
  assert.equal(await pull(), "pulled");
});

test("a digest in the reference that is not what comes", async () => {
  const digest = `sha256:${"0".repeat(64)}`;
  const [first] = registry.manifests.values();
  if (first) registry.manifests.set(digest, first);
  assert.equal(await pull(digest), "blob-mismatch");
});

test("a header that says another digest than the manifest's", async () => {
  registry.twist = (request, response) => {
    if (!isBlob(request)) response.setHeader("docker-content-digest", `sha256:${"1".repeat(64)}`);
    return false;
  };
  assert.equal(await pull(), "blob-mismatch");
});

test("an index, whatever it holds", async () => {
  const [first] = registry.manifests.values();
  assert.ok(first);
  const { descriptor } = (await sampleImage({ module: PULLED_MODULE })).manifest;
  const { bytes } = encodeIndex([descriptor]);
  registry.manifests.set("index", { type: IMAGE_INDEX, bytes });
  assert.equal(await pull("index"), "image-index-found");
});

test("a login is shown to the registry, and to nobody that it sends to", async () => {
  const other = await scriptedRegistry();
  other.blobs.set("x", layer());
  try {
    const folder = temporaryFolder();
    const file = join(folder, "auth.json");
    const auth = Buffer.from("robot:paw").toString("base64");
    writeFileSync(file, JSON.stringify({ auths: { [registry.host]: { auth } } }));
    registry.twist = (request, response) => {
      if (request.headers.authorization !== `Basic ${auth}`) {
        response.writeHead(401, { "www-authenticate": 'Basic realm="x"' }).end();
        return true;
      }
      if (!isLayer(request)) return false;
      response.writeHead(307, { location: `http://${other.host}/v2/${REPOSITORY}/blobs/x` }).end();
      return true;
    };
    assert.equal(await pull("1", { env: { REGISTRY_AUTH_FILE: file } }), "pulled");
    assert.deepEqual(other.shown, [undefined]);
    assert.equal(registry.shown.filter((header) => header !== undefined).length, registry.shown.length - 1);
  } finally {
    await other.close();
  }
});

test("an abort ends a pull, and what was fetched is kept", async () => {
  const stop = new AbortController();
  const target = targetIn(temporaryFolder());
  registry.twist = onLayer((_, response) => {
    response.writeHead(200, { "content-length": layerSize() });
    response.write(layer().subarray(0, 200_000));
    setTimeout(() => {
      stop.abort();
    }, 100);
  });
  assert.equal(await pull("1", { signal: stop.signal }, target), "transfer-aborted");
  assert.equal(readdirSync(target.transfers).length, 1);
});

test.run();
