/** A module from containerd's content store: what is taken, and what a store could say that is not. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type Http2Server } from "node:http2";
import { join } from "node:path";
import {
  BUNDLE_ANNOTATION,
  buildImage,
  describe,
  encodeManifest,
  WASM_CONFIG,
  WASM_LAYER,
} from "@sandpaw/runtime/oci";
import {
  bytes,
  child,
  createGrpcChannels,
  message,
  ShimError,
  text,
  wasmLayer,
  type Codec,
} from "@sandpaw/shim";
import { suite, temporaryFolder } from "../../harness/index.js";
import { HELLO, PONG } from "../../interop/containerd-guests.js";

const test = suite("shim: wasm layer");
const INDEX = "application/vnd.oci.image.index.v1+json";

interface Image {
  readonly mediaType: string;
  readonly digest: string;
}
interface Held {
  readonly image: string;
}
type Answer<T> = { readonly one: T | undefined };
const containerAnswer: Codec<Answer<Held>> = message<Answer<Held>>({
  one: child(1, message<Held>({ image: text(3) })),
});
const imageAnswer: Codec<Answer<{ readonly target: Image | undefined }>> = message({
  one: child(
    1,
    message<{ readonly target: Image | undefined }>({
      target: child(3, message<Image>({ mediaType: text(1), digest: text(2) })),
    }),
  ),
});
const part: Codec<{ readonly data: Uint8Array }> = message<{ readonly data: Uint8Array }>({ data: bytes(2) });
const asked: Codec<{ readonly id: string }> = message<{ readonly id: string }>({ id: text(1) });

/** What a containerd of the test has. */
interface Store {
  readonly target: Image | undefined;
  readonly blobs: ReadonlyMap<string, Uint8Array>;
  readonly pieces?: number;
}

function answersOf(store: Store, method: string, id: string): readonly Uint8Array[] | undefined {
  if (method.endsWith("Containers/Get"))
    return id === "box" ? [containerAnswer.encode({ one: { image: "image:1" } })] : undefined;
  if (method.endsWith("Images/Get"))
    return store.target && id === "image:1"
      ? [imageAnswer.encode({ one: { target: store.target } })]
      : undefined;
  const blob = store.blobs.get(id);
  if (blob === undefined) return undefined;
  const step = Math.ceil(blob.length / (store.pieces ?? 1));
  return Array.from({ length: store.pieces ?? 1 }, (_, i) =>
    part.encode({ data: blob.subarray(i * step, (i + 1) * step) }),
  );
}

async function serve(store: Store): Promise<{ readonly address: string; readonly server: Http2Server }> {
  const address = join(temporaryFolder(), "c.sock");
  const server = createServer();
  server.on("stream", (stream, headers) => {
    const question: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => question.push(chunk));
    stream.on("end", () => {
      const { id } = asked.decode(Buffer.concat(question).subarray(5));
      const answers = answersOf(store, String(headers[":path"]), id);
      stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
      stream.on("wantTrailers", () => {
        stream.sendTrailers({ "grpc-status": answers === undefined ? "5" : "0" });
      });
      for (const answer of answers ?? []) {
        const prefix = Buffer.alloc(5);
        prefix.writeUInt32BE(answer.length, 1);
        stream.write(Buffer.concat([prefix, answer]));
      }
      stream.end();
    });
  });
  server.listen(address);
  await once(server, "listening");
  return { address, server };
}

async function ask(store: Store, id = "box"): ReturnType<typeof wasmLayer> {
  const { address, server } = await serve(store);
  const channels = createGrpcChannels();
  try {
    return await wasmLayer(channels, { address, namespace: "k8s.io", id });
  } finally {
    channels.close();
    server.close();
  }
}

const digestOf = (content: Uint8Array): string =>
  `sha256:${createHash("sha256").update(content).digest("hex")}`;

