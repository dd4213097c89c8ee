// A behaviour in C, against the ABI that wit-bindgen generates for, drives the robot.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { readModule } from "@sandpaw/runtime/module";
import { runPaths } from "@sandpaw/runtime/protocol";
import { startChain } from "../harness/chain.js";
import { suite } from "../harness/index.js";
import { runLockstep } from "../harness/lockstep-run.js";
import { canCompileC } from "../runtime/engine/compilers.js";
import { compileWanderer } from "./c-reactor.js";
import { componentEngine } from "./component-bundle.js";

const test = suite("interop: a behaviour in C");
test.needs("clang, wasm-ld, wasi-libc", canCompileC(), "to compile C for WASI");

const RUN = { seed: 7, seconds: 20, world: "flat" } as const;
let bytes: Uint8Array;

test.before(() => {
  if (canCompileC()) bytes = compileWanderer();
});

/** Metres along the path, and radians turned. */
function travelled(trace: string): { readonly metres: number; readonly radians: number } {
  let [metres, radians] = [0, 0];
  let last: readonly number[] | undefined;
  for (const line of trace.split("\n")) {
    const [, x = 0, y = 0, theta = 0] = line.split(" ").map(Number);
    if (last !== undefined) {
      metres += Math.hypot(x - (last[0] ?? 0), y - (last[1] ?? 0));
      radians += Math.abs(theta - (last[2] ?? 0));
    }
    last = [x, y, theta];
  }
  return { metres, radians };
}

test("it imports what it uses and nothing else", () => {
  const imports = readModule(bytes).imports.map((one) => `${one.module} ${one.name}`);
  assert.deepEqual(imports.sort(), [
    "sandpaw:robot/log@0.1.0 write",
    "sandpaw:robot/motion@0.1.0 drive",
    "sandpaw:robot/sensors@0.1.0 scan",
  ]);
});

test("in lockstep it drives and turns, twice the same way", async () => {
  const one = await runLockstep({ ...RUN, module: (chain) => chain.sign(bytes) });
  assert.equal(one.exit, "running");
  const { metres, radians } = travelled(one.trace);
  assert.ok(metres > 1, `${metres} m`);
  assert.ok(radians > 0.5, `${radians} rad`);
  const other = await runLockstep({ ...RUN, module: (chain) => chain.sign(bytes) });
  assert.equal(other.trace, one.trace);
});

test("as a component it leaves the same trace", async () => {
  const ours = await runLockstep({ ...RUN, module: (chain) => chain.sign(bytes) });
  const engine = await componentEngine(bytes, "utf8");
  const theirs = await runLockstep({ ...RUN, module: (chain) => chain.sign(bytes), engine });
  assert.equal(theirs.exit, ours.exit);
  assert.equal(theirs.trace, ours.trace);
});

test("lines in UTF-8 cross both ways", async () => {
  const chain = await startChain({ world: "room" });
  try {
    const supervisor = await chain.supervisor();
    const run = await supervisor.start(chain.admit(chain.sign(bytes)));
    while (run.state === "created") await sleep(10);
    assert.equal(await run.exec("slow"), "0.05 m/s");
    await assert.rejects(run.exec("fäst"), /exec-refused: only "slow" is known/);
    assert.match(readFileSync(runPaths(chain.runDir, run.id).log, "utf8"), /"text":"grüße from C"/);
    assert.equal((await run.stop()).reason, "stopped");
  } finally {
    await chain.close();
  }
});

test.run();
