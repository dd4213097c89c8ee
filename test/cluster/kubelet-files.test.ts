/** ConfigMaps and Secrets as files, under kubelet, which lays them out as only kubelet does. */

import assert from "node:assert/strict";
import { SERVICE_ACCOUNT_PATH } from "@sandpaw/runtime/policy";
import { build, manifestOf, program, reader } from "../runtime/supervisor/guests.js";
import { testImage } from "./cluster.js";
import { kubeletTable, type Bench, type PodOptions } from "./kubelet-rows.js";

/** What a guest that could not open its file ends with: the errno of WASI. */
const ERRNO = { acces: 2, badf: 8 };
const MOUNT = "/etc/config";
/** Prints the file five times a second, opening it anew. */
const READS_ON = program(
  `(data (i32.const 1024) "etc/config/speed") (func (export "_start") (loop $again
     (drop (call $path_open (i32.const 3) (i32.const 1) (i32.const 1024) (i32.const 16)
       (i32.const 0) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 16)))
     (i32.store (i32.const 0) (i32.const 64)) (i32.store (i32.const 4) (i32.const 900))
     (drop (call $fd_read (i32.load (i32.const 16)) (i32.const 0) (i32.const 1) (i32.const 32)))
     (i32.store (i32.const 4) (i32.load (i32.const 32)))
     (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 32)))
     (drop (call $fd_close (i32.load (i32.const 16))))
     (i32.store (i32.const 272) (i32.const 1)) (i64.store (i32.const 280) (i64.const 200000000))
     (drop (call $poll_oneoff (i32.const 256) (i32.const 512) (i32.const 1) (i32.const 600)))
     (br $again)))`,
  ["path_open", "fd_read", "fd_write", "fd_close", "poll_oneoff"],
);

async function prepare({ cluster }: Bench): Promise<void> {
  const read = (path: string, files: readonly string[]): Uint8Array =>
    build(reader(path), manifestOf("program", { files }));
  cluster.image(testImage("reader"), read("etc/config/speed", ["/etc"]));
  cluster.image(testImage("reads-on"), build(READS_ON, manifestOf("program", { files: ["/etc"] })));
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

    row("a behaviour that runs sees its ConfigMap change", async (bench) => {
      const { cluster } = bench;
      const map = (speed: string): string =>
        JSON.stringify({
          apiVersion: "v1",
          kind: "ConfigMap",
          metadata: { name: "changing" },
          data: { speed: `${speed}\n` },
        });
      await cluster.apply(map("0.1"));
      const volumes = [{ name: "config", configMap: { name: "changing" } }];
      const container = { volumeMounts: [{ name: "config", mountPath: MOUNT }] };
      await bench.run("live", { image: "reads-on", container, spec: { volumes } });
      const logs = cluster.start("logs", "-f", "live");
      await logs.says(/^0\.1$/m);
      await cluster.apply(map("0.2"));
      // Kubelet looks after a pod's volumes once a minute, and whenever the pod itself changes.
      await cluster.do("annotate", "pod", "live", "example/looked=yes");
      await logs.says(/^0\.2$/m);
      await bench.remove("live");
      assert.match((await logs.ended).out, /^(0\.1\n)+(0\.2\n)+/);
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
