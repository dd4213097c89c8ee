import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

import { createCallWatch, type CallWatch } from "@sandpaw/runtime/supervisor";
import { suite } from "../../harness/index.js";

const test = suite("supervisor: watch over calls");

/** A watch of 30 ms over a guest that uses the processor as the test says. */
function start(usedMs: () => number | undefined): {
  watch: CallWatch;
  told: number[];
  pass: (ms: number) => void;
} {
  let now = 1n;
  const told: number[] = [];
  return {
    told,
    watch: createCallWatch({
      callMs: 30,
      usedMs,
      nowNs: () => now,
      onUnresponsive: (silentMs) => told.push(silentMs),
    }),
    pass: (ms) => {
      now += BigInt(ms) * 1_000_000n;
    },
  };
}

test("a guest that computes too long is told once, one that waits in time never", async () => {
  let used = 0;
  const { watch, told, pass } = start(() => used);
  watch.begin();
  watch.end();
  watch.begin();
  used = 30;
  pass(40);
  await sleep(60);
  assert.deepEqual(told, [40]);
});

test("a guest that gets no processor is not hung, until nobody would wait any longer", async () => {
  let used = 1000;
  const { watch, told, pass } = start(() => used);
  watch.begin();
  pass(29_000);
  await sleep(80);
  used += 20;
  await sleep(40);
  assert.deepEqual(told, []);
  pass(1000);
  await sleep(40);
  assert.deepEqual(told, [30_000]);
});

test("where the machine does not tell, time counts", async () => {
  const { watch, told, pass } = start(() => undefined);
  watch.begin();
  pass(30);
  await sleep(60);
  assert.deepEqual(told, [30]);
});

test.run();
