/** Parts of a node end while pods run on it. */

import assert from "node:assert/strict";
import { COUNTER, PONG } from "../interop/containerd-guests.js";
import { testImage, type NodePart } from "./cluster.js";
import { kubeletTable, until, type Bench } from "./kubelet-rows.js";

function prepare({ cluster }: Bench): Promise<void> {
  cluster.image(testImage("counter"), COUNTER);
  cluster.image(testImage("pong"), PONG);
  return Promise.resolve();
}

const restarts = (bench: Bench, pod: string): Promise<string> =>
  bench.field(`pod/${pod}`, ".status.containerStatuses[0].restartCount");

/** Ends a part while two pods run; they go on, and no line of a log is lost. */
async function survives(bench: Bench, part: NodePart, signal: NodeJS.Signals): Promise<void> {
  const { cluster } = bench;
  await Promise.all([bench.run("counter", { image: "counter" }), bench.run("pong", { image: "pong" })]);
  const before = (await bench.logs("counter")).length;
  await cluster.restart(part, signal, 2);
  await until(
    "an answer",
    async () => (await cluster.kubectl("exec", "pong", "--", "ping")).out === "pong\n",
  );
  await until("more lines", async () => (await bench.logs("counter")).length > before + 250);
  const lines = await bench.logs("counter");
  assert.deepEqual(
    lines.map(Number),
    lines.map((_, i) => i + 1),
  );
  await bench.run("later", { image: "pong" });
  for (const pod of ["counter", "pong"]) assert.equal(await restarts(bench, pod), "0");
  await bench.remove("counter", "pong", "later");
}

kubeletTable("faults", { series: "2.3", prepare }, (row) => {
  row("kubelet is restarted: pods go on", (bench) => survives(bench, "kubelet", "SIGTERM"));
  row("kubelet is killed: pods go on", (bench) => survives(bench, "kubelet", "SIGKILL"));

  // Its dead sandboxes kubelet clears away a minute after its start, while the others run.
  row("the shim's daemon is killed: kubelet starts its pods again", async (bench) => {
    const { cluster } = bench;
    await Promise.all(["one", "two"].map((name) => bench.run(name, { image: "pong" })));
    const daemon = cluster.pid("shim");
    process.kill(daemon, "SIGKILL");
    for (const name of ["one", "two"]) {
      await until("the restart", async () => (await restarts(bench, name)) === "1");
      await bench.wait(`pod/${name}`, "condition=Ready");
      assert.equal(await cluster.do("exec", name, "--", "ping"), "pong\n");
    }
    assert.notEqual(cluster.pid("shim"), daemon);
    await bench.remove("one", "two");
  });

  row("an engine is killed: its container is restarted, no other", async (bench) => {
    const { cluster } = bench;
    await Promise.all(["left", "right"].map((name) => bench.run(name, { image: "pong" })));
    const { out } = await cluster.enter("ctr", "-a", cluster.socket, "-n", "k8s.io", "tasks", "ls");
    const id = (await bench.field("pod/left", ".status.containerStatuses[0].containerID")).replace(
      "containerd://",
      "",
    );
    const pid = Number(new RegExp(`^${id}\\s+(\\d+)`, "m").exec(out)?.[1]);
    assert.ok(pid > 1, out);
    process.kill(pid, "SIGKILL");
    await until("the restart", async () => (await restarts(bench, "left")) === "1");
    await bench.wait("pod/left", "condition=Ready");
    const last = ".status.containerStatuses[0].lastState.terminated.exitCode";
    assert.equal(await bench.field("pod/left", last), "137");
    assert.equal(await restarts(bench, "right"), "0");
    await bench.remove("left", "right");
  });

  row("containerd is killed: pods go on", (bench) => survives(bench, "containerd", "SIGKILL"));
});
