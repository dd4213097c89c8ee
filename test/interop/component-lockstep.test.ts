/** Each standard behaviour in lockstep, its same bytes behind our glue and as a component behind jco's: equal traces. */

import assert from "node:assert/strict";
import { STANDARD_BEHAVIOURS, standardBehaviour } from "@sandpaw/sdk/build";
import { suite } from "../harness/index.js";
import { runLockstep } from "../harness/lockstep-run.js";
import { componentEngine } from "./component-bundle.js";

const SECONDS = 20;
const test = suite("interop: components in lockstep");

for (const behaviour of STANDARD_BEHAVIOURS) {
  test(`${behaviour}: the component leaves the trace of the module`, async () => {
    const { wasm, manifest } = await standardBehaviour(behaviour);
    const engine = await componentEngine(wasm, manifest.stringEncoding);
    const lines = behaviour === "steer" ? { lines: ["forward 0.1"] } : {};
    const options = { behaviour, seed: 7, seconds: SECONDS, world: "flat", ...lines };
    const ours = await runLockstep(options);
    const theirs = await runLockstep({ ...options, engine });
    assert.equal(theirs.exit, ours.exit);
    assert.ok(ours.trace.split("\n").length > 50, "something happened");
    assert.equal(theirs.trace, ours.trace);
  });
}

test("it is the component that runs: one that imports what is not granted does not start", async () => {
  const { wasm, manifest } = await standardBehaviour("lookout");
  const engine = await componentEngine(wasm, manifest.stringEncoding);
  const result = await runLockstep({ behaviour: "cover", seed: 7, seconds: 5, world: "flat", engine });
  assert.match(result.exit, /^trap /);
});

test.run();
