/** What we sign is accepted by cosign and what it signs by us, with nothing but a key, offline; and never when changed. */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import {
  describe,
  encodeIndex,
  encodeManifest,
  getBlob,
  parseManifest,
  pushImage,
  putBlob,
  RegistryRepository,
  type Descriptor,
  type Digest,
} from "@sandpaw/runtime/oci";
import { readReferrers, readSignatureTag, signatureTag, signImage } from "@sandpaw/runtime/signing";
import {
  bundlePath,
  generateKey,
  openStore,
  parseSealed,
  sealStore,
  signModule,
  storeOf,
  verifyImage,
  verifyModule,
  type ImageClaim,
  type PublicKey,
  type TrustStore,
  type Verdict,
} from "@sandpaw/runtime/trust";
import { suite } from "../harness/index.js";
import { Place } from "../cli/command.js";
import { sampleImage, sampleModule } from "../runtime/oci/sample.js";
import { AUTHOR, MODULE, ROOT, STORE } from "../runtime/trust/golden.js";
import { CosignDesk } from "./cosign-desk.js";
import { startRegistry, type RunningRegistry } from "./docker-registry.js";
import { peerPath } from "./peer.js";

/** Which cosign it is. */
export interface CosignPeer {
  readonly name: string;
  readonly program: string | undefined;
  readonly script: string;
  readonly major: 2 | 3;
}

/** The words of a refusal, and not of some other failure: of the program, the registry, or the network. */
const REFUSAL =
  /invalid signature|could not verify|failed to verify|no matching (signatures|attestations)|no signatures found|does not match/i;

/** A store that holds only this key. */
function only(key: PublicKey): TrustStore {
  const now = new Date();
  return openStore(storeOf(key, "only", { now, expires: new Date(now.getTime() + 60_000) }));
}

function codeOf(verdict: Verdict): string {
  return verdict.kind === "valid" ? "valid" : verdict.code;
}

/** One image in a repository of its own, with what is needed to look at it. */
interface Signed {
  readonly store: RegistryRepository;
  readonly name: string;
  readonly image: Descriptor;
  readonly manifest: Uint8Array;
}

