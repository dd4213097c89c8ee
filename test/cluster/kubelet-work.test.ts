/** Pods that controllers make under kubelet: jobs, schedules, crowds; and pods of several containers. */

import assert from "node:assert/strict";
import { HELLO, PONG, TELLER } from "../interop/containerd-guests.js";
import { testImage } from "./cluster.js";
import { kubeletTable, podSpec, until, type Bench, type PodOptions } from "./kubelet-rows.js";

const CROWD = 40;
const GUESTS = { hello: HELLO, teller: TELLER, pong: PONG };

async function prepare({ cluster }: Bench): Promise<void> {
  for (const [name, module] of Object.entries(GUESTS)) cluster.image(testImage(name), module);
  // Its minute goes by while the other rows run.
  await cluster.apply(schedule("minutely"));
}

const template = (name: string, options: PodOptions): object => ({
  metadata: { labels: { app: name } },
  spec: podSpec(name, options),
});
const once = { restartPolicy: "Never" };

function schedule(name: string): string {
  return JSON.stringify({
    apiVersion: "batch/v1",
    kind: "CronJob",
    metadata: { name },
    spec: {
      schedule: "* * * * *",
      jobTemplate: { spec: { template: template(name, { image: "teller", spec: once }) } },
    },
  });
}

kubeletTable("pods at work", { series: "2.1", prepare }, (row) => {
  row("Job with four completions, two at a time", async (bench) => {
    const spec = {
      completions: 4,
      parallelism: 2,
      template: template("fours", { image: "teller", spec: once }),
    };
    await bench.cluster.apply(
      JSON.stringify({ apiVersion: "batch/v1", kind: "Job", metadata: { name: "fours" }, spec }),
    );
    await bench.wait("job/fours", "condition=Complete", 60);
    assert.equal(await bench.field("job/fours", ".status.succeeded"), "4");
    assert.equal(await bench.field("job/fours", ".status.failed"), "");
    await bench.cluster.do("delete", "job", "fours");
  });

  row("Job whose module ends badly fails, with its exit code", async (bench) => {
    const spec = { backoffLimit: 0, template: template("bad", { image: "hello", spec: once }) };
    await bench.cluster.apply(
      JSON.stringify({ apiVersion: "batch/v1", kind: "Job", metadata: { name: "bad" }, spec }),
    );
    await bench.wait("job/bad", "condition=Failed");
    const code = ".items[0].status.containerStatuses[0].state.terminated.exitCode";
    assert.equal(
      await bench.cluster.do("get", "pods", "-l", "job-name=bad", "-o", `jsonpath={${code}}`),
      "7",
    );
    await bench.cluster.do("delete", "job", "bad");
  });

  row("init containers run first, in their order; three containers share a pod", async (bench) => {
    const { cluster } = bench;
    const teller = (name: string): object => ({ name, image: testImage("teller"), args: [name] });
    const pong = (name: string): object => ({ name, image: testImage("pong") });
    const spec = {
      initContainers: [teller("first"), teller("second")],
      containers: [pong("one"), pong("two"), pong("three")],
    };
    await bench.run("several", { image: "pong", spec });
    for (const name of ["first", "second"])
      assert.ok((await bench.logs("several", "-c", name)).includes(name));
    const ends = await bench.field(
      "pod/several",
      ".status.initContainerStatuses[*].state.terminated.finishedAt",
    );
    const [first = "", second = ""] = ends.split(" ");
    assert.ok(first !== "" && first <= second, ends);
    for (const name of ["one", "two", "three"])
      assert.equal(await cluster.do("exec", "several", "-c", name, "--", "ping"), "pong\n");
    await bench.remove("several");
  });

  row("forty pods at once: all ready, all answer, all gone", async (bench) => {
    const { cluster } = bench;
    const spec = {
      replicas: CROWD,
      selector: { matchLabels: { app: "crowd" } },
      template: template("crowd", { image: "pong", spec: { terminationGracePeriodSeconds: 5 } }),
    };
    await cluster.apply(
      JSON.stringify({ apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "crowd" }, spec }),
    );
    await bench.wait("deployment/crowd", `jsonpath={.status.readyReplicas}=${CROWD}`, 100);
    const names = await cluster.do(
      "get",
      "pods",
      "-l",
      "app=crowd",
      "-o",
      "jsonpath={.items[*].metadata.name}",
    );
    const all = names.split(" ");
    assert.equal(all.length, CROWD);
    for (const name of [all[0], all.at(-1)])
      assert.equal(await cluster.do("exec", name ?? "", "--", "ping"), "pong\n");
    await cluster.do("delete", "deployment", "crowd");
    await bench.cluster.do("wait", "--for=delete", "pod", "-l", "app=crowd", "--timeout=60s");
  });

  row("CronJob: fired by its schedule, and by `create job --from`", async (bench) => {
    const { cluster } = bench;
    await cluster.do("create", "job", "by-hand", "--from=cronjob/minutely");
    await bench.wait("job/by-hand", "condition=Complete");
    const owned = "jsonpath={.items[?(@.metadata.ownerReferences[0].kind=='CronJob')].metadata.name}";
    const scheduled = async (): Promise<string | undefined> =>
      (await cluster.do("get", "jobs", "-o", owned)).split(" ").find((name) => name.startsWith("minutely-"));
    await until("the minute", async () => (await scheduled()) !== undefined, 75_000);
    await bench.wait(`job/${(await scheduled()) ?? ""}`, "condition=Complete");
    await cluster.do("delete", "cronjob", "minutely");
    await cluster.do("delete", "jobs", "--all");
  });
});
