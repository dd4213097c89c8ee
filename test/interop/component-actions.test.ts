/** A round of go-to and dock in lockstep: run after run, and as a component, the same trace to the last byte. */

import assert from "node:assert/strict";
import { appendManifest } from "@sandpaw/runtime/module";
import { checkManifest, encodeManifest } from "@sandpaw/runtime/policy";
import { buildBehaviour, type BuiltBehaviour } from "@sandpaw/sdk/build";
import { fileURLToPath } from "node:url";

import { suite } from "../harness/index.js";
import { runLockstep, type LockstepResult } from "../harness/lockstep-run.js";
import { componentEngine } from "./component-bundle.js";

const test = suite("interop: actions in lockstep");

const PATROL = fileURLToPath(new URL("../../../examples/patrol", import.meta.url));
let built: BuiltBehaviour;

test.before(async () => {
  built = await buildBehaviour({ dir: PATROL });
});

function round(seconds: number, engine?: string): Promise<LockstepResult> {
  const bytes = appendManifest(built.wasm, encodeManifest(checkManifest(built.manifest)));
  return runLockstep({
    module: (chain) => chain.sign(bytes),
    world: "flat",
    seed: 5,
    seconds,
    ...(engine !== undefined && { engine }),
  });
}

test("a whole round ends on the dock, twice the same way", async () => {
  const one = await round(150);
  assert.equal(one.exit, "exit 1", "one place of the round does not exist");
  const [, x = NaN, y = NaN] = (one.trace.trimEnd().split("\n").at(-1) ?? "").split(" ").map(Number);
  assert.ok(Math.hypot(x - 3.2, y - 3.74) <= 0.05, `(${x}, ${y}) is not the dock`);
  assert.equal((await round(150)).trace, one.trace);
});

test("as a component it leaves the same trace", async () => {
  const engine = await componentEngine(built.wasm, built.manifest.stringEncoding);
  const ours = await round(30);
  const theirs = await round(30, engine);
  assert.equal(theirs.exit, ours.exit);
  assert.ok(ours.trace.split("\n").length > 1000);
  assert.equal(theirs.trace, ours.trace);
});

test.run();
