// A lockstep trace is the same among neighbours that leave it a tenth of the machine.

import assert from "node:assert/strict";
import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { suite } from "../harness/index.js";
import { BEHAVIOURS, hash, lockstepOf } from "./lockstep-behaviours.js";

const NEIGHBOURS = 8;
/** Each takes four times as long as an undisturbed one. */
const RUNS = process.env["SANDPAW_THOROUGH"] ? 20 : 3;
const SPINNER = fileURLToPath(new URL("../harness/fixtures/spinner.js", import.meta.url));
const test = suite("chain: lockstep, crowded");
const spinners: ChildProcess[] = [];

function stopSpinners(): void {
  for (const spinner of spinners.splice(0)) spinner.kill("SIGKILL");
}

test.after(stopSpinners);

for (const name of BEHAVIOURS) {
  test(
    `${name}: ${RUNS} runs among ${NEIGHBOURS} spinning neighbours, the trace of an undisturbed one`,
    async () => {
      const undisturbed = await lockstepOf(name);
      const lines = undisturbed.trace.split("\n").length;
      assert.ok(lines > 50, `the trace has only ${lines} lines`);
      for (let i = 0; i < NEIGHBOURS; i += 1) spinners.push(fork(SPINNER, { stdio: "ignore" }));
      try {
        for (let run = 0; run < RUNS; run += 1) {
          assert.equal(hash(await lockstepOf(name)), hash(undisturbed));
        }
      } finally {
        stopSpinners();
      }
    },
    { timeoutMs: 600_000 },
  );
}

test.run();
