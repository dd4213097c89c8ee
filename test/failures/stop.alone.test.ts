// Each failure of the stop table once, live: the zero command, the device's own expiry, and that nothing moves again.
// The bounds hold on a quiet machine (`npm run bench -- stop`); here there is room for a busy one.

import assert from "node:assert/strict";
import { suite } from "../harness/index.js";
import { KINDS } from "./kinds.js";
import { sample } from "./sample.js";

const SLACK_MS = 400;

for (const kind of KINDS) {
  const test = suite(`failures: ${kind.name}`);
  const missing = kind.missing?.();
  test.needs(kind.name, missing === undefined, missing ?? "");
  test(
    `zero within ${kind.boundMs} ms, then standstill by braking`,
    async () => {
      const { zeroMs, standMs, brakeMs } = await sample(kind);
      assert.ok(zeroMs <= kind.boundMs + SLACK_MS, `the zero command came after ${zeroMs} ms`);
      assert.ok(standMs <= brakeMs + SLACK_MS, `it rolled for ${standMs} ms, and may for ${brakeMs} ms`);
    },
    { timeoutMs: 120_000 },
  );
  test.run();
}
