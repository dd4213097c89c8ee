// What `sandpaw push` writes, oras, skopeo and containerd read; what those write, `sandpaw pull` reads.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BUNDLE_FILE, digestOf, MODULE_FILE } from "@sandpaw/runtime/oci";
import { signModule } from "@sandpaw/runtime/trust";
import { onPath, suite, temporaryFolder } from "../harness/index.js";
import { jsonOf, Place } from "../cli/command.js";
import { startContainerd, TEST_CGROUP, type ContainerdBench } from "./containerd-bench.js";
import { HELLO } from "./containerd-guests.js";
import { containerdPeer, whyNoContainers } from "./containerd-peer.js";
import { RUNTIME } from "./containerd-shim.js";
import { startRegistry, type RunningRegistry } from "./docker-registry.js";
import { cosignPath, peerPath } from "./peer.js";

const test = suite("interop: exchange of images");
const program = peerPath("docker-registry");
const oras = peerPath("oras");
const place = new Place();
const at = (...names: readonly string[]): string => join(place.folder, ...names);
let registry: RunningRegistry;
let digest = "";

test.needs("docker-registry", program !== undefined, ".ci/peers/docker-registry.sh fetches it");

/** Runs a program of other people in the test's folder; fails where it fails. */
function run(command: string, ...args: readonly string[]): string {
  const env = { PATH: process.env["PATH"], HOME: place.folder, TMPDIR: place.folder };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: place.folder, env, encoding: "utf8" });
  assert.equal(status, 0, `${command} ${args.join(" ")}\n${stdout}${stderr}`);
  return stdout;
}

async function sandpaw(...args: readonly string[]): Promise<Record<string, unknown>> {
  const outcome = await place.call([...args, "--json"]);
  assert.equal(outcome.code, 0, `${args.join(" ")}\n${outcome.err}`);
  return jsonOf(outcome);
}

const same = (a: string, b: string): void => {
  assert.ok(readFileSync(a).equals(readFileSync(b)), `${a} and ${b} differ`);
};

test("push", async () => {
  assert.ok(program);
  registry = await startRegistry(program);
  writeFileSync(at("m.wasm"), HELLO);
  await place.call(["keygen", "me", "--trust"]);
  await place.call(["keygen", "other"]);
  await sandpaw("sign", "m.wasm", "--key", "me.key");
  const pushed = await sandpaw("push", "m.wasm", `${registry.host}/fleet/hop:1`);
  digest = String(pushed["digest"]);
  const again = await sandpaw("push", "m.wasm", `${registry.host}/fleet/hop:2`);
  assert.equal(again["digest"], digest);
  const listed = await place.call(["ls", `${registry.host}/fleet/hop`, "--json"]);
  assert.deepEqual(
    [...listed.out.matchAll(/"(?:tag|digest)": "([^"]+)"/g)].map(([, value]) => value),
    ["1", digest, "2", digest],
  );
});

test("pull brings back the same files, which verify", async () => {
  const pulled = await sandpaw("pull", `${registry.host}/fleet/hop:1`);
  assert.equal(pulled["image"], digest);
  assert.equal(pulled["digest"], digestOf(HELLO));
  same(at("hop.wasm"), at("m.wasm"));
  same(at("hop.wasm.sigstore.json"), at("m.wasm.sigstore.json"));
  await sandpaw("verify", "hop.wasm");
});

test("an artifact goes and comes, with its signature", async () => {
  await sandpaw("push", "m.wasm", `${registry.host}/fleet/art:1`, "--form", "artifact");
  await sandpaw("pull", `${registry.host}/fleet/art:1`, "-o", "art.wasm");
  same(at("art.wasm"), at("m.wasm"));
  await sandpaw("verify", "art.wasm");
});

test("copies keep the digest: folder, file, another repository, and back", async () => {
  const ways = [
    [`${registry.host}/fleet/hop:1`, "oci:layout"],
    ["oci:layout:1", "oci-archive:hop.tar"],
    ["oci-archive:hop.tar", `${registry.host}/other/hop`],
    [`${registry.host}/fleet/hop:1`, `${registry.host}/third/hop:x`],
  ] as const;
  for (const [from, to] of ways) assert.equal((await sandpaw("copy", from, to))["image"], digest);
  await sandpaw("pull", `${registry.host}/other/hop:1`, "-o", "back.wasm");
  same(at("back.wasm"), at("m.wasm"));
  await sandpaw("pull", "oci-archive:hop.tar", "-o", "tar.wasm");
  same(at("tar.wasm"), at("m.wasm"));
  await sandpaw("copy", "oci:layout:1", "oci-archive:again.tar");
  same(at("again.tar"), at("hop.tar"));
});

if (test.needs("oras", oras !== undefined, "another client; .ci/peers/oras.sh fetches it")) {
  test("oras pulls ours and reads our layouts, and we what oras pushes", async () => {
    assert.ok(oras);
    const { host } = registry;
    const resolved = run(oras, "resolve", "--plain-http", `${host}/fleet/hop:1`).trim();
    assert.equal(resolved, digest);
    run(oras, "copy", "--to-plain-http", "--from-oci-layout", "layout:1", `${host}/oras/hop:1`);
    await sandpaw("pull", `${host}/oras/hop:1`, "-o", "oras.wasm");
    same(at("oras.wasm"), at("m.wasm"));
    run(oras, "copy", "--from-plain-http", "--to-oci-layout", `${host}/fleet/art:1`, "theirs:1");
    await sandpaw("pull", "oci:theirs", "-o", "art2.wasm");
    await sandpaw("verify", "art2.wasm");
    const type = "application/vnd.dev.sigstore.bundle.v0.3+json";
    const files = ["m.wasm:application/wasm", `m.wasm.sigstore.json:${type}`];
    run(oras, "push", "--plain-http", `${host}/oras/art:1`, ...files);
    await sandpaw("pull", `${host}/oras/art:1`, "-o", "art3.wasm");
    await sandpaw("verify", "art3.wasm");
  });
}

