import assert from "node:assert/strict";
import { test } from "node:test";
import { simulate } from "@sandpaw/sdk/testing";

/** Where the plant of the flat stands, m. */
const PLANT = { x: 4.6, y: 0.4 };

test("ends up looking at the plant", async () => {
  const { trace, log } = await simulate({ world: "flat", for: 15 });
  const { x, y, theta, w } = trace.at(-1);
  const bearing = Math.atan2(PLANT.y - y, PLANT.x - x);
  assert.ok(Math.abs(theta - bearing) < 0.06, `it looks at ${theta}, the plant is at ${bearing}`);
  assert.equal(w, 0);
  assert.match(log.at(-1).text, /^something green, 3\d°/);
});

test("without anything green it goes on looking", async () => {
  const { log } = await simulate({ world: "room", for: 15 });
  assert.ok(!log.some(({ text }) => text.startsWith("something green")));
});
