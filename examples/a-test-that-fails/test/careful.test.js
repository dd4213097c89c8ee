import assert from "node:assert/strict";
import { test } from "node:test";
import { simulate } from "@sandpaw/sdk/testing";

test("stops before the wall", async () => {
  const { distance, contacts } = await simulate({ world: "room", for: 20 });
  assert.ok(distance > 1, `it went only ${distance.toFixed(2)} m`);
  assert.equal(contacts.length, 0, `it ran into something after ${contacts[0]?.t} s`);
});

test("stops when its range finder fails", async () => {
  const broken = { at: 2, fault: "sensor-gone", sensor: "scan" };
  const { trace } = await simulate({ world: "room", for: 20, faults: [broken] });
  assert.equal(trace.at(-1).commandedV, 0, "after 20 s it still drives");
});
