// Signing an image where it lies, in a layout folder, and what is found there again.
import assert from "node:assert/strict";
import {
  describe,
  encodeManifest,
  LayoutFolder,
  OciError,
  parseManifest,
  pushImage,
  putBlob,
  type Descriptor,
  type Digest,
  type ImageStore,
} from "@sandpaw/runtime/oci";
import {
  readClaims,
  readReferrers,
  readSignatureTag,
  signatureTag,
  signImage,
} from "@sandpaw/runtime/signing";
import {
  generateKey,
  openStore,
  storeOf,
  TrustError,
  verifyImage,
  type ImageClaim,
  type SigningKey,
} from "@sandpaw/runtime/trust";
import { suite, temporaryFolder } from "../../harness/index.js";
import { sampleImage } from "../oci/sample.js";

const test = suite("signing: layout");
const KEY = generateKey();
const OTHER = generateKey();

async function layout(): Promise<{
  readonly store: LayoutFolder;
  readonly image: Descriptor;
  readonly bytes: Uint8Array;
}> {
  const store = new LayoutFolder(temporaryFolder());
  const { manifest, parts } = await sampleImage();
  await pushImage(store, { manifest, parts }, "1");
  return { store, image: manifest.descriptor, bytes: manifest.bytes };
}

function kindOf(claims: readonly ImageClaim[], manifest: Uint8Array, key: SigningKey): string {
  const now = new Date();
  const store = openStore(storeOf(key.publicKey, "only", { now, expires: new Date(now.getTime() + 60_000) }));
  const verdict = verifyImage(claims, { manifest, store, now, nameOf: () => "hop" });
  return verdict.kind === "valid" ? "valid" : verdict.code;
}

test("an image is signed in both containers, each of which is enough", async () => {
  const { store, image, bytes } = await layout();
  assert.equal(kindOf(await readClaims(store, image.digest), bytes, KEY), "signature-missing");
  const signed = await signImage(store, "1", "registry.example.org/hop", KEY);
  assert.deepEqual([signed.image, signed.tag], [image.digest, signatureTag(image.digest)]);
  assert.equal(kindOf(await readSignatureTag(store, image.digest), bytes, KEY), "valid");
  assert.equal(kindOf(await readReferrers(store, image.digest), bytes, KEY), "valid");
  assert.equal(kindOf(await readClaims(store, image.digest), bytes, OTHER), "key-unknown");
  assert.deepEqual((await store.getManifest("1")).descriptor.digest, image.digest, "the image is the same");
});

test("a second signer adds, the same signer replaces", async () => {
  const { store, image, bytes } = await layout();
  await signImage(store, "1", "a.example/hop", KEY);
  await signImage(store, "1", "a.example/hop", OTHER);
  await signImage(store, "1", "a.example/hop", KEY);
  const tagged = await readSignatureTag(store, image.digest);
  assert.equal(tagged.length, 2);
  for (const key of [KEY, OTHER]) {
    assert.equal(kindOf(tagged, bytes, key), "valid");
    assert.equal(kindOf(await readReferrers(store, image.digest), bytes, key), "valid");
  }
});

/** Rewrites the manifest under the tag for signatures. */
async function spoilTag(
  store: ImageStore,
  digest: Digest,
  change: (layers: readonly Descriptor[]) => readonly Descriptor[],
): Promise<void> {
  const { bytes } = await store.getManifest(signatureTag(digest));
  const { config, layers } = parseManifest(bytes);
  await store.putManifest(encodeManifest({ config, layers: change(layers) }), signatureTag(digest));
}

function refused(code: string): (error: unknown) => boolean {
  return (error) => (error instanceof TrustError || error instanceof OciError) && error.code === code;
}

test("a signature without its annotation, one with another's, and a hundred of them are refused", async () => {
  const { store, image, bytes } = await layout();
  await signImage(store, "1", "a.example/hop", KEY);
  await spoilTag(store, image.digest, (layers) =>
    layers.map(({ mediaType, digest, size }) => ({ mediaType, digest, size })),
  );
  await assert.rejects(readSignatureTag(store, image.digest), refused("image-signature-malformed"));
  const forged = Buffer.from(OTHER.sign(bytes)).toString("base64");
  await spoilTag(store, image.digest, (layers) =>
    layers.map((layer) => ({ ...layer, annotations: { "dev.cosignproject.cosign/signature": forged } })),
  );
  assert.equal(kindOf(await readSignatureTag(store, image.digest), bytes, KEY), "key-unknown");
  await assert.rejects(
    spoilTag(store, image.digest, ([layer]) => Array.from({ length: 100 }, () => layer ?? image)),
    refused("image-manifest-malformed"),
  );
});

test("signatures of another image under this image's tag are refused", async () => {
  const { store, image, bytes } = await layout();
  const { manifest, parts } = await sampleImage({ version: "2.0.0" });
  await pushImage(store, { manifest, parts }, "2");
  await signImage(store, "2", "a.example/hop", KEY);
  const theirs = await store.getManifest(signatureTag(manifest.descriptor.digest));
  await store.putManifest(theirs, signatureTag(image.digest));
  assert.equal(kindOf(await readSignatureTag(store, image.digest), bytes, KEY), "signature-mismatch");
});

test("referrers that are no signatures are passed over; one that says it is a signature must be one", async () => {
  const { store, image, bytes } = await layout();
  await signImage(store, "1", "a.example/hop", KEY);
  const refer = async (
    type: string,
    text: string,
    annotations: Readonly<Record<string, string>>,
  ): Promise<void> => {
    const content = new TextEncoder().encode(text);
    const layer = describe(type, content);
    const config = describe("application/vnd.oci.empty.v1+json", new TextEncoder().encode("{}"));
    await putBlob(store, layer, content);
    const { mediaType, digest, size } = image;
    await store.putManifest(
      encodeManifest({
        artifactType: type,
        config,
        layers: [layer],
        subject: { mediaType, digest, size },
        annotations,
      }),
    );
  };
  const bundleType = "application/vnd.dev.sigstore.bundle.v0.3+json";
  await refer("application/spdx+json", "a list of parts", {});
  await refer(bundleType, "an attestation", {
    "dev.sigstore.bundle.predicateType": "https://slsa.dev/provenance/v1",
  });
  assert.equal(kindOf(await readReferrers(store, image.digest), bytes, KEY), "valid");
  await refer(bundleType, "{}", {});
  await assert.rejects(readReferrers(store, image.digest), refused("image-signature-malformed"));
});

test("a place that mislabels its list of referrers is seen through", async () => {
  const { store, image, bytes } = await layout();
  await signImage(store, "1", "a.example/hop", KEY);
  class Mislabelled extends LayoutFolder {
    override async getReferrers(subject: Digest): Promise<readonly Descriptor[]> {
      const entries = await super.getReferrers(subject);
      return entries.map((entry) => ({ ...entry, artifactType: "application/vnd.oci.empty.v1+json" }));
    }
  }
  const mislabelled = new Mislabelled(store.label.slice("oci:".length));
  assert.equal(kindOf(await readReferrers(mislabelled, image.digest), bytes, KEY), "valid");
});

test.run();
