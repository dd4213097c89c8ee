/** What a pod mounts and as whom it runs; and pods that are refused, told where kubelet looks for it. */

import assert from "node:assert/strict";
import { chmodSync, chownSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildImage, type BuiltImage } from "@sandpaw/runtime/oci";
import { DEVELOPMENT_POLICY, SERVICE_ACCOUNT_PATH } from "@sandpaw/runtime/policy";
import { signModule } from "@sandpaw/runtime/trust";
import { build, manifestOf, reader } from "../runtime/supervisor/guests.js";
import { startContainerd, type ContainerdBench } from "./containerd-bench.js";
import { hasLoopDevices } from "./containerd-scratch.js";
import { RUNTIME } from "./containerd-shim.js";
import { HELLO, PONG, TRAP } from "./containerd-guests.js";
import { containerdSuite, type Series } from "./containerd-suite.js";
import { serveImages } from "./containerd-registry.js";
import { createCri, type Cri, type Pod, type PodOptions } from "./cri-client.js";
import { CONTAINER_STATE } from "./cri-messages.js";
import { createUntil } from "./until.js";

const image = (name: string): string => `sandpaw.test/${name}:1`;
const CONFIG = "/etc/config";
const ERRNO = { acces: 2, badf: 8, noent: 44 };
/** The mounts of this pod, below the folder that stands for kubelet's. */
type Volumes = Readonly<Record<string, string>>;

function readerOf(path: string, files: readonly string[]): Uint8Array {
  return build(reader(path), manifestOf("program", { files }));
}

/** A module as an image in the CNCF's form, with this signature. */
function artifact(module: Uint8Array, bundle: string | undefined): Promise<BuiltImage> {
  return buildImage({
    form: "artifact",
    module,
    name: "artifact",
    version: "1.0.0",
    request: {},
    ...(bundle === undefined ? {} : { bundle: new TextEncoder().encode(bundle) }),
  });
}

