// A fault in a behaviour is one line in its log that says what and where, and then a trap.

import assert from "node:assert/strict";
import { describe } from "@sandpaw/sdk/build";
import { suite } from "../harness/index.js";
import { startGuest, wasm } from "./guest.js";
import { TestRobot } from "./robot.js";
import { compiled } from "./sources.js";

const test = suite("modules: abort");

const FAULTS: readonly (readonly [what: string, body: string, line: string])[] = [
  [
    "an index out of range",
    "const list = [1, 2]; log.info(list[n].toString())",
    "abort: Index out of range at ~lib/array.ts:114:",
  ],
  ["throw", "if (n > 0) throw new Error('no way')", "abort: no way at assembly/index.ts:4:12"],
  ["assert", "assert(n == 0, 'n is not 0')", "abort: n is not 0 at assembly/index.ts:4:1"],
  [
    "a null",
    "let s: string | null = null; log.info(s!)",
    "abort: Unexpected 'null' (not assigned or failed cast) at assembly/index.ts:4:39",
  ],
];

for (const [what, body, line] of FAULTS) {
  test(`${what}: a line with file, line and column, then a trap`, async () => {
    const source = `import { log } from "@sandpaw/sdk"\nlet n: i32 = 7\nexport function tick(): void {\n${body}\n}\n`;
    const robot = new TestRobot("room", 1);
    const { reactor } = startGuest((await compiled(source)).wasm, robot);
    assert.throws(() => reactor.tick?.(), wasm.RuntimeError);
    const last = robot.lines.at(-1);
    assert.equal(last?.level, "error");
    assert.ok(last.text.startsWith(line), last.text);
  });
}

test("what WebAssembly itself traps is told with the name of the function", async () => {
  const source = `let n: i32 = 0\nexport function tick(): void { n = 7 / n }\n`;
  const { reactor } = startGuest((await compiled(source)).wasm, new TestRobot("room", 1));
  assert.throws(
    () => reactor.tick?.(),
    (error) => error instanceof wasm.RuntimeError && /divide by zero[^]*at \S*tick/.test(error.stack ?? ""),
  );
});

test("a message longer than the buffer is cut, and nothing is written beyond it", async () => {
  const source = `export function tick(): void { throw new Error("long ".repeat(2000)) }\n`;
  const robot = new TestRobot("room", 1);
  const { reactor } = startGuest((await compiled(source)).wasm, robot);
  assert.throws(() => reactor.tick?.(), wasm.RuntimeError);
  assert.equal(robot.lines[0]?.text.length, 480);
});

test("without a log in the request a fault is a plain trap, and log is not imported", async () => {
  const source = `import { motion } from "@sandpaw/sdk"\nexport function tick(): void { if (!motion.stop()) throw new Error("x") }\n`;
  const { wasm: bytes } = await compiled(source, "reactor", false);
  const robot = new TestRobot("room", 1);
  const { reactor } = startGuest(bytes, robot);
  reactor.tick?.();
  assert.deepEqual(robot.lines, []);
});

test("trace, console, Date and Math.random import nothing that a robot does not offer", async () => {
  const source = `export function tick(): void {
  trace("here", 2, 1.5, 2)
  console.log("a"); console.warn("b"); console.error("c")
  const now = Date.now(); const dice = Math.random()
  trace("numbers", 2, <f64>now, dice)
}\n`;
  const { imports, foreign } = describe((await compiled(source)).wasm);
  assert.deepEqual(foreign, []);
  assert.deepEqual(imports, [
    "sandpaw:robot/log@0.1.0 write",
    "wasi_snapshot_preview1 clock_time_get",
    "wasi_snapshot_preview1 random_get",
  ]);
});

test.run();
