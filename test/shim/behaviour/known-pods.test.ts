/** The annotations of pods, asked for ahead: once for each pod, again where it was not said, and not for one that is gone. */

import assert from "node:assert/strict";
import { createKnownPods } from "@sandpaw/shim";
import { suite } from "../../harness/index.js";

const test = suite("shim: known pods");
const pod = (sandboxId: string, address = "/c.sock", namespace = "k8s.io") => ({
  address,
  namespace,
  sandboxId,
});

test("a pod that was expected is asked for once, whoever needs it; another one by itself", async () => {
  const asked: string[] = [];
  const pods = createKnownPods(({ address, namespace, sandboxId }) => {
    asked.push(`${address} ${namespace} ${sandboxId}`);
    return Promise.resolve({ of: `${address} ${namespace} ${sandboxId}` });
  });
  pods.expect(pod("one"));
  for (let again = 0; again < 2; again += 1)
    assert.deepEqual(await pods.annotations(pod("one")), { of: "/c.sock k8s.io one" });
  assert.deepEqual(asked, ["/c.sock k8s.io one"]);
  for (const other of [pod("two"), pod("one", "/d.sock"), pod("one", "/c.sock", "moby")])
    assert.deepEqual(await pods.annotations(other), {
      of: `${other.address} ${other.namespace} ${other.sandboxId}`,
    });
  assert.equal(asked.length, 4);
  pods.forget(pod("one"));
  await pods.annotations(pod("one"));
  assert.equal(asked.length, 5);
});

test("what containerd does not say at first is asked for again, and its refusal is told", async () => {
  let refusals = 2;
  const pods = createKnownPods(() => {
    refusals -= 1;
    return refusals < 0 ? Promise.resolve({ a: "b" }) : Promise.reject(new Error(`refusal ${refusals}`));
  });
  pods.expect(pod("one"));
  await assert.rejects(pods.annotations(pod("one")), /refusal 0/);
  assert.deepEqual(await pods.annotations(pod("one")), { a: "b" });
});

test.run();