/** Adds all tests for one cosign and runs them. */
export function cosignSuite({ name, program, script, major }: CosignPeer): void {
  const test = suite(`interop: ${name}`);
  const registryProgram = peerPath("docker-registry");
  test.needs(
    name,
    program !== undefined,
    `it is the other implementation of the signature; ${script} brings it`,
  );
  test.needs(
    "docker-registry",
    registryProgram !== undefined,
    "images are signed in a registry; .ci/peers/docker-registry.sh fetches it",
  );
  const desk = new CosignDesk(program ?? "", major);
  let registry: RunningRegistry;

  const blobFlags = (): readonly string[] => [
    ...(major === 2 ? ["--new-bundle-format"] : []),
    "--trusted-root",
    desk.path("empty-root.json"),
    "--insecure-ignore-tlog",
  ];

  /** What cosign says of a file and the bundle beside it. */
  function verdict(publicKey: string, file: string): string {
    const path = desk.path(file);
    const args = [
      "verify-blob",
      "--key",
      desk.path(publicKey),
      "--bundle",
      bundlePath(path),
      ...blobFlags(),
      path,
    ];
    const { status, text } = desk.try(args);
    return status === 0 && text.includes("Verified OK") ? "good" : text;
  }

  test("keys, and a registry", async () => {
    desk.prepare();
    writeFileSync(desk.path("module.wasm"), MODULE);
    writeFileSync(desk.path("author.pub"), AUTHOR.publicKey.pem);
    writeFileSync(desk.path("other.pub"), generateKey().publicKey.pem);
    registry = await startRegistry(registryProgram ?? "");
  });

  test("cosign accepts what we sign, and refuses it for other bytes and other keys", () => {
    const bundle = signModule(MODULE, AUTHOR);
    writeFileSync(bundlePath(desk.path("module.wasm")), bundle);
    assert.equal(verdict("author.pub", "module.wasm"), "good");
    assert.match(verdict("other.pub", "module.wasm"), REFUSAL);
    writeFileSync(desk.path("changed.wasm"), Uint8Array.of(...MODULE, 0));
    writeFileSync(bundlePath(desk.path("changed.wasm")), bundle);
    assert.match(verdict("author.pub", "changed.wasm"), REFUSAL);
  });

  test("we accept what cosign signs, and refuse it for other bytes and other keys", () => {
    const [file, to] = [desk.path("module.wasm"), desk.path("theirs.json")];
    const format = major === 2 ? ["--new-bundle-format"] : [];
    const theirs = ["--key", desk.path("theirs.key")];
    desk.must(["sign-blob", ...theirs, "--bundle", to, ...format, ...desk.offlineSigning, "--yes", file]);
    const bundle = new Uint8Array(readFileSync(to));
    const judge = (key: PublicKey, bytes: Uint8Array): string =>
      codeOf(verifyModule({ bytes, bundle, store: only(key), now: new Date(), nameOf: () => "" }));
    assert.equal(judge(desk.theirKey(), MODULE), "valid");
    assert.equal(judge(desk.theirKey(), Uint8Array.of(...MODULE, 0)), "signature-mismatch");
    assert.equal(judge(generateKey().publicKey, MODULE), "key-unknown");
  });

  test("the trust store's two parts are what cosign takes", () => {
    const { payload, bundles } = parseSealed(new TextEncoder().encode(sealStore(STORE.content, ROOT)));
    writeFileSync(desk.path("store"), payload);
    writeFileSync(bundlePath(desk.path("store")), JSON.stringify(bundles[0]));
    writeFileSync(desk.path("root.pub"), ROOT.publicKey.pem);
    assert.equal(verdict("root.pub", "store"), "good");
    assert.notEqual(verdict("author.pub", "store"), "good");
  });

  /** Pushes an image of its own for one test. */
  async function push(repository: string, change: Parameters<typeof sampleImage>[0] = {}): Promise<Signed> {
    const store = new RegistryRepository(
      { registry: registry.host, repository },
      { env: {}, signal: new AbortController().signal, forWriting: true },
    );
    const { manifest, parts } = await sampleImage(change);
    await pushImage(store, { manifest, parts }, "1");
    const { descriptor, bytes } = manifest;
    return {
      store,
      name: `${registry.host}/${repository}@${descriptor.digest}`,
      image: descriptor,
      manifest: bytes,
    };
  }

  /** Whether cosign verifies the image: its tag for signatures, or its referrers. */
  async function cosignSays(form: "tag" | "referrer", publicKey: string, image: string): Promise<string> {
    const key = ["--key", desk.path(publicKey)];
    const root = ["--trusted-root", desk.path("empty-root.json")];
    const forms: Readonly<Record<string, readonly string[]>> = {
      "2 tag": ["verify", ...key],
      // Its `verify` looks at tags only (seen with 2.5 and 2.6): a signature among the referrers is an attestation to it.
      "2 referrer": [
        "verify-attestation",
        ...key,
        "--new-bundle-format",
        ...root,
        "--type",
        "https://sigstore.dev/cosign/sign/v1",
      ],
      "3 tag": ["verify", ...key, "--new-bundle-format=false"],
      "3 referrer": ["verify", ...key, ...root],
    };
    const { status, text } = await desk.run([
      ...(forms[`${major} ${form}`] ?? []),
      "--insecure-ignore-tlog",
      image,
    ]);
    return status === 0 ? "good" : text;
  }

  function ourVerdict(claims: readonly ImageClaim[], { manifest }: Signed, key: PublicKey): string {
    return codeOf(verifyImage(claims, { manifest, store: only(key), now: new Date(), nameOf: () => "hop" }));
  }

  test("cosign verifies the images that we sign, in both containers, by our key alone", async () => {
    const signed = await push("ours");
    await signImage(signed.store, "1", `${registry.host}/ours`, AUTHOR);
    for (const form of ["tag", "referrer"] as const) {
      assert.equal(await cosignSays(form, "author.pub", signed.name), "good", form);
      assert.match(await cosignSays(form, "other.pub", signed.name), REFUSAL, form);
    }
    await signed.store.close();
  });

  /** Puts another signature into the tag. */
  async function spoilTag({ store, image }: Signed): Promise<void> {
    const tag = signatureTag(image.digest);
    const { config, layers } = parseManifest((await store.getManifest(tag)).bytes);
    const [layer] = layers;
    assert.ok(layer);
    const other = Buffer.from(generateKey().sign(await getBlob(store, layer, 16_384))).toString("base64");
    const spoilt = {
      ...layer,
      annotations: { ...layer.annotations, "dev.cosignproject.cosign/signature": other },
    };
    await store.putManifest(encodeManifest({ config, layers: [spoilt] }), tag);
  }

  /** Puts a changed bundle into the place of the referrers. */
  async function spoilReferrer({ store, image }: Signed, change: (text: string) => string): Promise<void> {
    const [entry] = await store.getReferrers(image.digest);
    assert.ok(entry);
    const { config, layers, subject, annotations, artifactType } = parseManifest(
      (await store.getManifest(entry.digest)).bytes,
    );
    const [layer] = layers;
    assert.ok(layer && subject && artifactType);
    const text = new TextDecoder().decode(await getBlob(store, layer, 16_384));
    assert.notEqual(change(text), text);
    const bytes = new TextEncoder().encode(change(text));
    const spoilt = describe(layer.mediaType, bytes);
    await putBlob(store, spoilt, bytes);
    const manifest = encodeManifest({
      artifactType,
      config,
      layers: [spoilt],
      subject,
      ...(annotations && { annotations }),
    });
    await store.putManifest(manifest);
    const list = encodeIndex([{ ...manifest.descriptor, artifactType }]);
    await store.putManifest(list, image.digest.replace(":", "-"));
  }

  const otherSig = (text: string): string => {
    const sig = Buffer.from(generateKey().sign(MODULE)).toString("base64");
    return text.replace(/"sig":\s*"[^"]*"/, `"sig":"${sig}"`);
  };
  const otherImage =
    (digest: Digest) =>
    (text: string): string =>
      text.replace(/"payload":\s*"([^"]*)"/, (_, payload: string) => {
        const statement = Buffer.from(payload, "base64").toString();
        const changed = statement.replace(digest.slice(7), "0".repeat(64));
        return `"payload":"${Buffer.from(changed).toString("base64")}"`;
      });

  test("cosign refuses what was changed in what we signed", async () => {
    const tagged = await push("ours-tag-spoilt");
    await signImage(tagged.store, "1", "", AUTHOR);
    await spoilTag(tagged);
    assert.match(await cosignSays("tag", "author.pub", tagged.name), REFUSAL);
    for (const [at, change] of [otherSig, otherImage(tagged.image.digest)].entries()) {
      const referred = await push(`ours-referrer-spoilt-${at}`);
      await signImage(referred.store, "1", "", AUTHOR);
      await spoilReferrer(referred, change);
      assert.match(await cosignSays("referrer", "author.pub", referred.name), REFUSAL);
      await referred.store.close();
    }
    await tagged.store.close();
  });

  test("we verify the image that cosign signs, and refuse it when it was changed", async () => {
    const signed = await push("theirs");
    const said = await desk.run([
      "sign",
      "--key",
      desk.path("theirs.key"),
      ...desk.offlineSigning,
      "--yes",
      signed.name,
    ]);
    assert.equal(said.status, 0, said.text);
    const read = major === 2 ? readSignatureTag : readReferrers;
    const claims = await read(signed.store, signed.image.digest);
    assert.equal(ourVerdict(claims, signed, desk.theirKey()), "valid");
    assert.equal(ourVerdict(claims, signed, AUTHOR.publicKey), "key-unknown");
    const { manifest } = await sampleImage({ version: "9.9.9" });
    assert.equal(
      ourVerdict(claims, { ...signed, manifest: manifest.bytes }, desk.theirKey()),
      "signature-mismatch",
    );
    if (major === 2) {
      await spoilTag(signed);
      const spoilt = await readSignatureTag(signed.store, signed.image.digest);
      assert.equal(ourVerdict(spoilt, signed, desk.theirKey()), "key-unknown");
    } else {
      await spoilReferrer(signed, otherSig);
      const spoilt = await readReferrers(signed.store, signed.image.digest);
      assert.equal(ourVerdict(spoilt, signed, desk.theirKey()), "signature-invalid");
      await spoilReferrer(signed, otherImage(signed.image.digest));
      const other = await readReferrers(signed.store, signed.image.digest);
      assert.equal(ourVerdict(other, signed, desk.theirKey()), "signature-mismatch");
    }
    await signed.store.close();
  });

  test("signatures of both of us are on one image, and each is found", async () => {
    const signed = await push("both");
    await signImage(signed.store, "1", `${registry.host}/both`, AUTHOR);
    const said = await desk.run([
      "sign",
      "--key",
      desk.path("theirs.key"),
      ...desk.offlineSigning,
      "--yes",
      signed.name,
    ]);
    assert.equal(said.status, 0, said.text);
    await signImage(signed.store, "1", `${registry.host}/both`, AUTHOR);
    const form = major === 2 ? "tag" : "referrer";
    const claims = await (major === 2 ? readSignatureTag : readReferrers)(signed.store, signed.image.digest);
    for (const [key, file] of [
      [AUTHOR.publicKey, "author.pub"],
      [desk.theirKey(), "theirs.pub"],
    ] as const) {
      assert.equal(ourVerdict(claims, signed, key), "valid");
      assert.equal(await cosignSays(form, file, signed.name), "good");
    }
    await signed.store.close();
  });

  test("the command signs and verifies in the registry what cosign verifies and signs", async () => {
    const bundle = new TextEncoder().encode(signModule(sampleModule(), AUTHOR));
    const signed = await push("by-command", { bundle });
    const place = new Place();
    writeFileSync(`${place.folder}/author.key`, AUTHOR.privatePem);
    const command = async (code: number, ...words: readonly string[]): Promise<string> => {
      const outcome = await place.call(words);
      assert.equal(outcome.code, code, `${outcome.err}${outcome.out}`);
      return outcome.out;
    };
    await command(0, "sign", signed.name, "--key", "author.key");
    for (const form of ["tag", "referrer"] as const)
      assert.equal(await cosignSays(form, "author.pub", signed.name), "good", form);
    const theirs = ["--key", desk.path("theirs.key")];
    const said = await desk.run(["sign", ...theirs, ...desk.offlineSigning, "--yes", signed.name]);
    assert.equal(said.status, 0, said.text);
    for (const key of ["author.pub", "theirs.pub"])
      assert.match(
        await command(0, "verify", signed.name, "--key", desk.path(key)),
        /image signatures +valid/,
      );
    assert.match(await command(1, "verify", signed.name, "--key", desk.path("other.pub")), /key-unknown/);
    await signed.store.close();
  });

  test("the registry ends", async () => {
    await registry.close();
  });

  test.run();
}
