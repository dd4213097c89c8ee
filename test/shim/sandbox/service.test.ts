/** The Sandbox service: a pod's record from its creation to its shutdown, beside the Task service on one socket. */

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import {
  connectResponse,
  createSandboxRequest,
  empty,
  platformResponse,
  processRef,
  SANDBOX_MOVES,
  SANDBOX_STATES,
  sandboxMetricsResponse,
  sandboxRef,
  sandboxStatusResponse,
  startSandboxResponse,
  STATUS,
  StatusError,
  waitResponse,
  type Codec,
  type TtrpcClient,
} from "@sandpaw/shim";
import { suite } from "../../harness/index.js";
import { ask as askTask, startTaskBench, type TaskBench } from "../task/bench.js";

const test = suite("shim: sandbox service");
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

async function ask<A>(method: string, answer: Codec<A>, sandboxId: string): Promise<A | number> {
  try {
    const payload =
      method === "CreateSandbox"
        ? createSandboxRequest.encode({ sandboxId, bundle: bench.bundle("k8s.io", sandboxId) })
        : sandboxRef.encode({ sandboxId });
    return answer.decode(await client.call("containerd.runtime.sandbox.v1.Sandbox", method, payload));
  } catch (error) {
    if (error instanceof StatusError) return error.status;
    throw error;
  }
}
async function stateOf(id: string): Promise<string | number> {
  const answer = await ask("SandboxStatus", sandboxStatusResponse, id);
  return typeof answer === "number" ? answer : answer.state;
}

test("a life: create, start, status, wait, stop, shutdown", async () => {
  assert.deepEqual(await ask("CreateSandbox", empty, "pod"), {});
  assert.equal(await ask("CreateSandbox", empty, "pod"), STATUS.alreadyExists);
  assert.equal(await stateOf("pod"), "SANDBOX_NOTREADY");
  const started = await ask("StartSandbox", startSandboxResponse, "pod");
  assert.ok(typeof started !== "number" && started.pid === 999 && started.createdAt !== undefined);
  assert.equal(await ask("StartSandbox", startSandboxResponse, "pod"), STATUS.failedPrecondition);
  assert.equal(await stateOf("pod"), "SANDBOX_READY");
  assert.deepEqual(await ask("PingSandbox", empty, "pod"), {});
  const waiting = ask("WaitSandbox", waitResponse, "pod");
  assert.deepEqual(await ask("StopSandbox", empty, "pod"), {});
  const end = await waiting;
  assert.ok(typeof end !== "number" && end.exitStatus === 0 && end.exitedAt !== undefined);
  assert.deepEqual(await ask("WaitSandbox", waitResponse, "pod"), end, "whoever asks later hears the same");
  assert.equal(await stateOf("pod"), "SANDBOX_NOTREADY");
  assert.deepEqual(await ask("StopSandbox", empty, "pod"), {});
  assert.deepEqual(await ask("ShutdownSandbox", empty, "pod"), {});
  for (const method of ["ShutdownSandbox", "StopSandbox", "PingSandbox", "SandboxStatus", "WaitSandbox"])
    assert.equal(await ask(method, empty, "pod"), STATUS.notFound, method);
  assert.deepEqual(await ask("CreateSandbox", empty, "pod"), {}, "the name is free again");
});

test("platform and metrics are always told, in types that containerd knows", async () => {
  await ask("CreateSandbox", empty, "pod");
  const platform = await ask("Platform", platformResponse, "pod");
  assert.deepEqual(platform, { platform: { os: "linux", architecture: "arm", variant: "v7" } });
  const metrics = await ask("SandboxMetrics", sandboxMetricsResponse, "pod");
  assert.ok(typeof metrics !== "number");
  assert.equal(metrics.metrics?.id, "pod");
  assert.match(metrics.metrics.data?.typeUrl ?? "", /^io\.containerd\.cgroups\.v[12]\.Metrics$/);
});

test("a containerd that comes back connects to a sandbox as to a task, and only while it is there", async () => {
  const connect = async (): Promise<unknown> =>
    askTask(client, "Connect", [processRef, connectResponse], { id: "pod" }, 3);
  assert.equal(await connect(), STATUS.notFound);
  await ask("CreateSandbox", empty, "pod");
  assert.deepEqual(await connect(), { shimPid: 999, taskPid: 999, version: "" });
  rmSync(bench.bundle("k8s.io", "pod"), { recursive: true });
  await bench.sweeper.sweep();
  assert.equal(await connect(), STATUS.notFound, "its bundle has vanished");
});

test("every state of a sandbox can be stopped, and only a new one started", () => {
  for (const state of SANDBOX_STATES) {
    assert.equal(SANDBOX_MOVES[state].stop, "stopped");
    assert.equal(SANDBOX_MOVES[state].start !== undefined, state === "created");
  }
});

test.run();
