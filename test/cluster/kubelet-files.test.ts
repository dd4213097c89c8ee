/** ConfigMaps and Secrets as files, under kubelet, which lays them out as only kubelet does. */

import assert from "node:assert/strict";
import { SERVICE_ACCOUNT_PATH } from "@sandpaw/runtime/policy";
import { build, manifestOf, reader } from "../runtime/supervisor/guests.js";
import { testImage } from "./cluster.js";
import { kubeletTable, type Bench, type PodOptions } from "./kubelet-rows.js";

/** What a guest that could not open its file ends with: the errno of WASI. */
const ERRNO = { acces: 2, badf: 8 };
const MOUNT = "/etc/config";

async function prepare({ cluster }: Bench): Promise<void> {
  const read = (path: string, files: readonly string[]): Uint8Array =>
    build(reader(path), manifestOf("program", { files }));
  cluster.image(testImage("reader"), read("etc/config/speed", ["/etc"]));
  cluster.image(testImage("token"), read(`${SERVICE_ACCOUNT_PATH.slice(1)}/token`, ["/"]));
  await cluster.do("create", "configmap", "settings", "--from-literal=speed=0.25");
  await cluster.do("create", "secret", "generic", "door", "--from-literal=speed=1234");
}

/** A pod with one volume; runs to its end. Answers its code and its lines. */
async function outcome(
  bench: Bench,
  name: string,
  volume: Readonly<Record<string, unknown>>,
  options: Partial<PodOptions> = {},
): Promise<readonly [number, readonly string[]]> {
  const spec = { restartPolicy: "Never", volumes: [{ name: "config", ...volume }], ...options.spec };
  const container = { volumeMounts: [{ name: "config", mountPath: MOUNT }] };
  const ended = ".status.containerStatuses[0].state.terminated.exitCode";
  await bench.run(name, { image: "reader", container, ...options, spec }, `jsonpath={${ended}}`);
  const code = Number(await bench.field(`pod/${name}`, ended));
  const lines = await bench.logs(name);
  await bench.remove(name);
  return [code, lines];
}

kubeletTable(
  "files",
  { series: "2.3", before: () => Promise.resolve({ sandboxApi: true }), prepare },
  (row) => {
    row("a ConfigMap is read as a file; an annotation takes it away again", async (bench) => {
      const settings = { configMap: { name: "settings" } };
      assert.deepEqual(await outcome(bench, "reads", settings), [0, ["0.25"]]);
      const annotations = { "sandpaw.dev/files": "/etc/other" };
      assert.deepEqual(await outcome(bench, "narrowed", settings, { annotations }), [ERRNO.badf, []]);
    });

    row("a Secret is read as its mode, `runAsUser` and `fsGroup` allow", async (bench) => {
      const door = { secret: { secretName: "door", defaultMode: 0o440 } };
      const as = (securityContext: object): Partial<PodOptions> => ({ spec: { securityContext } });
      assert.deepEqual(await outcome(bench, "root", door), [0, ["1234"]]);
      const stranger = { runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000 };
      assert.deepEqual(await outcome(bench, "stranger", door, as(stranger)), [ERRNO.acces, []]);
      const member = { ...stranger, fsGroup: 2000 };
      assert.deepEqual(await outcome(bench, "member", door, as(member)), [0, ["1234"]]);
    });

    row("a projected volume of both is read", async (bench) => {
      const sources = [{ configMap: { name: "settings" } }];
      assert.deepEqual(await outcome(bench, "projected", { projected: { sources } }), [0, ["0.25"]]);
    });

    row("no other volume is read, and not the service account's token", async (bench) => {
      assert.deepEqual(await outcome(bench, "host", { hostPath: { path: "/etc" } }), [ERRNO.badf, []]);
      assert.deepEqual(await outcome(bench, "empty", { emptyDir: {} }), [ERRNO.badf, []]);
      const mounted = { image: "token", spec: { automountServiceAccountToken: true } };
      assert.deepEqual(await outcome(bench, "token", { emptyDir: {} }, mounted), [ERRNO.badf, []]);
    });
  },
);
