/** Twenty pods, and what they run under dies: containerd, which they outlive, and the daemon, which they do not. */

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { startContainerd, type ContainerdBench } from "./containerd-bench.js";
import { COUNTER, HELLO } from "./containerd-guests.js";
import { containerdSuite, type Series } from "./containerd-suite.js";
import { createCri, type Cri, type Pod } from "./cri-client.js";
import { CONTAINER_STATE } from "./cri-messages.js";
import { image } from "./ctr-client.js";
import { untilNothingIsLeft } from "./leftovers.js";
import { createProcessWatch } from "./process-tree.js";
import { createUntil } from "./until.js";

const PODS = 20;
const KILLED = 137;
/** What the CRI says of an end that it did not see. */
const UNSEEN = 255;
const DOWN_MS = 500;
/** What a daemon may have open more than before: warm engines come and go. */
const SLACK = 16;

/** Adds the tests and runs them. */
export function faultPodSuite(series: Series): void {
  const { test, peer, runs } = containerdSuite("pods that outlive", series);
  let bench: ContainerdBench;
  let cri: Cri;
  let pods: readonly Pod[] = [];
  let openBefore = 0;
  const watch = createProcessWatch();
  const until = createUntil(() => bench.daemonLog() + bench.log().slice(-12000));
  const open = (): number => readdirSync(`/proc/${bench.daemonPid()}/fd`).length;
  const stateOf = async (pod: Pod): Promise<number> => (await cri.status(pod.container)).state;

  function crowd(name: string, count: number): Promise<readonly Pod[]> {
    const wanted = { image: image("counter") };
    return Promise.all(Array.from({ length: count }, (_, at) => cri.run(`${name}-${at}`, wanted)));
  }

  /** Numbers without a gap, and at most our own word on the end behind them. */
  function isWhole(pod: Pod): void {
    const numbers = pod
      .log()
      .filter((line) => !line.startsWith("sandpaw: "))
      .map(Number);
    assert.deepEqual(
      numbers,
      numbers.map((_, at) => at + 1),
    );
  }

  async function oneRuns(name: string): Promise<void> {
    const pod = await cri.run(name, { image: image("hello") });
    await until("its end", async () => (await stateOf(pod)) === CONTAINER_STATE.exited);
    assert.equal((await cri.status(pod.container)).exitCode, 7);
    await until("its line", () => pod.log().length > 0);
    await cri.remove(pod);
  }

  /** The engine of a pod's container. */
  function engineOf({ container }: Pod): number {
    const [, pid] =
      bench
        .ctr("-n", "k8s.io", "task", "ls")
        .stdout.split("\n")
        .map((line) => line.split(/\s+/))
        .find(([id]) => id === container) ?? [];
    return Number(pid);
  }

  test("containerd starts, takes images, and twenty pods run", async () => {
    assert.ok(peer);
    bench = await startContainerd(peer);
    cri = createCri(bench);
    for (const [name, module] of Object.entries({ pause: HELLO, hello: HELLO, counter: COUNTER }))
      bench.image(image(name), module, { namespace: "k8s.io" });
    await oneRuns("first");
    openBefore = open();
    pods = await crowd("pod", PODS);
    watch.add(bench.daemonPid());
    for (const pod of pods) await until("its first lines", () => pod.log().length > 10);
  });

  for (const signal of ["SIGTERM", "SIGKILL"] as const)
    test(`containerd ends by ${signal} and is back: all run on, and what ended meanwhile has its true code`, async () => {
      const [lost, ...others] = pods;
      assert.ok(lost);
      const engine = engineOf(lost);
      const daemon = bench.daemonPid();
      assert.ok(watch.add(daemon).includes(engine));
      const back = bench.restart(signal, DOWN_MS);
      process.kill(engine, "SIGKILL");
      await back;
      assert.equal(bench.daemonPid(), daemon);
      await until("the end of one", async () => (await stateOf(lost)) === CONTAINER_STATE.exited);
      assert.equal((await cri.status(lost.container)).exitCode, KILLED);
      isWhole(lost);
      const seen = others.map((pod) => pod.log().length);
      for (const [at, pod] of others.entries()) {
        assert.equal(await stateOf(pod), CONTAINER_STATE.running);
        assert.ok(await cri.podIsReady(pod.id));
        await until("more lines", () => pod.log().length > (seen[at] ?? 0) + 10);
        isWhole(pod);
      }
      await cri.remove(lost);
      pods = others;
    });

  test("they are stopped and removed: every line is there, and nothing else is left", async () => {
    await Promise.all(
      pods.map(async (pod) => {
        await cri.stop(pod.container, 0);
        assert.equal((await cri.status(pod.container)).exitCode, KILLED);
        isWhole(pod);
        await cri.remove(pod);
      }),
    );
    await oneRuns("after");
    await untilNothingIsLeft(bench, watch);
    assert.ok(open() <= openBefore + SLACK, `${openBefore} descriptors became ${open()}`);
  });

  test("the daemon is killed under pods: all are over and say so, and a new pod runs at once", async () => {
    pods = await crowd("doomed", 6);
    const daemon = bench.daemonPid();
    const engines = watch.add(daemon);
    process.kill(daemon, "SIGKILL");
    await until("the end of all engines", () => watch.strays(0).length === 0);
    assert.ok(engines.length >= pods.length);
    for (const pod of pods) {
      await until("its end", async () => (await stateOf(pod)) === CONTAINER_STATE.exited);
      assert.ok([KILLED, UNSEEN].includes((await cri.status(pod.container)).exitCode));
      await until("the end of its sandbox", async () => !(await cri.podIsReady(pod.id)));
      isWhole(pod);
    }
    await oneRuns("next");
    assert.notEqual(bench.daemonPid(), daemon);
    await Promise.all(pods.map((pod) => cri.remove(pod)));
    await untilNothingIsLeft(bench, watch);
  });

  if (runs)
    test.after(async () => {
      await bench.close();
    });
  test.run();
}
