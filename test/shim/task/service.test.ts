/** The Task service: every call in every state of a task, and the events that are told, in their order. */

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import {
  createRequest,
  deleteResponse,
  empty,
  execRequest,
  killRequest,
  pidResponse,
  pidsResponse,
  processRef,
  stateResponse,
  STATUS,
  TASK_STATUS,
  waitResponse,
  type TtrpcClient,
} from "@sandpaw/shim";
import { suite } from "../../harness/index.js";
import { ask, startTaskBench, type Script, type TaskBench } from "./bench.js";

const test = suite("shim: task service");
let bench: TaskBench;
let client: TtrpcClient;
test.beforeEach(async () => {
  bench = await startTaskBench();
  client = await bench.client();
});
test.afterEach(async () => {
  client.close();
  await bench.close();
});

const NS = "default";
const create = (id: string, namespace = NS, by = client, version = 2): Promise<unknown> =>
  ask(by, "Create", [createRequest, pidResponse], { id, bundle: bench.bundle(namespace, id) }, version);
const start = (id: string, execId = ""): Promise<unknown> =>
  ask(client, "Start", [processRef, pidResponse], { id, execId });
const kill = (id: string, signal: number, execId = ""): Promise<unknown> =>
  ask(client, "Kill", [killRequest, empty], { id, execId, signal });
const remove = (id: string, execId = "", by = client) =>
  ask(by, "Delete", [processRef, deleteResponse], { id, execId });
const wait = (id: string, execId = "") => ask(client, "Wait", [processRef, waitResponse], { id, execId });
const exec = (id: string, execId: string): Promise<unknown> =>
  ask(client, "Exec", [execRequest, empty], { id, execId });
async function statusOf(id: string, execId = "", by = client): Promise<number> {
  const answer = await ask(by, "State", [processRef, stateResponse], { id, execId });
  return typeof answer === "number" ? -answer : answer.status;
}
function work(name: string): Script {
  const found = bench.work.get(name);
  assert.ok(found);
  return found;
}
const OK = {};

test("a life: create, wait, start, exit, delete, and its events in order", async () => {
  const pid = await create("one");
  assert.deepEqual(pid, { pid: work("one").pid });
  assert.equal(await statusOf("one"), TASK_STATUS.created);
  const waiting = wait("one");
  assert.deepEqual(await start("one"), pid);
  assert.equal(await statusOf("one"), TASK_STATUS.running);
  work("one").end(3);
  const end = await waiting;
  assert.ok(typeof end !== "number" && end.exitStatus === 3 && end.exitedAt !== undefined);
  assert.equal(await statusOf("one"), TASK_STATUS.stopped);
  const gone = await remove("one");
  assert.ok(typeof gone !== "number" && gone.exitStatus === 3 && gone.pid === work("one").pid);
  assert.equal(await statusOf("one"), -STATUS.notFound);
  assert.equal(work("one").released, 1);
  await bench.settled();
  assert.deepEqual(
    bench.events,
    ["create", "start", "exit", "delete"].map((topic) => `default/tasks/${topic}`),
  );
});

test("what does not fit a state is answered as containerd expects", async () => {
  await create("one");
  assert.equal(await create("one"), STATUS.alreadyExists);
  assert.equal(await exec("one", "e"), STATUS.failedPrecondition);
  await start("one");
  assert.equal(await start("one"), STATUS.failedPrecondition);
  assert.equal(await remove("one"), STATUS.failedPrecondition);
  assert.deepEqual(await kill("one", 15), OK);
  assert.deepEqual(work("one").signals, [15]);
  work("one").end(0);
  await wait("one");
  assert.equal(await kill("one", 9), STATUS.notFound);
  assert.equal(await start("one"), STATUS.failedPrecondition);
  assert.equal(await exec("one", "e"), STATUS.failedPrecondition);
  await remove("one");
  for (const call of [start("one"), kill("one", 9), remove("one"), wait("one"), exec("one", "e")])
    assert.equal(await call, STATUS.notFound);
});

test("killed or deleted before its start", async () => {
  await create("killed");
  assert.deepEqual(await kill("killed", 28), OK, "SIGWINCH ends nothing");
  assert.equal(await statusOf("killed"), TASK_STATUS.created);
  assert.deepEqual(await kill("killed", 15), OK);
  const end = await wait("killed");
  assert.ok(typeof end !== "number" && end.exitStatus === 143);
  assert.equal(await start("killed"), STATUS.failedPrecondition);
  await remove("killed");
  await create("deleted");
  const gone = await remove("deleted");
  assert.ok(typeof gone !== "number" && gone.exitStatus === 137);
  assert.ok(work("deleted").released > 0);
  assert.deepEqual(await create("deleted"), { pid: work("deleted").pid }, "the name is free again");
});

