/** What the rows of the kubelet table share: a cluster for a file, pods as manifests, and waiting. */

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { suite, type TestOptions } from "../harness/index.js";
import { cniPlugins, containerdPeer } from "../interop/containerd-peer.js";
import type { Series } from "../interop/containerd-suite.js";
import { startCluster, testImage, type Cluster, type ClusterOptions } from "./cluster.js";
import { kubernetesPeer, whyNoCluster } from "./kubernetes-peer.js";
import { remainsOfPods } from "./remains.js";
import { manifest } from "./shipped.js";

/** A container, as far as the rows differ. */
export interface PodOptions {
  readonly image: string;
  readonly container?: Readonly<Record<string, unknown>>;
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The spec of a pod with one container named as the pod. */
export function podSpec(name: string, { image, container, spec }: PodOptions): Record<string, unknown> {
  return {
    runtimeClassName: "sandpaw",
    automountServiceAccountToken: false,
    containers: [{ name, image: testImage(image), ...container }],
    ...spec,
  };
}

/** A pod as a manifest. */
export function podManifest(name: string, options: PodOptions): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, annotations: options.annotations ?? {} },
    spec: podSpec(name, options),
  });
}

/** Tries until it holds. */
export async function until(what: string, holds: () => Promise<boolean>, limitMs = 40_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await holds())) {
    assert.ok(Date.now() < end, `${what} did not come about within ${limitMs} ms`);
    await sleep(200);
  }
}

/** What rows do with the cluster. */
export interface Bench {
  readonly cluster: Cluster;
  /** Applies a pod and waits for a condition; `Ready` unless told. */
  run(name: string, options: PodOptions, wait?: string): Promise<void>;
  /** Deletes pods, and waits until they have gone. */
  remove(...names: readonly string[]): Promise<void>;
  /** A field of an object, by kubectl's JSONPath without braces. */
  field(object: string, path: string): Promise<string>;
  wait(object: string, condition: string, seconds?: number): Promise<void>;
  logs(pod: string, ...flags: readonly string[]): Promise<readonly string[]>;
}

/** The condition of a pod whose containers have ended well. */
export const SUCCEEDED = "jsonpath={.status.phase}=Succeeded";

function benchOf(cluster: Cluster): Bench {
  const bench: Bench = {
    cluster,
    async run(name, options, wait = "condition=Ready") {
      await cluster.apply(podManifest(name, options));
      await bench.wait(`pod/${name}`, wait);
    },
    async remove(...names) {
      await cluster.do("delete", "pod", ...names, "--timeout=40s");
    },
    field: (object, path) => cluster.do("get", object, "-o", `jsonpath={${path}}`),
    async wait(object, condition, seconds = 40) {
      const { code, err } = await cluster.kubectl(
        "wait",
        `--for=${condition}`,
        object,
        `--timeout=${seconds}s`,
      );
      if (code === 0) return;
      const told = await cluster.kubectl("describe", object);
      assert.fail(`${err}${told.out}\nthe daemon says:\n${cluster.log("shim")}`);
    },
    async logs(pod, ...flags) {
      return (await cluster.do("logs", pod, ...flags)).split("\n").filter(Boolean);
    },
  };
  return bench;
}

/** Adds a row to the table. */
export type Row = (name: string, body: (bench: Bench) => Promise<void>, options?: TestOptions) => void;

export interface TableOptions {
  /** The version of containerd below; `SANDPAW_CLUSTER_CONTAINERD` is another one for all tables. */
  readonly series: Series;
  /** Makes what the cluster needs from outside, and the cluster's options with it. */
  readonly before?: () => Promise<Partial<ClusterOptions>>;
  /** Brings images and the like into the cluster. */
  readonly prepare: (bench: Bench) => Promise<void>;
  readonly after?: () => Promise<void>;
}

/** One file of rows: a cluster, the rows one after the other, and nothing left at the end. */
export function kubeletTable(name: string, options: TableOptions, rows: (row: Row) => void): void {
  const series = process.env["SANDPAW_CLUSTER_CONTAINERD"] ?? options.series;
  const test = suite(`cluster: ${name}`);
  const containerd = containerdPeer(series);
  const kubernetes = kubernetesPeer();
  const cni = cniPlugins();
  const why = whyNoCluster();
  let cluster: Cluster | undefined;
  /** Set when the cluster has all that the rows need. */
  let bench: Bench | undefined;
  test.needs("root with the tools for a cluster", why === undefined, why ?? "");
  test.needs(
    `containerd ${series}`,
    containerd !== undefined,
    "the shim runs under it; .ci/peers/containerd.sh fetches it",
  );
  test.needs("CNI plugins", cni !== undefined, "pods have a network; .ci/peers/cni.sh fetches them");
  test.needs(
    "Kubernetes",
    kubernetes !== undefined,
    "the pods run under it; .ci/peers/kubernetes.sh builds it",
  );
  test("a cluster starts, and takes images", async () => {
    assert.ok(containerd && kubernetes && cni);
    cluster = await startCluster({ containerd, kubernetes, cni, ...(await options.before?.()) });
    const prepared = benchOf(cluster);
    await cluster.do("apply", "-f", manifest("runtimeclass"));
    await options.prepare(prepared);
    bench = prepared;
  });
  rows((rowName, body, testOptions) => {
    test(
      rowName,
      async () => {
        assert.ok(bench, "there is no cluster");
        await body(bench);
      },
      { timeoutMs: 120_000, ...testOptions },
    );
  });
  test(
    "when the pods have gone, nothing of them is left",
    async () => {
      const { cluster: used } = bench ?? assert.fail("there is no cluster");
      await used.do("delete", "pods", "--all", "--timeout=40s");
      const isClean = (): Promise<boolean> => Promise.resolve(remainsOfPods(used).length === 0);
      // Kubelet clears away once a minute what it has lost sight of.
      await until("the end", isClean, 90_000).catch(() => assert.deepEqual(remainsOfPods(used), []));
    },
    { timeoutMs: 150_000 },
  );
  if (kubernetes !== undefined && containerd !== undefined && cni !== undefined && why === undefined) {
    test.after(async () => {
      await cluster?.close();
      await options.after?.();
    });
  }
  test.run();
}
