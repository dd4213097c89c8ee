// In lockstep equal inputs give equal traces, byte for byte; beside whatever tests run at that time.

import assert from "node:assert/strict";
import { suite } from "../harness/index.js";
import { runLockstep } from "../harness/lockstep-run.js";
import { BEHAVIOURS, hash, lockstepOf } from "./lockstep-behaviours.js";

const RUNS = 20;
const test = suite("chain: lockstep");

for (const name of BEHAVIOURS) {
  test(
    `${name}: ${RUNS} runs, one trace`,
    async () => {
      const hashes = new Set<string>();
      for (let run = 0; run < RUNS; run += 1) {
        const result = await lockstepOf(name);
        const lines = result.trace.split("\n").length;
        assert.ok(lines > 50, `the trace has only ${lines} lines`);
        hashes.add(hash(result));
      }
      assert.equal(hashes.size, 1, `${hashes.size} different traces`);
    },
    { timeoutMs: 600_000 },
  );
}

test(
  "another seed gives another trace",
  async () => {
    const [one, other] = await Promise.all(
      [1, 2].map((seed) =>
        runLockstep({ module: (chain) => chain.standard("cover"), seed, seconds: 5, world: "flat" }),
      ),
    );
    assert.ok(one && other);
    assert.notEqual(hash(one), hash(other));
  },
  { timeoutMs: 300_000 },
);

test.run();
