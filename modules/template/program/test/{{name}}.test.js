import assert from "node:assert/strict";
import { test } from "node:test";
import { simulate } from "@sandpaw/sdk/testing";

// Seconds, metres and radians. The same request gives the same result in every run.
test("drives half a metre, turns round, and is content", async () => {
  const { exit, distance, contacts } = await simulate({ world: "room", seed: 1, for: 20 });
  assert.equal(exit.reason, "exit", exit.message);
  assert.equal(exit.code, 0);
  assert.ok(Math.abs(distance - 0.5) < 0.05, `it went ${distance.toFixed(2)} m`);
  assert.deepEqual(contacts, []);
});

test("says by its exit code that a cupboard was in the way", async () => {
  const cupboard = { at: 0, fault: "furniture-appears", kind: "cupboard", ahead: 0.2 };
  const { exit, distance } = await simulate({ world: "room", for: 20, faults: [cupboard] });
  assert.equal(exit.code, 1);
  assert.ok(distance < 0.25, `it went ${distance.toFixed(2)} m`);
});
