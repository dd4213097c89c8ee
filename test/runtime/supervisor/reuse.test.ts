/** One engine serves the very same guest again, and nobody else. */

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Exit } from "@sandpaw/runtime/protocol";
import {
  createSupervisor,
  isAlive,
  type Admitted,
  type MountedFiles,
  type StartOptions,
  type Supervisor,
} from "@sandpaw/runtime/supervisor";
import { suite, temporaryFolder } from "../../harness/index.js";
import { guest, manifestOf, program, reader } from "./guests.js";
import { collect } from "./hostile-program.js";
import { startRobotBench } from "./robot-bench.js";

const test = suite("supervisor: reuse");
let supervisor: Supervisor;

test.before(async () => {
  supervisor = await createSupervisor({ runDir: join(temporaryFolder(), "run"), client: "test" });
});
test.after(async () => {
  await supervisor.close();
});

const WORDS = "twelve words\n";
/** Prints, remembers nothing: a global that was changed would show in the exit code. */
const COUNT = program(
  `(data (i32.const 64) "twelve words\\n") (global $n (mut i32) (i32.const 0))
   (func (export "_start") (global.set $n (i32.add (global.get $n) (i32.const 1)))
    (i32.store (i32.const 0) (i32.const 64)) (i32.store (i32.const 4) (i32.const 13))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 32)))
    (call $proc_exit (global.get $n)))`,
  ["fd_write", "proc_exit"],
);

interface Outcome {
  readonly pid: number | undefined;
  readonly exit: Exit;
  readonly text: string;
}

async function serve(admitted: Admitted, options: StartOptions = {}, from = supervisor): Promise<Outcome> {
  const out = collect();
  const run = await from.start(admitted, { stdout: out.stream, ...options });
  const pid = run.engine.process.pid();
  const exit = await run.wait();
  await run.closed;
  return { pid, exit, text: out.text() };
}

test("the same guest gets the same process, a fresh instance, and its output to itself", async () => {
  const admitted = guest(COUNT);
  const all = [await serve(admitted), await serve(admitted), await serve(admitted, { args: ["other"] })];
  assert.equal(new Set(all.map((one) => one.pid)).size, 1);
  for (const { exit, text } of all) assert.deepEqual([exit.reason, exit.code, text], ["exit", 1, WORDS]);
});

test("whatever differs gets another process", async () => {
  const first = await serve(guest(COUNT));
  const others = [
    await serve(guest(COUNT), { env: ["A=b"] }),
    await serve(guest(COUNT), { namespace: "other" }),
    await serve(guest(COUNT), { serviceAccount: "other" }),
    await serve({ ...guest(COUNT), authority: "another policy" }),
    await serve({ ...guest(COUNT), grant: { ...guest(COUNT).grant, priority: 1 } }),
    await serve(guest(COUNT, manifestOf("program", {}))),
  ];
  assert.equal(new Set([first, ...others].map((one) => one.pid)).size, others.length + 1);
});

/**
 * Prints what it finds: a byte of memory, its size, a global, the flags of its output, the
 * number that a file is opened under. Then it changes all of that, leaves files open and closes a stream.
 */
const LITTERER = program(
  `(data (i32.const 1024) "etc/config/speed") (global $n (mut i32) (i32.const 0))
   (func $put (param $at i32) (param $value i32)
     (i32.store8 (local.get $at) (i32.add (i32.const 48) (local.get $value))))
   (func $open (result i32)
     (drop (call $path_open (i32.const 3) (i32.const 1) (i32.const 1024) (i32.const 16)
       (i32.const 0) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 16)))
     (i32.load (i32.const 16)))
   (func (export "_start")
     (call $put (i32.const 64) (i32.load8_u (i32.const 60000)))
     (call $put (i32.const 65) (memory.size))
     (call $put (i32.const 66) (global.get $n))
     (drop (call $fd_fdstat_get (i32.const 1) (i32.const 200)))
     (call $put (i32.const 67) (i32.load16_u (i32.const 202)))
     (call $put (i32.const 68) (call $open))
     (i32.store (i32.const 0) (i32.const 64)) (i32.store (i32.const 4) (i32.const 5))
     (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 32)))
     (i32.store8 (i32.const 60000) (i32.const 7))
     (drop (memory.grow (i32.const 1)))
     (global.set $n (i32.const 5))
     (drop (call $fd_fdstat_set_flags (i32.const 1) (i32.const 1)))
     (drop (call $open)) (drop (call $open))
     (drop (call $fd_close (i32.const 2))))`,
  ["path_open", "fd_write", "fd_close", "fd_fdstat_get", "fd_fdstat_set_flags"],
);

test("nothing that an earlier run has left can be seen", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "speed"), "0.25");
  const admitted = guest(LITTERER, manifestOf("program", { files: ["/etc"] }));
  const files = { mounts: [{ path: "/etc/config", source: folder }] };
  const first = await serve(admitted, { files });
  const second = await serve(admitted, { files });
  const third = await serve(admitted, { files, args: ["other"] });
  assert.equal(new Set([first, second, third].map(({ pid }) => pid)).size, 1);
  for (const { text } of [first, second, third]) assert.equal(text, "01004");
});