test("a start that fails is an end, and tells why", async () => {
  await create("bad");
  bench.refuseStart = "no room";
  assert.equal(await start("bad"), STATUS.unknown);
  assert.equal(await statusOf("bad"), TASK_STATUS.stopped);
  await remove("bad");
  await bench.settled();
  assert.deepEqual(
    bench.events,
    ["create", "exit", "delete"].map((topic) => `default/tasks/${topic}`),
  );
});

test("execs have lives of their own, and the first process's exit is told last", async () => {
  await create("one");
  await start("one");
  assert.deepEqual(await exec("one", "e1"), OK);
  assert.equal(await exec("one", "e1"), STATUS.alreadyExists);
  assert.equal(await exec("one", ""), STATUS.invalidArgument);
  await start("one", "e1");
  work("one/e1").end(4);
  const end = await wait("one", "e1");
  assert.ok(typeof end !== "number" && end.exitStatus === 4);
  await remove("one", "e1");
  assert.equal(await statusOf("one", "e1"), -STATUS.notFound);
  await exec("one", "e2");
  await start("one", "e2");
  work("one").end(0);
  await wait("one");
  assert.deepEqual(work("one/e2").signals, [9]);
  await bench.settled();
  assert.deepEqual(
    bench.events.map((event) => event.replace("default/tasks/", "")),
    ["create", "start", "exec-added", "exec-started", "exit", "exec-added", "exec-started", "exit", "exit"],
  );
});

test("an exec that is prepared for longer than its container lives is released, and never told of", async () => {
  for (const end of ["exit", "delete"] as const) {
    let ready = (): void => undefined;
    bench.execsReady = new Promise((resolve) => {
      ready = resolve;
    });
    await create(end);
    await start(end);
    const asked = exec(end, "late");
    // A later call on the same connection is answered: the exec has arrived, and waits.
    assert.equal(await statusOf(end), TASK_STATUS.running);
    work(end).end(0);
    await wait(end);
    const gone = end === "delete" ? remove(end) : undefined;
    assert.equal(await statusOf(end), TASK_STATUS.stopped);
    ready();
    assert.equal(await asked, STATUS.failedPrecondition);
    assert.deepEqual([work(`${end}/late`).starts, work(`${end}/late`).released], [0, 1]);
    assert.equal(await statusOf(end, "late"), -STATUS.notFound);
    if (gone !== undefined) assert.ok(typeof (await gone) !== "number");
  }
  await bench.settled();
  assert.deepEqual(
    bench.events.filter((event) => event.includes("exec")),
    [],
  );
});

test("once a container's first process has ended, no exec of it begins", async () => {
  await create("one");
  await start("one");
  for (const name of ["living", "waiting"]) assert.deepEqual(await exec("one", name), OK);
  await start("one", "living");
  bench.isStubborn = true;
  const waiting = wait("one");
  work("one").end(0);
  // Its exit is not told yet: it waits for the exec, which takes its time.
  while (work("one/living").signals.length === 0) await statusOf("one");
  assert.equal(await statusOf("one"), TASK_STATUS.running);
  assert.equal(await exec("one", "new"), STATUS.failedPrecondition);
  assert.equal(await start("one", "waiting"), STATUS.failedPrecondition);
  assert.equal(bench.work.has("one/new"), false);
  work("one/living").end(137);
  await waiting;
  assert.equal(await start("one", "waiting"), STATUS.failedPrecondition);
  assert.deepEqual([work("one/waiting").starts, work("one/waiting").released], [0, 1]);
  const gone = await remove("one", "waiting");
  assert.ok(typeof gone !== "number" && gone.exitStatus === 137);
  await remove("one");
  assert.equal(work("one/living").released, 1, "it goes with the container");
});

test("an exec cannot be started in a container that is held", async () => {
  const hold = (method: "Pause" | "Resume"): Promise<unknown> =>
    ask(client, method, [processRef, empty], { id: "one" });
  await create("one");
  await start("one");
  await exec("one", "e");
  await hold("Pause");
  assert.equal(await start("one", "e"), STATUS.failedPrecondition);
  assert.equal(work("one/e").starts, 0);
  await hold("Resume");
  assert.ok(typeof (await start("one", "e")) !== "number");
});

