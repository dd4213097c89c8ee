import assert from "node:assert/strict";
import { test } from "node:test";
import { simulate } from "@sandpaw/sdk/testing";

test("without a camera it does not start", async () => {
  const grant = { motion: { maxSpeed: 0.2 }, log: {} };
  await assert.rejects(simulate({ for: 2, grant }), { code: "denied-by-node" });
});

test("with a camera it gets the size that is granted", async () => {
  const grant = { camera: { maxWidth: 160, maxHeight: 120, rateHz: 1, colour: false }, log: {} };
  const { exit, log } = await simulate({ for: 2, grant });
  assert.equal(exit.code, 0, exit.message);
  assert.match(log[0].text, /^160 × 120, /);
});