test("an engine that was killed, or whose guest was, serves nobody again", async () => {
  const sleeper = guest(program(`(func (export "_start") (loop (br 0)))`));
  for (const end of ["guest", "process"] as const) {
    const run = await supervisor.start(sleeper);
    const pid = run.engine.process.pid() ?? 0;
    while (run.state !== "running") await new Promise((resolve) => setTimeout(resolve, 5));
    if (end === "guest") await run.kill();
    else process.kill(pid, "SIGKILL");
    await run.wait();
    await run.closed;
    assert.ok(!isAlive({ pid, startedAt: "" }));
    const next = await supervisor.start(sleeper);
    assert.notEqual(next.engine.process.pid(), pid);
    await next.kill();
    await next.closed;
  }
});

const ACCES = 2;
const NOENT = 44;
const BADF = 8;

test("mounted files: the same ones find the same process, others never do, and what is not granted is no difference", async () => {
  const [one, two] = [temporaryFolder(), temporaryFolder()];
  writeFileSync(join(one, "speed"), "0.25");
  writeFileSync(join(two, "speed"), "0.5");
  const admitted = guest(reader("etc/config/speed"), manifestOf("program", { files: ["/etc/config"] }));
  const mounts = (...sources: readonly string[]): MountedFiles => ({
    mounts: sources.map((source, i) => ({ source, path: ["/etc/config", "/etc/keys"][i] ?? "" })),
    user: { uid: 0, gid: 0, groups: [] },
  });
  const files = mounts(one);
  const user = (uid: number, groups: readonly number[] = []): MountedFiles => ({
    ...files,
    user: { uid, gid: 0, groups },
  });
  const first = await serve(admitted, { files });
  assert.deepEqual([first.exit.code, first.text], [0, "0.25"]);
  const again = await serve(admitted, { files: mounts(one, two) });
  assert.deepEqual([again.pid, again.text], [first.pid, "0.25"]);
  const others = [
    await serve(admitted, { files: mounts(two) }),
    await serve(admitted, { files: user(1000) }),
    await serve(admitted, { files: user(0, [1000]) }),
    await serve(admitted),
    await serve(guest(reader("etc/config/speed"), manifestOf("program", {})), { files }),
    await serve(guest(reader("etc/keys/speed"), manifestOf("program", { files: ["/etc"] })), { files }),
  ];
  assert.deepEqual(
    others.map(({ exit, text }) => (exit.code === 0 ? text : exit.code)),
    ["0.5", ACCES, "0.25", BADF, BADF, NOENT],
  );
  assert.equal(new Set([first, ...others].map(({ pid }) => pid)).size, others.length + 1);
});

test("a trap, a kill and a talk each end the process", async () => {
  const trap = guest(program(`(func (export "_start") unreachable)`));
  const traps = [await serve(trap), await serve(trap)];
  assert.notEqual(traps[0]?.pid, traps[1]?.pid);
  const talker = guest(
    `(module (memory (export "memory") 1)
      (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.const 1024))
      (func (export "tick")) (func (export "on-stop"))
      (func (export "exec") (param i32 i32) (result i32) (i32.const 32)))`,
    manifestOf("reactor", {}, 50),
  );
  for (const isTalkedTo of [true, false]) {
    const run = await supervisor.start(talker);
    while (run.state !== "running") await new Promise((resolve) => setTimeout(resolve, 5));
    if (isTalkedTo) assert.equal(await run.exec("x"), "");
    const pid = run.engine.process.pid() ?? 0;
    assert.equal((await run.stop()).reason, "stopped");
    await run.closed;
    assert.equal(isAlive({ pid, startedAt: "" }), !isTalkedTo);
  }
});

test("with a robot too: the second session comes over the first one's connection", async () => {
  const bench = await startRobotBench();
  try {
    const text = `(module (import "sandpaw:robot/motion@0.1.0" "stop" (func $stop (param i32)))
      (memory (export "memory") 1) (func (export "_start") (call $stop (i32.const 64))))`;
    const admitted = guest(text, manifestOf("program", { motion: { maxSpeed: 0.1, maxTurn: 1 } }));
    const pids = new Set<number | undefined>();
    for (let i = 0; i < 8; i += 1) {
      const { pid, exit } = await serve(admitted, {}, bench.supervisor);
      assert.deepEqual([exit.reason, exit.code], ["exit", 0], exit.message);
      pids.add(pid);
      assert.deepEqual((await bench.view.call("status", {})).sessions, []);
    }
    // Where the robot server had not read the guest's farewell yet, the engine is replaced: that is allowed.
    assert.ok(pids.size < 8, "not one of eight was used again");
  } finally {
    await bench.close();
  }
});

test.run();
