// In lockstep equal inputs give equal traces, byte for byte, whatever else the machine does.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { suite } from "../harness/index.js";
import { standardModule } from "../harness/chain.js";
import { runLockstep, type LockstepResult } from "../harness/lockstep-run.js";

const RUNS = 20;
const SECONDS = 15;
/** Runs among neighbours take four times as long; `SANDPAW_THOROUGH=1` makes it all of them. */
const CROWDED = process.env["SANDPAW_THOROUGH"] ? RUNS : 3;
const test = suite("chain: lockstep");
const spinners: ChildProcess[] = [];

test.after(() => {
  for (const spinner of spinners) spinner.kill("SIGKILL");
});

function hash(result: LockstepResult): string {
  return createHash("sha256").update(result.trace).update(result.exit).digest("hex").slice(0, 16);
}

for (const name of ["cover", "square", "lookout", "steer"]) {
  test(
    `${name}: ${RUNS} runs, one trace, ${CROWDED} of them among 8 spinning neighbours`,
    async () => {
      const { bytes } = await standardModule(name);
      const hashes = new Set<string>();
      let lines = 0;
      for (let run = 0; run < RUNS; run += 1) {
        if (run === RUNS - CROWDED) startSpinners();
        const result = await runLockstep({
          module: (chain) => chain.sign(bytes),
          seed: 7,
          seconds: SECONDS,
          world: "flat",
          ...(name === "steer" ? { lines: ["left 0.4", "forward 0.1"] } : {}),
        });
        lines = result.trace.split("\n").length;
        hashes.add(hash(result));
      }
      stopSpinners();
      assert.equal(hashes.size, 1, `${hashes.size} different traces`);
      assert.ok(lines > 50, `the trace has only ${lines} lines`);
    },
    { timeoutMs: 600_000 },
  );
}

test("another seed gives another trace", async () => {
  const one = await runLockstep({
    module: (chain) => chain.standard("cover"),
    seed: 1,
    seconds: 5,
    world: "flat",
  });
  const other = await runLockstep({
    module: (chain) => chain.standard("cover"),
    seed: 2,
    seconds: 5,
    world: "flat",
  });
  assert.notEqual(hash(one), hash(other));
});

function startSpinners(): void {
  const file = fileURLToPath(new URL("../harness/fixtures/spinner.js", import.meta.url));
  for (let i = 0; i < 8; i += 1) spinners.push(fork(file, { stdio: "ignore" }));
}

function stopSpinners(): void {
  for (const spinner of spinners.splice(0)) spinner.kill("SIGKILL");
}

test.run();
