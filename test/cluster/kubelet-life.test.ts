/** A pod's life under kubelet, and what people do with it by kubectl. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { follow } from "../harness/index.js";
import { COUNTER, GLUTTON, HELLO, PONG, TELLER, TRAP } from "../interop/containerd-guests.js";
import { testImage } from "./cluster.js";
import { kubeletTable, SUCCEEDED, until, type Bench } from "./kubelet-rows.js";

const GUESTS = { hello: HELLO, teller: TELLER, counter: COUNTER, pong: PONG, trap: TRAP, glutton: GLUTTON };
const MIB = 1024 * 1024;

function prepare({ cluster }: Bench): Promise<void> {
  for (const [name, module] of Object.entries(GUESTS)) cluster.image(testImage(name), module);
  return Promise.resolve();
}

const terminated = (pod: string, what: string): [string, string] => [
  `pod/${pod}`,
  `.status.containerStatuses[0].state.terminated.${what}`,
];
const restarts = (bench: Bench, pod: string): Promise<string> =>
  bench.field(`pod/${pod}`, ".status.containerStatuses[0].restartCount");

/** Fails unless the numbers go up one by one. */
function inOrder(lines: readonly string[]): void {
  const numbers = lines.map(Number);
  const [first = 0] = numbers;
  assert.deepEqual(
    numbers,
    numbers.map((_, i) => first + i),
  );
}

