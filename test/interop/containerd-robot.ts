/** A pod drives the simulated robot, within what its annotations leave of its grant; and whatever ends it stops the robot. */

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { ROBOT, startChain, type Chain } from "../harness/chain.js";
import { build, DRIVER, DRIVER_MANIFEST } from "../runtime/supervisor/guests.js";
import { startContainerd, type ContainerdBench } from "./containerd-bench.js";
import { HELLO } from "./containerd-guests.js";
import { containerdSuite, type Series } from "./containerd-suite.js";
import { createCri, type Cri, type Pod } from "./cri-client.js";
import { CONTAINER_STATE } from "./cri-messages.js";
import { createUntil } from "./until.js";

const DRIVES = "sandpaw.test/driver:1";
const TALKS = "sandpaw.test/talker:1";
/** Drives at every tick, and answers `pong` to whatever it is told. */
const TALKER = `(module
  (import "sandpaw:robot/motion@0.1.0" "drive" (func $drive (param f64 f64 f64 i32 i32)))
  (memory (export "memory") 1) (data (i32.const 64) "pong")
  (global $next (mut i32) (i32.const 1024))
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
    (global.set $next (i32.add (global.get $next) (local.get 3)))
    (i32.sub (global.get $next) (local.get 3)))
  (func (export "exec") (param i32 i32) (result i32)
    (i32.store8 (i32.const 32) (i32.const 0)) (i32.store (i32.const 36) (i32.const 64))
    (i32.store (i32.const 40) (i32.const 4)) (i32.const 32))
  (func (export "tick")
    (call $drive (f64.const 0.1) (f64.const 0) (f64.const 0) (i32.const 1000) (i32.const 256))))`;

/** Adds the tests and runs them. */
export function robotSuite(series: Series): void {
  const { test, peer, runs } = containerdSuite("pods with a robot", series);
  let chain: Chain;
  let bench: ContainerdBench;
  let cri: Cri;

  const until = createUntil(() => bench.daemonLog());
  const commanded = async (): Promise<number> => (await chain.truth.call("truth", {})).commanded.v;
  const moves = async (): Promise<boolean> => (await commanded()) > 0;
  const stands = async (): Promise<boolean> => (await commanded()) === 0;

  async function drivingPod(
    name: string,
    annotations: Readonly<Record<string, string>> = {},
    image = DRIVES,
  ): Promise<Pod> {
    await chain.truth.call("place", { x: 1.5, y: 2, theta: 0 });
    const pod = await cri.run(name, { image, annotations });
    await until(`${name} drives`, moves);
    return pod;
  }

  test("a world, a robot server and containerd start", async () => {
    assert.ok(peer);
    chain = await startChain({ world: "room" });
    bench = await startContainerd(peer, { runDir: chain.runDir });
    cri = createCri(bench);
    bench.image("sandpaw.test/pause:1", HELLO, { namespace: "k8s.io" });
    bench.image(DRIVES, build(DRIVER, DRIVER_MANIFEST), { namespace: "k8s.io" });
    bench.image(TALKS, build(TALKER, DRIVER_MANIFEST), { namespace: "k8s.io" });
  });

  test("it drives no faster than its annotation says, is known by its pod's name, and stops when it is deleted", async () => {
    const pod = await drivingPod("mover", { "sandpaw.dev/max-speed": "0.125" });
    for (let i = 0; i < 20; i += 1) {
      assert.ok((await commanded()) <= 0.125 + 1e-9);
      await sleep(10);
    }
    const { sessions } = await chain.view.call("status", {});
    const [session] = sessions;
    assert.deepEqual(
      [session?.identity.name, session?.identity.namespace, session?.identity.podUid],
      ["mover", "robots", "uid-of-mover"],
    );
    await cri.remove(pod);
    assert.ok(await stands(), "the pod is gone and the robot is still told to move");
    assert.deepEqual((await chain.view.call("status", {})).sessions, []);
  });

  test("probes by exec do not disturb a behaviour that drives, and need no session of their own", async () => {
    const pod = await drivingPod("probed", {}, TALKS);
    for (let i = 0; i < 20; i += 1) {
      assert.deepEqual(await cri.exec(pod.container, "are you well"), [0, "pong\n", ""]);
      assert.ok(await moves(), "it has stopped");
    }
    const { sessions } = await chain.view.call("status", {});
    assert.deepEqual(
      sessions.map(({ identity, lease }) => [identity.name, lease]),
      [["probed", "held"]],
    );
    await cri.remove(pod);
  });

  test("paused, the robot stands and keeps to its behaviour; resumed, the behaviour drives it on", async () => {
    const pod = await drivingPod("held");
    const task = (word: string): number | null =>
      bench.ctr("-n", "k8s.io", "task", word, pod.container).status;
    assert.equal(task("pause"), 0);
    assert.ok(await stands(), "it is paused and still told to move");
    await sleep(300);
    assert.ok(await stands(), "it moves although it is paused");
    const [session] = (await chain.view.call("status", {})).sessions;
    assert.deepEqual([session?.identity.name, session?.lease, session?.limitedBy], ["held", "held", "stop"]);
    assert.equal(task("resume"), 0);
    await until("it drives again", moves);
    assert.equal(task("pause"), 0);
    await cri.remove(pod);
    assert.ok(await stands());
  });

  test("a robot that is not there is named in the refusal", async () => {
    const pod = await cri.create("elsewhere", {
      image: DRIVES,
      annotations: { "sandpaw.dev/robot": "nobody" },
    });
    await assert.rejects(cri.start(pod.container), /robot-unknown/);
    assert.match((await cri.status(pod.container)).message, /robot-unknown: there is no robot "nobody"/);
    await cri.remove(pod);
    const named = await drivingPod("here", { "sandpaw.dev/robot": ROBOT });
    await cri.remove(named);
  });

  test("the daemon is killed: the robot stops, and the next pod drives it", async () => {
    const pod = await drivingPod("orphan");
    process.kill(bench.daemonPid(), "SIGKILL");
    await until("the robot stands", stands);
    await until("its end", async () => (await cri.status(pod.container)).state === CONTAINER_STATE.exited);
    // containerd's own code for an end that it could not watch; its events have the shim's 137.
    assert.equal((await cri.status(pod.container)).exitCode, 255);
    await cri.remove(pod);
    const next = await drivingPod("next");
    await cri.remove(next);
  });

  test("the robot server is lost: the pod ends and says so", async () => {
    const pod = await drivingPod("lost");
    chain.robotd.kill("SIGKILL");
    await until("its end", async () => (await cri.status(pod.container)).state === CONTAINER_STATE.exited);
    assert.equal((await cri.status(pod.container)).exitCode, 69);
    assert.match(pod.log().join("\n"), /^sandpaw: robot-lost: /m);
    await until("the robot stands", stands);
    await cri.remove(pod);
  });

  if (runs) {
    test.after(async () => {
      await bench.close();
      await chain.close();
    });
  }
  test.run();
}
