/** Pods over the CRI, from their sandbox to their removal; the same tests under each version of containerd. */

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startContainerd, TEST_CGROUP, type ContainerdBench } from "./containerd-bench.js";
import { COUNTER, HELLO, PONG, TELLER, TRAP } from "./containerd-guests.js";
import { containerdSuite, type Series } from "./containerd-suite.js";
import { createCri, type Cri, type Pod } from "./cri-client.js";
import { CONTAINER_STATE } from "./cri-messages.js";
import { createUntil } from "./until.js";

const image = (name: string): string => `sandpaw.test/${name}:1`;
const MIB = 1024 * 1024;

/** Adds the tests and runs them. */
export function podSuite(series: Series): void {
  const { test, peer, runs } = containerdSuite("pods", series);
  let bench: ContainerdBench;
  let cri: Cri;

  test("containerd starts, and takes images", async () => {
    assert.ok(peer);
    bench = await startContainerd(peer);
    cri = createCri(bench);
    const modules = { pause: HELLO, hello: HELLO, teller: TELLER, counter: COUNTER, pong: PONG, trap: TRAP };
    for (const [name, module] of Object.entries(modules))
      bench.image(image(name), module, { namespace: "k8s.io" });
    bench.image(image("unsigned"), HELLO, { signed: false, namespace: "k8s.io" });
    bench.image(image("native"), new TextEncoder().encode("\u007fELF and so on"), { namespace: "k8s.io" });
  });

  const until = createUntil(() => bench.daemonLog());
  const exited = (pod: Pod) => async (): Promise<boolean> =>
    (await cri.status(pod.container)).state === CONTAINER_STATE.exited;

  test("a pod runs, prints into its log, ends with its code, and is removed", async () => {
    const pod = await cri.run("teller", {
      image: image("teller"),
      args: ["one", "two words"],
      env: { COLOUR: "blue" },
    });
    await until("its end", exited(pod));
    const { exitCode, reason } = await cri.status(pod.container);
    assert.deepEqual([exitCode, reason], [0, "Completed"]);
    for (const line of ["FROM_IMAGE=yes", "COLOUR=blue", "one", "two words"])
      assert.ok(pod.log().includes(line), pod.rawLog());
    assert.ok(await cri.podIsReady(pod.id));
    await cri.remove(pod);
    assert.deepEqual(readdirSync(join(bench.runDir, "shim", "tasks")), []);
  });

  test("exec, statistics, a change of limits, and a stop with grace", async () => {
    const pod = await cri.run("pong", {
      image: image("pong"),
      resources: { cpuPeriod: 100_000, cpuQuota: 50_000, memoryLimit: 128 * MIB },
    });
    assert.deepEqual(await cri.exec(pod.container, "ping"), [0, "pong\n", ""]);
    const [code, , stderr] = await cri.exec(pod.container, "something else");
    assert.equal(code, 1);
    assert.match(stderr, /exec-refused: pong/);
    const stats = await cri.stats(pod.container);
    assert.ok((stats?.memory?.workingSet?.value ?? 0) > 5 * MIB, JSON.stringify(stats));
    assert.ok((stats?.cpu?.coreNs?.value ?? 0) > 0);
    assert.equal((await cri.listStats()).length, 1);
    const cgroup = `/sys/fs/cgroup/cpu${TEST_CGROUP}/${pod.container}`;
    const quota = (): string => readFileSync(join(cgroup, "cpu.cfs_quota_us"), "utf8").trim();
    assert.equal(quota(), "50000");
    await cri.update(pod.container, { cpuPeriod: 100_000, cpuQuota: 80_000, memoryLimit: 256 * MIB });
    assert.equal(quota(), "80000");
    // What the engine brought along is taken from both limits; swap is not to be had beside memory.
    const memory = ["memory.limit_in_bytes", "memory.memsw.limit_in_bytes"].map((file) => {
      const path = join(cgroup.replace("/cpu/", "/memory/"), file);
      return existsSync(path) ? Number(readFileSync(path, "utf8")) : undefined;
    });
    for (const limit of memory)
      if (limit !== undefined) assert.ok(limit > 200 * MIB && limit <= 256 * MIB, String(limit));
    assert.ok(memory[1] === undefined || memory[1] === memory[0], memory.join(" "));
    const before = performance.now();
    await cri.stop(pod.container, 10);
    assert.ok(performance.now() - before < 5000, "it did not end by itself");
    const { exitCode, state } = await cri.status(pod.container);
    assert.deepEqual([exitCode, state], [0, CONTAINER_STATE.exited]);
    await cri.remove(pod);
    assert.ok(!existsSync(cgroup));
  });

  test("exec with a terminal: keys are echoed and edited, its size may change, and it ends with the key for it", async () => {
    const pod = await cri.run("typed", { image: image("pong") });
    const talk = await cri.talk(pod.container, "-");
    talk.resize(100, 30);
    talk.write("pinx\u007fg\r");
    await until("the answer", () => talk.stdout.includes("pong\r\n"));
    assert.equal(talk.stdout, "pinx\b \bg\r\npong\r\n");
    talk.resize(20, 5);
    talk.write("nonsense\r");
    await until("the refusal", () => talk.stdout.includes("exec-refused"));
    talk.write("\u0004");
    await until("its end", () => talk.exitCode !== undefined);
    assert.equal(talk.exitCode, 0);
    const interrupted = await cri.talk(pod.container, "-");
    interrupted.write("half a li\u0003");
    await until("its end", () => interrupted.exitCode !== undefined);
    assert.deepEqual([interrupted.exitCode, interrupted.stdout], [130, "half a li^C\r\n"]);
    assert.deepEqual(await cri.exec(pod.container, "ping"), [0, "pong\n", ""]);
    await cri.remove(pod);
  });

  test("two hundred execs, and none hangs", async () => {
    const pod = await cri.run("busy", { image: image("pong") });
    for (let round = 0; round < 50; round += 1) {
      const all = await Promise.all([1, 2, 3, 4].map(() => cri.exec(pod.container, "ping")));
      for (const one of all) assert.deepEqual(one, [0, "pong\n", ""]);
    }
    await cri.remove(pod);
  });

  test("a pod that is refused says why in its status", async () => {
    const reasonOf = async (
      name: string,
      annotations: Readonly<Record<string, string>> = {},
      handler = "sandpaw",
    ): Promise<string> => {
      const pod = await cri.create(`refused-${name}`, { image: image(name), annotations, handler });
      await cri.start(pod.container).then(
        () => assert.fail(`${name} was started`),
        () => undefined,
      );
      const { state, message } = await cri.status(pod.container);
      assert.equal(state, CONTAINER_STATE.exited);
      await cri.remove(pod);
      return message;
    };
    assert.match(await reasonOf("unsigned"), /\/module\.wasm was refused: .*signature-missing/);
    assert.match(await reasonOf("native"), /native-container/);
    assert.match(await reasonOf("hello", { "sandpaw.dev/no-such-limit": "1" }), /annotation-unknown/);
    assert.match(await reasonOf("pong", { "sandpaw.dev/call-ms": "0.5" }), /annotation-invalid/);
    const lost = await reasonOf("hello", { "sandpaw.dev/max-speed": "0.1" }, "forgetful");
    assert.match(lost, /annotations-differ: sandpaw\.dev\/max-speed did not arrive/);
    assert.match(await reasonOf("hello", { "Sandpaw.dev/max-speed": "0.1" }), /annotations-differ: Sandpaw/);
  });

  test("a trap is told in the log and where kubelet looks for it", async () => {
    const file = join(bench.folder, "termination-log");
    writeFileSync(file, "");
    const pod = await cri.run("trap", { image: image("trap"), mounts: { "/dev/termination-log": file } });
    await until("its end", exited(pod));
    assert.equal((await cri.status(pod.container)).exitCode, 134);
    assert.match(readFileSync(file, "utf8"), /^trap: .*unreachable.*\n$/);
    assert.match(pod.log().join("\n"), /^sandpaw: trap: /);
    await cri.remove(pod);
  });

  test("no line of a log is lost while containerd is killed and comes back", async () => {
    const pod = await cri.run("counter", { image: image("counter") });
    await until("its first lines", () => pod.log().length > 10);
    for (const signal of ["SIGKILL", "SIGTERM"] as const) {
      const seen = pod.log().length;
      await bench.restart(signal);
      await until("more lines", () => pod.log().length > seen + 20);
    }
    assert.ok(await cri.podIsReady(pod.id));
    // What is written while a container is stopped belongs to its log too.
    await cri.stop(pod.container, 0);
    const numbers = pod.log().map(Number);
    assert.deepEqual(
      numbers,
      numbers.map((_, i) => i + 1),
    );
    assert.equal((await cri.status(pod.container)).exitCode, 137);
    await cri.remove(pod);
  });

  test("twenty pods at once, twice: all lines, all codes, nothing left, and no memory kept", async () => {
    const memory = (): number =>
      Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${bench.daemonPid()}/status`, "utf8"))?.[1] ?? 0);
    const sizes: number[] = [];
    for (const round of ["a", "b"]) {
      const pods = await Promise.all(
        Array.from({ length: 20 }, (_, i) => cri.run(`crowd-${round}-${i}`, { image: image("hello") })),
      );
      for (const pod of pods) {
        await until("its end", exited(pod));
        assert.equal((await cri.status(pod.container)).exitCode, 7);
        await until("its line", () => pod.log().length > 0);
        assert.deepEqual(pod.log(), ["hello"]);
      }
      await Promise.all(pods.map((pod) => cri.remove(pod)));
      sizes.push(memory());
    }
    assert.deepEqual(readdirSync(join(bench.runDir, "shim", "tasks")), []);
    const [first = 0, second = 0] = sizes;
    assert.ok(second - first < 30 * 1024, `the daemon grew from ${first} to ${second} KiB`);
  });

  if (runs) {
    test.after(async () => {
      await bench.close();
    });
  }
  test.run();
}
