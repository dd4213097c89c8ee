import assert from "node:assert/strict";
import { test } from "node:test";
import { simulate } from "@sandpaw/sdk/testing";

// Seconds, metres and radians. The same request gives the same result in every run.
test("moves, and touches nothing", async () => {
  const { exit, distance, contacts } = await simulate({ world: "room", seed: 1, for: 20 });
  assert.equal(exit.reason, "running", exit.message);
  assert.ok(distance > 2, `it went only ${distance.toFixed(2)} m`);
  assert.deepEqual(contacts, []);
});

test("stops for a chair that was not there before", async () => {
  const chair = { at: 3, fault: "furniture-appears", kind: "cupboard", ahead: 0.5 };
  const { contacts } = await simulate({ world: "room", for: 10, faults: [chair] });
  assert.deepEqual(contacts, []);
});
