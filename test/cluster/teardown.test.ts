/** Whatever ends a test, nothing of its cluster stays. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { follow, suite, type Running } from "../harness/index.js";
import { cniPlugins, containerdPeer } from "../interop/containerd-peer.js";
import { CLUSTER_PROGRAM } from "./cluster.js";
import { until } from "./kubelet-rows.js";
import { kubernetesPeer, whyNoCluster } from "./kubernetes-peer.js";
import { manifest } from "./shipped.js";

const test = suite("cluster: its end");
const why = whyNoCluster();
test.needs("root with the tools for a cluster", why === undefined, why ?? "");
test.needs(
  "containerd 1.7",
  containerdPeer("1.7") !== undefined,
  "the shim runs under it; .ci/peers/containerd.sh fetches it",
);
test.needs("CNI plugins", cniPlugins() !== undefined, "pods have a network; .ci/peers/cni.sh fetches them");
test.needs(
  "Kubernetes",
  kubernetesPeer() !== undefined,
  "the pods run under it; .ci/peers/kubernetes.sh builds it",
);

/** What is left of a cluster, in words. */
function leftOf(name: string, network: string): readonly string[] {
  const processes = readdirSync("/proc").filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const groups = readFileSync(`/proc/${pid}/cgroup`, "utf8");
      return groups.includes(`/${name}`) || readlinkSync(`/proc/${pid}/ns/net`) === network;
    } catch {
      return false;
    }
  });
  const trees = ["", ...readdirSync("/sys/fs/cgroup")]
    .map((hierarchy) => join("/sys/fs/cgroup", hierarchy))
    .filter((folder) => {
      try {
        return readdirSync(folder).includes(name);
      } catch {
        return false;
      }
    });
  const pair = `sp${name.replace("sandpaw-cluster-", "")}`;
  const links = readFileSync("/proc/net/dev", "utf8").includes(`${pair}:`) ? [pair] : [];
  return [...processes, ...trees, ...links];
}

interface Started {
  readonly program: Running;
  readonly folder: string;
  readonly left: () => readonly string[];
  readonly keeper: number;
}

/** A cluster as a process of its own, with a pod on it, so that there are engines and their cgroups too. */
async function start(): Promise<Started> {
  const main = fileURLToPath(new URL("main.js", import.meta.url));
  const program = follow(spawn(process.execPath, [main, "--json"], { stdio: "pipe" }));
  const said = await program.says(/^\{"folder":"([^"]+)","kubeconfig":"([^"]+)"/m);
  const [, folder = "", kubeconfig = ""] = said;
  const name = readFileSync(join(folder, "c", "name"), "utf8").trim();
  const leader = readFileSync(join(folder, "c", "leader.pid"), "utf8").trim();
  const network = readlinkSync(`/proc/${leader}/ns/net`);
  assert.notEqual(network, readlinkSync("/proc/self/ns/net"));
  const kubernetes = kubernetesPeer() ?? assert.fail();
  for (const words of [
    ["apply", "-f", manifest("pod")],
    ["wait", "--for=condition=Ready", "pod/cover"],
  ]) {
    const kubectl = spawn(join(kubernetes, "kubectl"), ["--kubeconfig", kubeconfig, ...words]);
    const { code, err } = await follow(kubectl).ended;
    assert.equal(code, 0, err);
  }
  const left = (): readonly string[] => leftOf(name, network);
  assert.ok(left().length > 10);
  return { program, folder, left, keeper: Number(name.split("-").at(-1)) };
}

async function allGone({ left, folder }: Started): Promise<void> {
  await until("the end", () => Promise.resolve(left().length === 0), 10_000).catch(() =>
    assert.deepEqual(left(), []),
  );
  rmSync(folder, { recursive: true, force: true });
}

for (const signal of ["SIGKILL", "SIGTERM"] as const) {
  test(`a test that is ended by ${signal} leaves no process, cgroup or network behind`, async () => {
    const started = await start();
    started.program.signal(signal);
    await started.program.ended;
    await allGone(started);
  });
}

test("what is left when the cluster's own keeper is killed is swept away", async () => {
  const started = await start();
  process.kill(started.keeper, "SIGKILL");
  started.program.signal("SIGKILL");
  await started.program.ended;
  assert.ok(started.left().length > 10);
  const { code, err } = await follow(spawn(CLUSTER_PROGRAM, ["sweep"])).ended;
  assert.equal(code, 0, err);
  await allGone(started);
});

test.run();
