// A slice of `npm run soak -- pods`, and the proof that it would notice.
import assert from "node:assert/strict";
import { containerdSuite } from "../interop/containerd-suite.js";
import { failuresOf, growthOf, soakPods } from "./pods/index.js";

const { test } = containerdSuite("soak: pods", "1.7");
const EXECS = 60;
const PODS = 15;
/** So few say little about growth; a leak of a whole request each would still show. */
const MOST_GROWTH_KIB = 40 * 1024;

test("exec calls and pods in a row: none hangs, none is wrong, nothing is left", async () => {
  const { execs, pods } = await soakPods({ execs: EXECS, pods: PODS, progress: () => undefined });
  assert.deepEqual([...execs.wrong, ...pods.wrong], []);
  assert.deepEqual([execs.done, pods.done], [EXECS, PODS]);
  for (const { memory } of [execs, pods]) assert.ok(memory.last - memory.first < MOST_GROWTH_KIB);
});

test("a daemon that grows is noticed, one that fills its caches first is not", () => {
  const phase = { done: 100, wrong: [], slowestMs: 1, seconds: 1 };
  const samples = (of: (at: number) => number): number[] => Array.from({ length: 100 }, (_, at) => of(at));
  const grows = growthOf(samples((at) => 50_000 + 10 * at));
  assert.ok(Math.abs(grows.slope - 10) < 1e-6);
  assert.match(failuresOf("pod", { ...phase, memory: grows })[0] ?? "", /grows by 9\.8 MiB/);
  const fills = growthOf(samples((at) => 50_000 + Math.min(at, 30) * 100 + (at % 7)));
  assert.deepEqual(failuresOf("pod", { ...phase, memory: fills }), []);
  assert.deepEqual(failuresOf("pod", { ...phase, wrong: ["pod 3: late"], memory: fills }), ["pod 3: late"]);
  assert.throws(() => growthOf([1, 2, 3]), /3 samples/);
});

test.run();
