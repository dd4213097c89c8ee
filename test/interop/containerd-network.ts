/** Pods in a network that CNI plugins make, and pods of the Sandbox API; under each version of containerd. */

import assert from "node:assert/strict";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onPath } from "../harness/index.js";
import { POD_NETWORK, startContainerd, TEST_CGROUP, type ContainerdBench } from "./containerd-bench.js";
import { hasSandboxApi } from "./containerd-config.js";
import { COUNTER, HELLO, PONG } from "./containerd-guests.js";
import { cniPlugins } from "./containerd-peer.js";
import { RUNTIME } from "./containerd-shim.js";
import { containerdSuite, type Series } from "./containerd-suite.js";
import { createCri, type Cri } from "./cri-client.js";
import { CONTAINER_STATE } from "./cri-messages.js";
import { createUntil } from "./until.js";

const image = (name: string): string => `sandpaw.test/${name}:1`;
const MIB = 1024 * 1024;

/** Adds the tests and runs them. */
export function networkSuite(series: Series): void {
  const { test, peer, runs } = containerdSuite("pods with a network", series);
  const cni = cniPlugins();
  const hasPlugins = test.needs(
    "CNI plugins",
    cni !== undefined && onPath("ip") !== undefined,
    "they make the network of pods; .ci/peers/cni.sh fetches them, and iproute2 is needed",
  );
  let bench: ContainerdBench;
  let cri: Cri;

  test("containerd starts in a network of its own", async () => {
    assert.ok(peer && cni);
    bench = await startContainerd(peer, { cni });
    cri = createCri(bench, { network: "pod" });
    for (const [name, module] of Object.entries({ pause: HELLO, counter: COUNTER, pong: PONG }))
      bench.image(image(name), module, { namespace: "k8s.io" });
  });

  const until = createUntil(() => bench.daemonLog());
  /** Addresses that are given out. */
  const leases = (): readonly string[] => {
    const folder = join(bench.folder, "ipam", "test");
    return existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(POD_NETWORK)) : [];
  };

  async function life(own: Cri, name: string): Promise<void> {
    const pod = await own.run(name, { image: image("pong") });
    const address = await own.podAddress(pod.id);
    assert.ok(address.startsWith(POD_NETWORK), `the pod has the address ${JSON.stringify(address)}`);
    assert.deepEqual(leases(), [address]);
    assert.deepEqual(await own.exec(pod.container, "ping"), [0, "pong\n", ""]);
    assert.ok(((await own.stats(pod.container))?.memory?.workingSet?.value ?? 0) > 5 * MIB);
    await own.stop(pod.container, 10);
    const { state, exitCode } = await own.status(pod.container);
    assert.deepEqual([state, exitCode], [CONTAINER_STATE.exited, 0]);
    await own.remove(pod);
    assert.deepEqual(leases(), []);
  }

  test("a pod has an address as long as it lives", () => life(cri, "addressed"));

  if (hasSandboxApi(series)) {
    test("a pod of the Sandbox API: no container stands for it, and its life is the same", async () => {
      const own = createCri(bench, { handler: "sandboxed", network: "pod" });
      await life(own, "own-short");
      const pod = await own.run("own-long", { image: image("counter") });
      assert.ok(await own.podIsReady(pod.id));
      assert.deepEqual(
        readdirSync(join(bench.runDir, "shim", "tasks")),
        [`k8s.io__${pod.container}.json`],
        "there is more than the one container",
      );
      assert.ok(!bench.ctr("-n", "k8s.io", "c", "ls", "-q").stdout.includes(pod.id));
      await until("its lines", () => pod.log().length > 10);
      const seen = pod.log().length;
      await bench.restart("SIGKILL");
      await until("more lines", () => pod.log().length > seen + 20);
      assert.ok(await own.podIsReady(pod.id));
      await own.stop(pod.container, 0);
      const numbers = pod.log().map(Number);
      assert.deepEqual(
        numbers,
        numbers.map((_, i) => i + 1),
      );
      await own.remove(pod);
      await assert.rejects(own.podIsReady(pod.id));
    });

    test("a pod of the Sandbox API has its annotations from containerd's own store", async () => {
      const own = createCri(bench, { handler: "sandboxed", network: "pod" });
      const annotations = { "sandpaw.dev/call-ms": "0.5" };
      const pod = await own.create("own-narrowed", { image: image("pong"), annotations });
      await assert.rejects(own.start(pod.container), /annotation-invalid/);
      await own.remove(pod);
    });

    test("the daemon is killed: a pod of the Sandbox API is over, and the next one runs", async () => {
      const own = createCri(bench, { handler: "sandboxed", network: "pod" });
      const pod = await own.run("own-orphan", { image: image("counter") });
      process.kill(bench.daemonPid(), "SIGKILL");
      await until("its end", async () => (await own.status(pod.container)).state === CONTAINER_STATE.exited);
      await until("the pod's end", async () => !(await own.podIsReady(pod.id)));
      await own.remove(pod);
      await life(own, "own-next");
    });
  }

  if (hasSandboxApi(series)) {
    test("ctr: the runtime says what it is", () => {
      const info: unknown = JSON.parse(bench.ctr("plugins", "inspect-runtime", "--runtime", RUNTIME).stdout);
      assert.ok(typeof info === "object" && info !== null && "Name" in info);
      assert.equal(info.Name, RUNTIME);
    });
  }

  // ctr 2.1 makes no sandbox with any runtime: it does not name the controller that containerd asks for.
  if (hasSandboxApi(series) && series !== "2.1") {
    test("ctr: a sandbox, and a container in it", async () => {
      bench.image(image("counter"), COUNTER);
      const spec = join(bench.folder, "sandbox.json");
      writeFileSync(spec, JSON.stringify({ ociVersion: "1.1.0" }));
      const made = bench.ctr("sandboxes", "run", "--runtime", RUNTIME, spec, "box");
      assert.deepEqual([made.status, made.stdout], [0, "box\n"], made.stderr);
      assert.match(bench.ctr("sandboxes", "ls").stdout, /^box /m);
      const words = ["--runtime", RUNTIME, "--sandbox", "box", "--cgroup", `${TEST_CGROUP}/in-box`];
      const ran = bench.ctr("run", ...words, "-d", "--null-io", image("counter"), "in-box");
      assert.equal(ran.status, 0, ran.stderr);
      const state = (): string => /^in-box +\d+ +(\w+)/m.exec(bench.ctr("task", "ls").stdout)?.[1] ?? "";
      assert.equal(state(), "RUNNING");
      bench.ctr("task", "kill", "-s", "SIGKILL", "in-box");
      await until("its end", () => state() === "STOPPED");
      bench.ctr("task", "rm", "in-box");
      bench.ctr("c", "rm", "in-box");
      const gone = bench.ctr("sandboxes", "rm", "box");
      assert.equal(gone.status, 0, gone.stderr);
      assert.deepEqual(readdirSync(join(bench.runDir, "shim", "tasks")), []);
    });
  }

  // containerd 2.1 itself ends with a nil pointer when such a pod has no network of its own.
  if (hasSandboxApi(series) && series !== "2.1") {
    test("a pod of the Sandbox API on the host's network", async () => {
      const own = createCri(bench, { handler: "sandboxed" });
      const pod = await own.run("own-host", { image: image("pong") });
      assert.deepEqual(await own.exec(pod.container, "ping"), [0, "pong\n", ""]);
      await own.remove(pod);
    });
  }

  if (runs && hasPlugins) {
    test.after(async () => {
      await bench.close();
    });
  }
  test.run();
}
