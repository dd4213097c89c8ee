// A behaviour that asks for 1.0 m/s under a policy of 0.2 m/s never moves faster, whatever it commands; and one
// without a camera grant does not start, and is told which hop refused.

import assert from "node:assert/strict";
import * as fc from "fast-check";
import { suite } from "../harness/index.js";
import { startChain } from "../harness/chain.js";
import { runLockstep } from "../harness/lockstep-run.js";

const SLOW = `version: 1
allow:
  motion: { maxSpeed: 0.2, maxSideSpeed: 0, maxTurn: 1.0, maxAcceleration: 0.5, maxTurnAcceleration: 3, maxTtlMs: 500 }
  sensors: { rateHz: 50 }
  log: { linesPerSecond: 10 }
  resources: { memoryBytes: 1048576, tableElements: 100, callMs: 1000 }
`;
/** A standing robot is slower than this over a step of rounding, m/s. */
const ROUNDING = 1e-6;

function wild(seed: number): string {
  return `
import { motion } from "@sandpaw/sdk";
let state: u32 = ${seed};
function next(): f64 {
  state = state * 1664525 + 1013904223;
  return f64(state >> 8) / 16777216.0 * 2.0 - 1.0;
}
export function tick(): void {
  motion.drive(next() * 3.0, 0.0, next() * 8.0, u32(Math.abs(next()) * 2000.0));
}
`;
}

const test = suite("chain: envelope");

test(
  "never faster than the policy, in any run",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(2 ** 31 - 1), async (seed) => {
        const { trace, exit } = await runLockstep({
          module: (chain) =>
            chain.build({
              source: wild(seed),
              shape: "reactor",
              request: { motion: { maxSpeed: 1.0, maxTurn: 6.0, maxAcceleration: 5.0, maxTtlMs: 1000 } },
            }),
          policy: SLOW,
          seed: (seed % 1000) + 1,
          seconds: 20,
          world: "flat",
        });
        assert.equal(exit, "running");
        const rows = trace.split("\n").map((line) => line.split(" ").map(Number));
        assert.ok(rows.length >= 990, `only ${rows.length} steps`);
        let fastest = 0;
        rows.forEach(([, , , , v = Number.NaN, w = Number.NaN], i) => {
          fastest = Math.max(fastest, Math.abs(v));
          assert.ok(Math.abs(v) <= 0.2 + ROUNDING, `step ${i}: ${v} m/s`);
          assert.ok(Math.abs(w) <= 1.0 + ROUNDING, `step ${i}: ${w} rad/s`);
        });
        assert.ok(fastest > 0.02, "it hardly moved, so this run shows nothing");
      }),
      { numRuns: 10 },
    );
  },
  { timeoutMs: 180_000 },
);

test("without a camera grant it does not start, and the message names the hop", async () => {
  const chain = await startChain({ policy: SLOW });
  try {
    const module = await chain.build({
      source: `import { camera, PixelFormat } from "@sandpaw/sdk";\nexport function tick(): void { camera.capture("front", PixelFormat.Grey8, 16, 16); }`,
      shape: "reactor",
      request: { camera: { maxWidth: 16, maxHeight: 16, rateHz: 1, colour: false } },
    });
    const answer = chain.decide(module);
    assert.equal(answer.kind, "refused");
    assert.match(answer.kind === "refused" ? answer.message : "", /camera/);
    assert.match(answer.kind === "refused" ? answer.message : "", /node/);
  } finally {
    await chain.close();
  }
});

test.run();