/** Adds the tests and runs them. */
export function fileSuite(series: Series): void {
  const { test, peer, runs } = containerdSuite("pods with files", series);
  let bench: ContainerdBench;
  let cri: Cri;

  const volume = (pod: string, kind: string, name: string): string =>
    join(bench.folder, "kubelet", "pods", `uid-of-${pod}`, "volumes", `kubernetes.io~${kind}`, name);

  /** A volume as kubelet lays it out, of one file. */
  function layOut(folder: string, file: string, text: string, mode = 0o644, gid = 0): string {
    const version = join(folder, "..2026_1");
    mkdirSync(version, { recursive: true });
    writeFileSync(join(version, file), text);
    chmodSync(join(version, file), mode);
    chownSync(join(version, file), 0, gid);
    symlinkSync("..2026_1", join(folder, "..data"));
    symlinkSync(`..data/${file}`, join(folder, file));
    return folder;
  }

  const until = createUntil(() => bench.daemonLog());

  async function ended(pod: Pod): Promise<number> {
    await until("its end", async () => (await cri.status(pod.container)).state === CONTAINER_STATE.exited);
    return (await cri.status(pod.container)).exitCode;
  }

  /** Runs a pod to its end; answers its code and its lines. */
  async function outcome(
    name: string,
    of: string,
    mounts: Volumes,
    options: Partial<PodOptions> = {},
  ): Promise<readonly [number, string]> {
    const pod = await cri.run(name, { image: image(of), mounts, ...options });
    const code = await ended(pod);
    if (code === 0) await until("its line", () => pod.log().length > 0);
    const line = pod.log().join("\n");
    await cri.remove(pod);
    return [code, line];
  }

  test("containerd starts, and takes images", async () => {
    assert.ok(peer);
    bench = await startContainerd(peer);
    cri = createCri(bench);
    const modules = {
      pause: HELLO,
      hello: HELLO,
      pong: PONG,
      trap: TRAP,
      reader: readerOf("etc/config/speed", ["/etc"]),
      token: readerOf(`${SERVICE_ACCOUNT_PATH.slice(1)}/token`, ["/", SERVICE_ACCOUNT_PATH]),
    };
    for (const [name, module] of Object.entries(modules))
      bench.image(image(name), module, { namespace: "k8s.io" });
    bench.image(image("unsigned"), HELLO, { signed: false, namespace: "k8s.io" });
    bench.image(image("native"), new TextEncoder().encode("\u007fELF and so on"), { namespace: "k8s.io" });
  });

  test("a ConfigMap is read where it is mounted and granted; annotations take it away again", async () => {
    const speed = (pod: string): Volumes => ({
      [CONFIG]: layOut(volume(pod, "configmap", "c"), "speed", "0.25"),
    });
    assert.deepEqual(await outcome("reads", "reader", speed("reads")), [0, "0.25"]);
    const narrowed = { annotations: { "sandpaw.dev/files": "/etc/other" } };
    assert.deepEqual(await outcome("narrowed", "reader", speed("narrowed"), narrowed), [ERRNO.badf, ""]);
  });

  test("nothing else of the machine is read, wherever a pod mounts it", async () => {
    const secret = layOut(join(bench.folder, "host"), "speed", "secret");
    assert.deepEqual(await outcome("host-path", "reader", { [CONFIG]: secret }), [ERRNO.badf, ""]);
    const cache = layOut(volume("cache", "empty-dir", "cache"), "speed", "cached");
    assert.deepEqual(await outcome("cache", "reader", { [CONFIG]: cache }), [ERRNO.badf, ""]);
    const other = layOut(volume("somebody", "secret", "keys"), "speed", "secret");
    assert.deepEqual(await outcome("thief", "reader", { [CONFIG]: other }), [ERRNO.badf, ""]);
  });

  test("the user, the group and the groups of the container decide which files it may read", async () => {
    const asked: readonly (readonly [string, PodOptions["security"], readonly [number, string]])[] = [
      ["root", {}, [0, "secret"]],
      ["stranger", { runAsUser: { value: 1000 } }, [ERRNO.acces, ""]],
      ["member", { runAsUser: { value: 1000 }, runAsGroup: { value: 100 } }, [0, "secret"]],
      ["by-fs-group", { runAsUser: { value: 1000 }, supplementalGroups: Uint8Array.of(100) }, [0, "secret"]],
    ];
    for (const [name, security, expected] of asked) {
      const mounts = { [CONFIG]: layOut(volume(name, "secret", "keys"), "speed", "secret", 0o440, 100) };
      assert.deepEqual(await outcome(name, "reader", mounts, { security: security ?? {} }), expected, name);
    }
  });

  test("the service account's token is read only where each hop names it", async () => {
    const token = (pod: string): Volumes => {
      const claims = Buffer.from(JSON.stringify({ sub: "system:serviceaccount:robots:default" }));
      const folder = layOut(
        volume(pod, "projected", "kube-api-access"),
        "token",
        `e30.${claims.toString("base64url")}.x`,
      );
      return { [SERVICE_ACCOUNT_PATH]: folder };
    };
    assert.deepEqual(await outcome("unnamed", "token", token("unnamed")), [ERRNO.badf, ""]);
    bench.policy(DEVELOPMENT_POLICY.replace("files: [/]", `files: [/, ${SERVICE_ACCOUNT_PATH}]`));
    const [code, text] = await outcome("named", "token", token("named"));
    assert.equal(code, 0);
    assert.match(text, /^e30\./);
    bench.policy(DEVELOPMENT_POLICY);
  });

  /** Kubelet's own file for a container's last words, mounted where the pod wants it. */
  function lastWordsOf(pod: string): { readonly file: string; readonly mounts: Volumes } {
    const folder = join(bench.folder, "kubelet", "pods", `uid-of-${pod}`, "containers", "behaviour");
    mkdirSync(folder, { recursive: true });
    const file = join(folder, "0badcafe");
    writeFileSync(file, "");
    return { file, mounts: { "/tmp/last-words": file } };
  }

  test("a trap and a kill are told in the termination log, wherever that is", async () => {
    const trap = lastWordsOf("trap");
    assert.equal((await outcome("trap", "trap", trap.mounts))[0], 134);
    assert.match(readFileSync(trap.file, "utf8"), /^trap: [^\n]*unreachable[^\n]*\n$/);
    const killed = lastWordsOf("killed");
    const pod = await cri.run("killed", { image: image("pong"), mounts: killed.mounts });
    await cri.stop(pod.container, 0);
    assert.equal(await ended(pod), 137);
    assert.match(readFileSync(killed.file, "utf8"), /^killed: [^\n]*SIGKILL[^\n]*\n$/);
    assert.deepEqual(pod.log(), []);
    await cri.remove(pod);
  });

  /** Starts a pod that must be refused; what its status says, which its termination log says too. */
  async function refusal(name: string, of: string, options: Partial<PodOptions> = {}): Promise<string> {
    const { file, mounts } = lastWordsOf(name);
    const pod = await cri.create(name, { image: image(of), mounts, ...options });
    await assert.rejects(cri.start(pod.container), `${name} was started`);
    const { state, message } = await cri.status(pod.container);
    assert.equal(state, CONTAINER_STATE.exited);
    const words = readFileSync(file, "utf8");
    assert.match(words, /^[^\n]+\n$/);
    assert.ok(message.includes(words.trim()), `${message} / ${words}`);
    await cri.remove(pod);
    return words;
  }

  test("what ctr mounts is read, and what it is refused is told with a code", () => {
    const config = layOut(join(bench.folder, "chosen"), "speed", "0.5");
    bench.image(image("reader"), readerOf("etc/config/speed", ["/etc"]));
    bench.image(image("unsigned"), HELLO, { signed: false });
    const mount = `type=bind,src=${config},dst=${CONFIG},options=rbind:ro`;
    const read = bench.ctr(
      "run",
      "--rm",
      "--runtime",
      RUNTIME,
      "--mount",
      mount,
      image("reader"),
      "ctr-reads",
    );
    assert.deepEqual([read.status, read.stdout], [0, "0.5"], read.stderr);
    const refused = bench.ctr("run", "--rm", "--runtime", RUNTIME, image("unsigned"), "ctr-refused");
    assert.notEqual(refused.status, 0);
    assert.match(refused.stderr, /\/module\.wasm was refused: signature-missing: /);
  });

  // 1.6 takes no such image.
  if (series !== "1.6") {
    test("an image that is nothing but a module runs, and is refused as any other", async () => {
      const images = await serveImages({
        // For the CRI two images of one module are one image, whatever their signatures.
        signed: await artifact(HELLO, signModule(HELLO, bench.key)),
        unsigned: await artifact(PONG, undefined),
        wrong: await artifact(TRAP, signModule(HELLO, bench.key)),
      });
      try {
        const command = ["/module.wasm"];
        for (const name of ["signed", "unsigned", "wrong"]) await cri.pull(images.reference(name));
        const pod = await cri.run("artifact", { image: images.reference("signed"), command });
        assert.equal(await ended(pod), 7);
        await until("its line", () => pod.log().length > 0);
        assert.deepEqual(pod.log(), ["hello"]);
        await cri.remove(pod);
        const missing = await refusal("artifact-unsigned", "", {
          image: images.reference("unsigned"),
          command,
        });
        assert.match(missing, /refused: signature-missing: /);
        const wrong = await refusal("artifact-wrong", "", { image: images.reference("wrong"), command });
        assert.match(wrong, /refused: signature-/);
      } finally {
        images.close();
      }
    });
  }

  test("a pod that is refused never starts, and says why in one sentence with its code", async () => {
    assert.match(await refusal("unsigned", "unsigned"), /^\/module\.wasm was refused: signature-missing: /);
    const native = await refusal("native", "native");
    assert.match(native, /^native-container: .*RuntimeClass sandpaw; put it into a pod of its own/);
    bench.policy(DEVELOPMENT_POLICY.replace("  files: [/]", "  # no files"));
    assert.match(await refusal("denied", "reader"), /refused: denied-by-node: files is requested/);
    bench.policy(DEVELOPMENT_POLICY);
    const annotations = { "sandpaw.dev/deny": "files" };
    assert.match(
      await refusal("denied-by-pod", "reader", { annotations }),
      /denied-by-pod: files is requested/,
    );
    const lost = { annotations: { "sandpaw.dev/files": "/etc/other" }, handler: "forgetful" };
    assert.match(
      await refusal("lost", "reader", lost),
      /^annotations-differ: sandpaw\.dev\/files did not arrive/,
    );
    const restore = bench.revoke();
    assert.match(await refusal("revoked", "hello"), /^\/module\.wasm was refused: key-revoked: /);
    restore();
  });

  // 1.6 has no such snapshotter.
  if (series !== "1.6") {
    test.needs("mke2fs and loop devices", hasLoopDevices(), "a snapshotter keeps roots as disks");

    test("the root of a snapshotter that makes no folders is mounted for us alone", () => {
      bench.image(image("hello"), HELLO);
      const words = ["run", "--rm", "--runtime", RUNTIME, "--snapshotter", "blockfile", image("hello")];
      const { status, stdout, stderr } = bench.ctr(...words, "block");
      assert.deepEqual([status, stdout], [7, "hello\n"], stderr);
      assert.ok(!readFileSync("/proc/self/mounts", "utf8").includes(join(bench.folder, "blockfile")));
    });
  }

  if (runs) {
    test.after(async () => {
      await bench.close();
    });
  }
  test.run();
}
