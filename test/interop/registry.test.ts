// Images go to a real registry and come back: with and without TLS, with and without a login.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  encodeManifest,
  EMPTY_JSON,
  describe,
  getBlob,
  OciError,
  parseManifest,
  pushImage,
  putBlob,
  RegistryRepository,
  type RegistryOptions,
} from "@sandpaw/runtime/oci";
import { onPath, suite, temporaryFolder } from "../harness/index.js";
import { sampleImage, sampleModule } from "../runtime/oci/sample.js";
import {
  LOGIN,
  makeCertificates,
  startRegistry,
  type RegistrySetup,
  type RunningRegistry,
} from "./docker-registry.js";
import { peerPath } from "./peer.js";

const test = suite("interop: registry");
const program = peerPath("docker-registry");
test.needs(
  "docker-registry",
  program !== undefined,
  "a registry that is not ours; .ci/peers/docker-registry.sh fetches it",
);
test.needs("openssl", onPath("openssl") !== undefined, "makes the certificates of a registry with TLS");

async function withRegistry(
  setup: RegistrySetup,
  work: (registry: RunningRegistry, options: RegistryOptions) => Promise<void>,
): Promise<void> {
  assert.ok(program);
  const registry = await startRegistry(program, setup);
  const home = temporaryFolder();
  if (setup.auth === true) {
    mkdirSync(join(home, ".docker"));
    const auth = Buffer.from(`${LOGIN.username}:${LOGIN.password}`).toString("base64");
    writeFileSync(
      join(home, ".docker", "config.json"),
      JSON.stringify({ auths: { [registry.host]: { auth } } }),
    );
  }
  const { signal } = new AbortController();
  try {
    await work(registry, {
      env: { HOME: home },
      signal,
      forWriting: true,
      ...(setup.tls === true && { caFile: registry.caFile }),
    });
  } finally {
    await registry.close();
  }
}

const SETUPS: readonly RegistrySetup[] = [{}, { auth: true }, { tls: true }, { auth: true, tls: true }];
for (const setup of SETUPS) {
  test(`push and pull ${JSON.stringify(setup)}`, async () => {
    await withRegistry(setup, async ({ host }, options) => {
      const store = new RegistryRepository({ registry: host, repository: "fleet/hop" }, options);
      const image = await sampleImage({ module: sampleModule(20 * 1024 * 1024) });
      let sent = 0;
      await pushImage(store, image, "1.2.3", (count) => (sent += count));
      assert.equal(
        sent,
        image.parts.reduce((sum, { bytes }) => sum + bytes.length, 0),
      );
      assert.deepEqual(await store.listTags(), ["1.2.3"]);
      const got = await store.getManifest("1.2.3");
      assert.deepEqual(got.bytes, Buffer.from(image.manifest.bytes));
      for (const { descriptor, bytes } of image.parts)
        assert.ok(Buffer.from(bytes).equals(await getBlob(store, descriptor, 1 << 26)));
      await store.close();
    });
  });
}

test("an image that is about another one is found from it", async () => {
  await withRegistry({}, async ({ host }, options) => {
    const store = new RegistryRepository({ registry: host, repository: "fleet/hop" }, options);
    const image = await sampleImage();
    await pushImage(store, image, "1");
    const empty = new TextEncoder().encode("{}");
    const config = describe(EMPTY_JSON, empty);
    await putBlob(store, config, empty);
    const about = encodeManifest({
      artifactType: "text/plain",
      config,
      layers: [config],
      subject: image.manifest.descriptor,
      annotations: { note: "a" },
    });
    for (let twice = 0; twice < 2; twice += 1) await store.putManifest(about);
    const found = await store.getReferrers(image.manifest.descriptor.digest);
    assert.deepEqual(
      found.map(({ digest }) => digest),
      [about.descriptor.digest],
    );
    const { subject } = parseManifest((await store.getManifest(about.descriptor.digest)).bytes);
    assert.equal(subject?.digest, image.manifest.descriptor.digest);
    assert.deepEqual(await store.getReferrers(about.descriptor.digest), []);
    await store.close();
  });
});

const code = (error: unknown): string => (error instanceof OciError ? error.code : String(error));

/** What asking for the tags comes to. */
async function outcome(host: string, options: RegistryOptions): Promise<string> {
  const store = new RegistryRepository({ registry: host, repository: "fleet/hop" }, options);
  try {
    return (await store.listTags()).join();
  } catch (error) {
    return code(error);
  } finally {
    await store.close();
  }
}

test("a CA is found in certs.d, and another CA's registry is not believed", async () => {
  await withRegistry({ tls: true }, async ({ host, caFile }, { signal }) => {
    const home = temporaryFolder();
    const folder = join(home, ".config", "containers", "certs.d", host);
    mkdirSync(folder, { recursive: true });
    cpSync(caFile, join(folder, "ca.crt"));
    // There is no such repository yet; that much the registry says over TLS.
    assert.equal(await outcome(host, { env: { HOME: home }, signal }), "image-absent");
    const other = temporaryFolder();
    makeCertificates(other);
    const env = { HOME: other };
    assert.equal(await outcome(host, { env, signal, caFile: join(other, "ca.pem") }), "registry-certificate");
  });
  await withRegistry({}, async ({ host }, { signal }) => {
    const other = temporaryFolder();
    makeCertificates(other);
    assert.equal(
      await outcome(host, { env: {}, signal, caFile: join(other, "ca.pem") }),
      "registry-certificate",
    );
  });
});

test("without the login, with a wrong one, and without the CA the registry stays shut", async () => {
  await withRegistry({ auth: true, tls: true }, async ({ host }, { caFile = "", signal }) => {
    const home = temporaryFolder();
    assert.equal(await outcome(host, { env: { HOME: home }, signal, caFile }), "registry-unauthorized");
    mkdirSync(join(home, ".docker"));
    const auth = Buffer.from("robot:wrong").toString("base64");
    writeFileSync(join(home, ".docker", "config.json"), JSON.stringify({ auths: { [host]: { auth } } }));
    assert.equal(await outcome(host, { env: { HOME: home }, signal, caFile }), "registry-unauthorized");
    const other = host.replace("127.0.0.1", "localhost");
    assert.equal(await outcome(other, { env: { HOME: home }, signal }), "registry-answer");
  });
});

test.run();