kubeletTable("a pod's life", { series: "1.7", prepare }, (row) => {
  row("RuntimeClass: its overhead and node selector are the pod's", async (bench) => {
    await bench.run("classy", { image: "pong" });
    assert.match(await bench.field("pod/classy", ".spec.overhead.memory"), /^\d+Mi$/);
    assert.equal(await bench.field("pod/classy", ".spec.nodeSelector"), '{"sandpaw.dev/runtime":"true"}');
    await bench.remove("classy");
  });

  row("arguments, exit code, ConfigMap and Secret as environment", async (bench) => {
    const { cluster } = bench;
    await cluster.do("create", "configmap", "paint", "--from-literal=COLOUR=blue");
    await cluster.do("create", "secret", "generic", "door", "--from-literal=CODE=1234");
    const envFrom = [{ configMapRef: { name: "paint" } }, { secretRef: { name: "door" } }];
    const container = { args: ["one", "two words"], envFrom, env: [{ name: "OWN", value: "yes" }] };
    await bench.run("teller", { image: "teller", container, spec: { restartPolicy: "Never" } }, SUCCEEDED);
    const lines = await bench.logs("teller");
    for (const line of ["FROM_IMAGE=yes", "COLOUR=blue", "CODE=1234", "OWN=yes", "one", "two words"])
      assert.ok(lines.includes(line), lines.join("\n"));
    assert.equal(await bench.field(...terminated("teller", "reason")), "Completed");
    await bench.remove("teller");
  });

  row("`kubectl logs -f`, and `attach`, show every line; delete ends it before its grace", async (bench) => {
    const { cluster } = bench;
    await bench.run("counter", { image: "counter" });
    const logs = cluster.start("logs", "-f", "counter");
    await logs.says(/^000100$/m);
    const attached = cluster.start("attach", "counter");
    await attached.says(/^0\d+\n(?:\d+\n){50}/m);
    const before = performance.now();
    await cluster.do("delete", "pod", "counter", "--grace-period=30");
    assert.ok(performance.now() - before < 15_000, "it waited for its grace");
    const { out } = await logs.ended;
    // What kubelet says when the log of a deleted pod is taken from under it is no line of the pod.
    const lines = out.split("\n").filter((line) => /^\d/.test(line));
    assert.equal(lines[0], "000001");
    inOrder(lines);
    inOrder((await attached.ended).out.split("\n").filter((line) => /^\d{6}$/.test(line)));
  });

  row("`exec`, `exec -i` and `exec -it` talk to the live behaviour", async (bench) => {
    const { cluster } = bench;
    await bench.run("pong", { image: "pong" });
    assert.equal(await cluster.do("exec", "pong", "--", "ping"), "pong\n");
    const refused = await cluster.kubectl("exec", "pong", "--", "no", "such", "word");
    assert.equal(refused.code, 1);
    assert.match(refused.err, /exec-refused/);
    const talk = cluster.start("exec", "-i", "pong", "--", "-");
    talk.type("ping\n");
    await talk.says(/^pong\n$/);
    talk.type("ping\n");
    await talk.says(/^pong\npong\n$/);
    talk.type("\n");
    talk.signal("SIGTERM");
    await talk.ended;
    const line = `${join(bench.cluster.programs, "kubectl")} exec -it pong -- -`;
    const env = { ...process.env, KUBECONFIG: cluster.kubeconfig };
    const terminal = spawn("script", ["-qfec", line, "/dev/null"], { env, stdio: "pipe" });
    const shown = follow(terminal);
    terminal.stdin.write("pinx\u007fg\r");
    await shown.says(/g\r+\npong\r+\n/);
    terminal.stdin.write("\u0004");
    assert.equal((await shown.ended).code, 0);
    await bench.remove("pong");
  });

  row("exec probes: one that answers leaves the pod alone, one that does not restarts it", async (bench) => {
    const probe = (word: string): Readonly<Record<string, unknown>> => ({
      livenessProbe: { exec: { command: [word] }, periodSeconds: 1, failureThreshold: 2 },
    });
    await bench.run("well", {
      image: "pong",
      container: { ...probe("ping"), readinessProbe: { exec: { command: ["ping"] }, periodSeconds: 1 } },
    });
    await bench.run("unwell", { image: "pong", container: probe("whatever") });
    await until("the restart", async () => (await restarts(bench, "unwell")) !== "0");
    assert.match(await bench.cluster.do("describe", "pod", "unwell"), /Unhealthy.*exec-refused/);
    assert.equal(await restarts(bench, "well"), "0");
    await bench.remove("well", "unwell");
  });

  row("runAsNonRoot: taken with a user, refused without; the engine's user is its own", async (bench) => {
    const securityContext = { runAsNonRoot: true, runAsUser: 1000 };
    await bench.run("nonroot", { image: "pong", spec: { securityContext } });
    await bench.cluster.apply(
      JSON.stringify({
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name: "root" },
        spec: {
          runtimeClassName: "sandpaw",
          securityContext: { runAsNonRoot: true },
          containers: [{ name: "root", image: testImage("pong") }],
        },
      }),
    );
    const why = ".status.containerStatuses[0].state.waiting.reason";
    await bench.wait("pod/root", `jsonpath={${why}}=CreateContainerConfigError`);
    await bench.remove("nonroot", "root");
  });

  row("in-place resize changes the limits of a pod that runs", async (bench) => {
    const { cluster } = bench;
    const limits = (cpu: string, memory: string): Readonly<Record<string, unknown>> => ({
      limits: { cpu, memory },
      requests: { cpu: "10m", memory: "48Mi" },
    });
    await bench.run("resized", { image: "pong", container: { resources: limits("100m", "64Mi") } });
    const containers = [{ name: "resized", resources: limits("150m", "96Mi") }];
    const patch = JSON.stringify({ spec: { containers } });
    await cluster.do("patch", "pod", "resized", "--subresource", "resize", "-p", patch);
    const now = ".status.containerStatuses[0].resources.limits";
    await until("the new limits", async () => (await bench.field("pod/resized", `${now}.memory`)) === "96Mi");
    assert.equal(await bench.field("pod/resized", `${now}.cpu`), "150m");
    const cgroup = await cgroupOf(bench, "resized");
    assert.equal(readFileSync(join(cgroup("cpu"), "cpu.cfs_quota_us"), "utf8"), "15000\n");
    const limit = Number(readFileSync(join(cgroup("memory"), "memory.limit_in_bytes"), "utf8"));
    assert.ok(limit > 64 * MIB && limit <= 96 * MIB, `${limit}`);
    assert.equal(await restarts(bench, "resized"), "0");
    await bench.remove("resized");
  });

  row("`/stats/summary` and `/metrics/resource` have its use", async (bench) => {
    const { cluster } = bench;
    await bench.run("measured", { image: "counter" });
    const node = "/api/v1/nodes/node/proxy";
    await until("the figures", async () => {
      const summary = await cluster.do("get", "--raw", `${node}/stats/summary`);
      const own = summary.split('"podRef"').find((part) => part.includes('"name": "measured"')) ?? "";
      const first = (name: string): number => Number(new RegExp(`"${name}": (\\d+)`).exec(own)?.[1] ?? 0);
      return first("usageCoreNanoSeconds") > 0 && first("workingSetBytes") > 4 * MIB;
    });
    const metrics = await cluster.do("get", "--raw", `${node}/metrics/resource`);
    assert.match(metrics, /^resource_scrape_error 0$/m);
    const value = (name: string): number =>
      Number(new RegExp(`^${name}\\{[^}]*pod="measured"[^}]*\\} (\\S+)`, "m").exec(metrics)?.[1] ?? 0);
    assert.ok(value("container_cpu_usage_seconds_total") > 0, metrics);
    assert.ok(value("container_memory_working_set_bytes") > 4 * MIB, metrics);
    await bench.remove("measured");
  });

  row("OOMKilled, with a sentence in the pod's status", async (bench) => {
    const container = { resources: { limits: { memory: "48Mi" } } };
    const failed = "jsonpath={.status.phase}=Failed";
    await bench.run("glutton", { image: "glutton", container, spec: { restartPolicy: "Never" } }, failed);
    assert.equal(await bench.field(...terminated("glutton", "reason")), "OOMKilled");
    assert.equal(await bench.field(...terminated("glutton", "exitCode")), "137");
    assert.match(await bench.field(...terminated("glutton", "message")), /^container-out-of-memory: /);
    await bench.remove("glutton");
  });

  row("CrashLoopBackOff with its exit code; a trap says in `describe` what it was", async (bench) => {
    const { cluster } = bench;
    const back = "jsonpath={.status.containerStatuses[0].state.waiting.reason}=CrashLoopBackOff";
    await bench.run("crashes", { image: "hello" }, back);
    const last = ".status.containerStatuses[0].lastState.terminated.exitCode";
    assert.equal(await bench.field("pod/crashes", last), "7");
    assert.deepEqual(await bench.logs("crashes"), ["hello"]);
    await bench.run(
      "trap",
      { image: "trap", spec: { restartPolicy: "Never" } },
      "jsonpath={.status.phase}=Failed",
    );
    assert.equal(await bench.field(...terminated("trap", "exitCode")), "134");
    assert.match(await cluster.do("describe", "pod", "trap"), /Message: +trap: .*unreachable/);
    await bench.remove("crashes", "trap");
  });
});

/** The folders of a pod's only container, by controller. */
async function cgroupOf(bench: Bench, pod: string): Promise<(controller: string) => string> {
  const id = await bench.field(`pod/${pod}`, ".status.containerStatuses[0].containerID");
  const uid = await bench.field(`pod/${pod}`, ".metadata.uid");
  const tree = readFileSync(join(bench.cluster.folder, "c", "name"), "utf8").trim();
  return (controller) => {
    for (const quality of ["", "burstable", "besteffort"]) {
      const pods = join("/sys/fs/cgroup", controller, tree, "kubepods", quality, `pod${uid}`);
      if (existsSync(pods)) return join(pods, id.replace("containerd://", ""));
    }
    throw new Error(`pod ${pod} has no cgroup`);
  };
}