/** A store with this manifest over these parts. */
function storeOf(manifest: Uint8Array, parts: readonly Uint8Array[], mediaType?: string): Store {
  const target = {
    mediaType: mediaType ?? "application/vnd.oci.image.manifest.v1+json",
    digest: digestOf(manifest),
  };
  return { target, blobs: new Map([manifest, ...parts].map((one) => [digestOf(one), one])) };
}

async function built(bundle: string): Promise<Store> {
  const image = await buildImage({
    form: "artifact",
    module: HELLO,
    bundle: new TextEncoder().encode(bundle),
    name: "hello",
    version: "1.0.0",
    request: {},
  });
  return storeOf(
    image.manifest.bytes,
    image.parts.map((one) => one.bytes),
  );
}

const refused = (store: Store, code: string): Promise<void> =>
  assert.rejects(ask(store), (error: unknown) => error instanceof ShimError && error.code === code, code);

test("the module and its signature, in however many pieces they come", async () => {
  const store = await built("a bundle");
  for (const pieces of [1, 2, 7]) {
    const layer = await ask({ ...store, pieces });
    assert.ok(layer?.bundle);
    assert.deepEqual(Buffer.from(layer.module), Buffer.from(HELLO));
    assert.equal(Buffer.from(layer.bundle).toString(), "a bundle");
  }
});

test("a container without an image, an image that is an index, or one of ordinary layers has none", async () => {
  const store = await built("x");
  assert.equal(await ask(store, "another"), undefined);
  assert.equal(await ask({ ...store, target: undefined }), undefined);
  const [[digest = ""] = []] = store.blobs;
  assert.equal(await ask({ ...store, target: { mediaType: INDEX, digest } }), undefined);
  const config = describe(WASM_CONFIG, HELLO);
  const plain = encodeManifest({
    config,
    layers: [describe("application/vnd.oci.image.layer.v1.tar", HELLO)],
  });
  assert.equal(await ask(storeOf(plain.bytes, [HELLO])), undefined);
  assert.equal(
    await wasmLayer(createGrpcChannels(), { address: "", namespace: "default", id: "box" }),
    undefined,
  );
});

test("two modules, or one without its signature, are what they are", async () => {
  const config = describe(WASM_CONFIG, HELLO);
  const two = encodeManifest({ config, layers: [describe(WASM_LAYER, HELLO), describe(WASM_LAYER, PONG)] });
  await refused(storeOf(two.bytes, [HELLO, PONG]), "image-ambiguous");
  const large = { ...describe(WASM_LAYER, HELLO), size: 1024 ** 3 };
  await refused(storeOf(encodeManifest({ config, layers: [large] }).bytes, [HELLO]), "image-ambiguous");
  const bare = encodeManifest({ config, layers: [describe(WASM_LAYER, HELLO)] });
  assert.equal((await ask(storeOf(bare.bytes, [HELLO])))?.bundle, undefined);
  assert.equal(BUNDLE_ANNOTATION, "dev.sandpaw.bundle");
});

test("a store that gives something else, nothing, or garbage is not believed", async () => {
  const store = await built("x");
  const digests = [...store.blobs.keys()];
  for (const digest of digests.slice(0, 1).concat(digestOf(HELLO))) {
    await refused({ ...store, blobs: new Map([...store.blobs, [digest, PONG]]) }, "image-unreadable");
    await refused(
      { ...store, blobs: new Map([...store.blobs].filter(([key]) => key !== digest)) },
      "image-unreadable",
    );
  }
  await refused(storeOf(new TextEncoder().encode("{}"), []), "image-unreadable");
});

test("a containerd that does not answer is no image without a module", async () => {
  const question = { address: join(temporaryFolder(), "none.sock"), namespace: "k8s.io", id: "box" };
  await assert.rejects(
    wasmLayer(createGrpcChannels(), question),
    (error: unknown) => error instanceof ShimError && error.code === "image-unreadable",
  );
});

test.run();
