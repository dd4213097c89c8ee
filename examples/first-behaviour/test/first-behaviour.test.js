import assert from "node:assert/strict";
import { test } from "node:test";
import { simulate } from "@sandpaw/sdk/testing";

test("drives on, turns where it must, and touches nothing", async () => {
  const { distance, contacts, log } = await simulate({ for: 60 });
  assert.ok(distance > 5, `it went only ${distance.toFixed(2)} m`);
  assert.equal(contacts.length, 0, `it ran into something after ${contacts[0]?.t} s`);
  assert.ok(log.some(({ text }) => text === "the way is free"));
});
