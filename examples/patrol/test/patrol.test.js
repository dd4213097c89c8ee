import assert from "node:assert/strict";
import { test } from "node:test";
import { simulate } from "@sandpaw/sdk/testing";

test("it comes to every place that there is, touches nothing, and ends on the dock", async () => {
  const { exit, log, contacts, trace } = await simulate({ for: 240 });
  assert.equal(exit.code, 1, exit.message);
  assert.deepEqual(
    log.map(({ text }) => text),
    ["kitchen: done", "cellar: unreachable", "bedroom: done", "dock: done", log.at(-1).text],
  );
  assert.deepEqual(contacts, []);
  assert.ok(
    trace.some(({ x, y }) => Math.hypot(x - 6.0, y - 1.2) < 0.2),
    "in the kitchen",
  );
});

test("a person's STOP on the way ends the way, and it does not go on by itself", async () => {
  const { log, trace } = await simulate({ for: 30, faults: [{ at: 8, fault: "stop-pressed" }] });
  assert.equal(log[0].text, "kitchen: stopped");
  assert.ok(trace.filter(({ t }) => t > 9).every(({ v }) => v === 0));
});
