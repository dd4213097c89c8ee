import assert from "node:assert/strict";
import { test } from "node:test";
import { simulate } from "@sandpaw/sdk/testing";

test("two minutes along the walls: it gets on, touches nothing and does not fall", async () => {
  const { distance, contacts, exit } = await simulate({ for: 120 });
  assert.equal(exit.reason, "running", exit.message);
  assert.deepEqual(contacts, []);
  assert.ok(distance > 12, `it went only ${distance.toFixed(1)} m`);
});

test("a cupboard that was not there before is a wall like any other", async () => {
  const cupboard = { at: 20, fault: "furniture-appears", kind: "cupboard", ahead: 0.4 };
  const { contacts } = await simulate({ for: 60, faults: [cupboard] });
  assert.deepEqual(contacts, []);
});