if (test.needs("skopeo", onPath("skopeo") !== undefined, "another client; Debian packs it")) {
  test("skopeo pulls ours and reads our layouts, and we what skopeo pushes", async () => {
    const { host } = registry;
    const exact = ["--preserve-digests", "--src-tls-verify=false"];
    run("skopeo", "copy", ...exact, `docker://${host}/fleet/hop:1`, "oci:skopeo:1");
    assert.equal((await sandpaw("copy", "oci:skopeo:1", "oci-archive:sk.tar"))["image"], digest);
    run(
      "skopeo",
      "copy",
      "--dest-tls-verify=false",
      "oci-archive:hop.tar:1",
      `docker://${host}/skopeo/hop:1`,
    );
    await sandpaw("pull", `${host}/skopeo/hop:1@${digest}`, "-o", "sk.wasm");
    same(at("sk.wasm"), at("m.wasm"));
    // Unless told otherwise it compresses the layer.
    run("skopeo", "copy", "--src-tls-verify=false", `docker://${host}/fleet/hop:1`, "oci:gz:1");
    await sandpaw("pull", "oci:gz:1", "-o", "gz.wasm");
    same(at("gz.wasm"), at("m.wasm"));
    run("skopeo", "copy", "--src-tls-verify=false", `docker://${host}/fleet/art:1`, "oci:skart:1");
    await sandpaw("pull", "oci:skart:1", "-o", "art4.wasm");
    await sandpaw("verify", "art4.wasm");
  });
}

/** An image and its signature go through a containerd to another repository, and are pulled and verified there. */
async function comesBack(bench: ContainerdBench, series: string): Promise<void> {
  await sandpaw("sign", `${registry.host}/fleet/hop:1`, "--key", "me.key");
  const from = `${registry.host}/fleet/hop`;
  const to = `${registry.host}/containerd-${series}/hop`;
  const must = (...args: readonly string[]): void => {
    const { status, stdout, stderr } = bench.ctr(...args);
    assert.equal(status, 0, `ctr ${args.join(" ")}\n${stdout}${stderr}`);
  };
  for (const tag of ["1", `${digest.replace(":", "-")}.sig`]) {
    // Not `images pull`: a signature has no layers that could be unpacked.
    must("content", "fetch", "--plain-http", `${from}:${tag}`);
    must("images", "push", "--plain-http", `${to}:${tag}`, `${from}:${tag}`);
  }
  const file = `containerd-${series}.wasm`;
  const pulled = await sandpaw("pull", `${to}:1`, "-o", file);
  assert.deepEqual([pulled["image"], pulled["digest"]], [digest, digestOf(HELLO)]);
  same(at(file), at("m.wasm"));
  same(at(`${file}.sigstore.json`), at("m.wasm.sigstore.json"));
  await sandpaw("verify", file);
  const verdict = await sandpaw("verify", `${to}@${digest}`, "--key", "me.pub");
  assert.deepEqual([verdict["kind"], verdict["image"]], ["valid", digest]);
  assert.notEqual(verdict["signatures"], null);
  const other = await place.call(["verify", `${to}@${digest}`, "--key", "other.pub"]);
  assert.match(`${other.out}${other.err}`, /key-unknown/);
  hopped.push(to);
}

/** Repositories that a containerd has pushed to. */
const hopped: string[] = [];
const why = whyNoContainers();
if (test.needs("root with the tools for containers", why === undefined, why ?? "")) {
  for (const series of ["1.6", "1.7", "2.1", "2.3"]) {
    const peer = containerdPeer(series);
    if (!test.needs(`containerd ${series}`, peer !== undefined, ".ci/peers/containerd.sh fetches it")) break;
    test(`containerd ${series} pulls ours, and the shim runs it; we pull what it pushes`, async () => {
      assert.ok(peer);
      const bench = await startContainerd(peer);
      try {
        // The key that this containerd trusts is another one than that of the test's place.
        const folder = temporaryFolder();
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, MODULE_FILE), HELLO);
        writeFileSync(join(folder, BUNDLE_FILE), signModule(HELLO, bench.key));
        const name = `${registry.host}/containerd/hop:${series}`;
        await sandpaw("push", join(folder, MODULE_FILE), name);
        const pulled = bench.ctr("images", "pull", "--plain-http", name);
        assert.equal(pulled.status, 0, pulled.stderr);
        const id = `pulled-${series}`;
        const words = ["run", "--rm", "--runtime", RUNTIME, "--fifo-dir", join(bench.folder, "fifo")];
        const ran = bench.ctr(...words, "--cgroup", `${TEST_CGROUP}/${id}`, name, id);
        assert.deepEqual([ran.status, ran.stdout], [7, "hello\n"], ran.stderr);
        await comesBack(bench, series);
      } finally {
        await bench.close();
      }
    });
  }
}

const cosign = cosignPath();
if (test.needs("cosign", cosign !== undefined, "another verifier; .ci/peers/cosign.sh fetches it")) {
  test("cosign verifies the signature that went through a containerd", () => {
    assert.ok(cosign && hopped.length > 0);
    const offline = ["--insecure-ignore-tlog", "--allow-http-registry"];
    for (const to of hopped) run(cosign, "verify", "--key", "me.pub", ...offline, `${to}@${digest}`);
  });
}

if (program !== undefined) {
  test.after(async () => {
    await registry.close();
  });
}
test.run();