test("paused and resumed, with its execs; only one that runs can be, and an end comes through", async () => {
  const hold = (method: "Pause" | "Resume"): Promise<unknown> =>
    ask(client, method, [processRef, empty], { id: "one" });
  await create("one");
  assert.equal(await hold("Pause"), STATUS.failedPrecondition);
  await start("one");
  assert.equal(await hold("Resume"), STATUS.failedPrecondition);
  for (const name of ["e1", "e2"]) await exec("one", name);
  await start("one", "e1");
  assert.deepEqual(await hold("Pause"), OK);
  assert.equal(await statusOf("one"), TASK_STATUS.paused);
  assert.equal(await statusOf("one", "e1"), TASK_STATUS.paused);
  assert.equal(await hold("Pause"), STATUS.failedPrecondition);
  assert.equal(await exec("one", "e3"), STATUS.failedPrecondition);
  assert.equal(await remove("one"), STATUS.failedPrecondition);
  assert.deepEqual(await hold("Resume"), OK);
  assert.equal(await statusOf("one"), TASK_STATUS.running);
  assert.deepEqual(
    [work("one").holds, work("one/e1").holds],
    [
      [true, false],
      [true, false],
    ],
  );
  assert.deepEqual(work("one/e2").holds, [], "it was never started");
  await hold("Pause");
  await kill("one", 9);
  const end = await wait("one");
  assert.ok(typeof end !== "number" && end.exitStatus === 137);
  assert.deepEqual(work("one/e1").signals, [9]);
  assert.equal(await hold("Resume"), STATUS.notFound);
  await bench.settled();
  assert.deepEqual(
    bench.events.flatMap((event) =>
      /paused|resumed/.test(event) ? [event.replace("default/tasks/", "")] : [],
    ),
    ["paused", "resumed", "paused"],
  );
});

test("the kernel's kill for want of memory is an event before the exit", async () => {
  await create("one");
  await start("one");
  work("one").end(137, true);
  await wait("one");
  await bench.settled();
  assert.deepEqual(bench.events.slice(-2), ["default/tasks/oom", "default/tasks/exit"]);
});

test("the same name in two namespaces is two tasks, told apart by connection or by metadata", async () => {
  const other = await bench.client();
  await create("one");
  await create("one", "k8s.io", other);
  const pids = async (by: TtrpcClient): Promise<unknown> =>
    ask(by, "Pids", [processRef, pidsResponse], { id: "one" });
  assert.notDeepEqual(await pids(client), await pids(other));
  const fresh = await bench.client();
  assert.equal(await statusOf("one", "", fresh), -STATUS.notFound, "it cannot be known which one is meant");
  const answer = await fresh.call("containerd.task.v3.Task", "Pids", processRef.encode({ id: "one" }), {
    metadata: [{ key: "containerd-namespace-ttrpc", value: "k8s.io" }],
  });
  assert.deepEqual(pidsResponse.decode(answer), await pids(other));
  await remove("one", "", other);
  assert.equal(await statusOf("one", "", fresh), TASK_STATUS.created, "now there is only one");
  fresh.close();
  other.close();
});

test("names and bundles that cannot be", async () => {
  const wrong = async (id: string, bundle: string): Promise<unknown> =>
    ask(client, "Create", [createRequest, pidResponse], { id, bundle });
  for (const [id, bundle] of [
    ["one", "/somewhere/default/two"],
    ["..", "/somewhere/default/.."],
    ["one", "relative/default/one"],
    ["one", "/one"],
    ["a/b", "/somewhere/default/a/b"],
    ["x".repeat(80), `/somewhere/default/${"x".repeat(80)}`],
  ] as const)
    assert.equal(await wrong(id, bundle), STATUS.invalidArgument, bundle);
});

test("a container whose bundle has vanished is ended, and its name is free", async () => {
  for (const id of ["lost", "kept", "waiting"]) await create(id);
  await start("lost");
  for (const id of ["lost", "waiting"]) rmSync(bench.bundle(NS, id), { recursive: true });
  await bench.sweeper.sweep();
  assert.deepEqual(work("lost").signals, [9]);
  assert.deepEqual([await statusOf("lost"), await statusOf("waiting")], [-STATUS.notFound, -STATUS.notFound]);
  assert.equal(await statusOf("kept"), TASK_STATUS.created);
  assert.ok(work("waiting").released > 0);
  assert.deepEqual(await create("lost"), { pid: work("lost").pid });
});

test("what is not offered says so; v3 is as v2", async () => {
  assert.ok(typeof (await create("one", NS, client, 3)) !== "number");
  assert.equal(await ask(client, "Checkpoint", [processRef, empty], { id: "one" }, 3), STATUS.unimplemented);
  assert.deepEqual(await ask(client, "Shutdown", [processRef, empty], { id: "one" }), OK);
  assert.equal(await statusOf("one"), TASK_STATUS.created);
});

test.run();
