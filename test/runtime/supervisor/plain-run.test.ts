/** Modules without robot imports, end to end: admitted, run in an engine inside its walls, ended, written down. */

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

import { connectLines, runPaths } from "@sandpaw/runtime/protocol";
import {
  createSupervisor,
  journalPath,
  listRuns,
  processesOfUid,
  readJournal,
  type RunMethods,
  type Run,
  type Supervisor,
} from "@sandpaw/runtime/supervisor";
import { suite, temporaryFolder } from "../../harness/index.js";
import { guest, manifestOf, program } from "./guests.js";
import { collect } from "./hostile-program.js";

const test = suite("supervisor: plain run");
const runDir = join(temporaryFolder(), "run");
let supervisor: Supervisor;

test.before(async () => {
  supervisor = await createSupervisor({ runDir, client: "test" });
});
test.after(async () => {
  await supervisor.close();
  assert.deepEqual(readdirSync(join(runDir, "runs")), []);
  assert.deepEqual(readdirSync(join(runDir, "engines")), []);
});

const LOOP = `(func (export "_start") (loop (br 0)))`;
/** Waits for ever in `poll_oneoff`-free WASI: a read of an input that never comes. */
const PRINT = (fd: number): string =>
  `(i32.store (i32.const 0) (i32.const 64)) (i32.store (i32.const 4) (i32.const 6))
   (drop (call $fd_write (i32.const ${fd}) (i32.const 0) (i32.const 1) (i32.const 32)))`;

test("a program prints, exits with its code, and leaves a line in the journal", async () => {
  const text = program(
    `(data (i32.const 64) "hello\\n") (func (export "_start") ${PRINT(1)} (call $proc_exit (i32.const 7)))`,
    ["fd_write", "proc_exit"],
  );
  const out = collect();
  const run = await supervisor.start(guest(text, undefined, "hello"), { stdout: out.stream });
  assert.match(run.id, /^hello-[0-9a-f]{6}$/);
  const exit = await run.wait();
  assert.deepEqual([exit.reason, exit.code, out.text(), run.state], ["exit", 7, "hello\n", "exited"]);
  const last = readJournal(journalPath(runDir)).entries.at(-1);
  assert.deepEqual(
    [last?.run, last?.reason, last?.code, last?.digest, last?.signer],
    [run.id, "exit", 7, run.admitted.digest, "author"],
  );
  await run.closed;
  assert.ok(!existsSync(runPaths(runDir, run.id).dir));
});

test("arguments, environment and standard input arrive as given", async () => {
  const text = program(
    `(func (export "_start")
      (drop (call $args_sizes_get (i32.const 0) (i32.const 4)))
      (drop (call $args_get (i32.const 256) (i32.const 1024)))
      (drop (call $environ_sizes_get (i32.const 8) (i32.const 12)))
      (drop (call $environ_get (i32.const 512) (i32.add (i32.const 1024) (i32.load (i32.const 4)))))
      (i32.store (i32.const 16) (i32.const 1024))
      (i32.store (i32.const 20) (i32.add (i32.load (i32.const 4)) (i32.load (i32.const 12))))
      (drop (call $fd_write (i32.const 1) (i32.const 16) (i32.const 1) (i32.const 32)))
      (block (loop
        (i32.store (i32.const 16) (i32.const 4096)) (i32.store (i32.const 20) (i32.const 100))
        (drop (call $fd_read (i32.const 0) (i32.const 16) (i32.const 1) (i32.const 32)))
        (br_if 1 (i32.eqz (i32.load (i32.const 32))))
        (i32.store (i32.const 20) (i32.load (i32.const 32)))
        (drop (call $fd_write (i32.const 1) (i32.const 16) (i32.const 1) (i32.const 32)))
        (br 0))))`,
    ["args_sizes_get", "args_get", "environ_sizes_get", "environ_get", "fd_read", "fd_write"],
  );
  const out = collect();
  const input = { args: ["one", "two words"], env: ["A=b", "C="], stdout: out.stream };
  const run = await supervisor.start(guest(text), {
    ...input,
    stdin: Readable.from([Buffer.from("in"), Buffer.from("put")]),
  });
  assert.deepEqual((await run.wait()).code, 0);
  assert.equal(out.text(), "guest\0one\0two words\0A=b\0C=\0input");
});

test("a trap is named, with what it was", async () => {
  const run = await supervisor.start(guest(program(`(func (export "_start") unreachable)`)));
  const exit = await run.wait();
  assert.deepEqual([exit.reason, exit.code], ["trap", 134]);
  assert.match(exit.message, /unreachable/);
});

test("recursion, memory and table bombs cost only their engine", async () => {
  const bombs = {
    recursion: `(func $f (call $f)) (func (export "_start") (call $f))`,
    memory: `(func (export "_start") (loop (br_if 0 (i32.ne (memory.grow (i32.const 1)) (i32.const -1)))) unreachable)`,
    table: `(table 1 funcref) (func (export "_start")
      (loop (br_if 0 (i32.ne (table.grow 0 (ref.null func) (i32.const 1000)) (i32.const -1)))) unreachable)`,
  };
  for (const [name, body] of Object.entries(bombs)) {
    const run = await supervisor.start(guest(program(body), undefined, name));
    const exit = await run.wait();
    assert.equal(exit.reason, name === "memory" ? "memory" : "trap", `${name}: ${exit.message}`);
  }
});

test("a program that never ends is stopped or killed at once, and nothing of it lives", async ({
  signal,
}) => {
  const text = program(
    `(data (i32.const 64) "start\\n") (func (export "_start") ${PRINT(1)} (loop (br 0)))`,
    ["fd_write"],
  );
  for (const how of ["stop", "kill"] as const) {
    const out = collect();
    const run = await supervisor.start(guest(text), { stdout: out.stream });
    await out.until(/start/, signal);
    const { uid } = run.engine.process;
    const since = performance.now();
    const exit = await run[how]();
    assert.ok(performance.now() - since < 2000);
    assert.deepEqual([exit.reason, exit.code], how === "stop" ? ["stopped", 0] : ["killed", 137]);
    if (uid !== undefined) assert.deepEqual(processesOfUid(uid), []);
    assert.deepEqual(await run.stop(), exit, "a second end changes nothing");
  }
});

test("an engine that is killed from outside is noticed", async ({ signal }) => {
  const text = program(
    `(data (i32.const 64) "start\\n") (func (export "_start") ${PRINT(1)} (loop (br 0)))`,
    ["fd_write"],
  );
  const out = collect();
  const run = await supervisor.start(guest(text), { stdout: out.stream });
  await out.until(/start/, signal);
  process.kill(run.engine.process.pid() ?? 0, "SIGKILL");
  const exit = await run.wait();
  // Where a tool waits for the engine, the signal is not always handed on; either way it was not the guest.
  assert.ok(exit.reason === "killed" || exit.reason === "engine-lost", exit.reason);
  assert.ok(exit.code === 137);
});

test("output that nobody takes makes only the guest wait", async () => {
  const text = program(
    `(data (i32.const 64) "words\\n") (func (export "_start") (loop ${PRINT(1)} (br 0)))`,
    ["fd_write"],
  );
  const stuck = new Writable({ highWaterMark: 1024, write: () => undefined });
  const full = await supervisor.start(guest(text), { stdout: stuck });
  const quick = await supervisor.start(
    guest(program(`(func (export "_start") (call $proc_exit (i32.const 3)))`, ["proc_exit"])),
  );
  assert.equal((await quick.wait()).code, 3);
  assert.equal(full.state, "running");
  stuck.destroy();
  assert.equal((await full.kill()).reason, "killed");
});

test("a flood of output becomes a bounded log, and the rest is counted", async () => {
  const text = program(
    `(data (i32.const 64) "words\\n") (func (export "_start") (loop ${PRINT(2)} (br 0)))`,
    ["fd_write"],
  );
  const run = await supervisor.start(guest(text));
  let lines = 0;
  run.listen(() => (lines += 1));
  // The loop of this process keeps its turns while the guest floods it.
  const late: number[] = [];
  for (let i = 0; i < 50; i += 1) {
    const at = performance.now();
    await sleep(10);
    late.push(performance.now() - at - 10);
  }
  await run.kill();
  assert.ok(run.log.dropped > 1000, `${run.log.dropped} dropped`);
  assert.ok(lines < 400, `${lines} lines`);
  const median = late.sort((a, b) => a - b)[25] ?? Infinity;
  assert.ok(median < 20, `half of the turns were ${median} ms late or more`);
});

const REACTOR = (parts: string): string => `(module (memory (export "memory") 1) (data (i32.const 64) "pong")
  (global $next (mut i32) (i32.const 1024))
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
    (global.set $next (i32.add (global.get $next) (local.get 3))) (i32.sub (global.get $next) (local.get 3)))
  ${parts})`;
const EXEC = `(func (export "exec") (param i32 i32) (result i32)
  (i32.store8 (i32.const 32) (i32.const 0)) (i32.store (i32.const 36) (i32.const 64)) (i32.store (i32.const 40) (i32.const 4))
  (i32.const 32))`;

test("another terminal sees a run, talks to it, follows it and stops it", async ({ signal }) => {
  const text = REACTOR(`(func (export "tick")) (func (export "on-stop")) ${EXEC}`);
  const run = await supervisor.start(guest(text, manifestOf("reactor", {}, 50), "pong"));
  const record = listRuns(runDir).find((one) => one.id === run.id);
  assert.deepEqual([record?.id, record?.module, record?.signer], [run.id, "pong 1.0.0", "author"]);
  const heard: unknown[] = [];
  const client = await connectLines<RunMethods>({
    path: runPaths(runDir, run.id).control,
    onNotification: (message) => heard.push(message),
  });
  await client.call("follow", {});
  while ((await client.call("status", {})).state !== "running") {
    assert.ok(!signal.aborted);
    await sleep(5);
  }
  assert.deepEqual(await client.call("exec", { line: "ping", timeoutMs: 5000 }), { answer: "pong" });
  const exit = await client.call("stop", { graceMs: 5000 });
  assert.deepEqual([exit.reason, exit.code], ["stopped", 0]);
  assert.ok(heard.some((message) => /ended: stopped/.test(JSON.stringify(message))));
  client.close();
  await run.closed;
  assert.deepEqual(listRuns(runDir), []);
});

test("what a module does not offer is refused by name", async () => {
  const run = await supervisor.start(guest(program(LOOP)));
  await assert.rejects(run.exec("x"), /^SupervisorError: exec-not-offered/);
  await run.kill();
  const text = REACTOR(`(func (export "tick")) ${EXEC}`);
  const gone = await supervisor.start(guest(text, manifestOf("reactor", {}, 10)));
  await gone.kill();
  await assert.rejects(gone.exec("x"), /^SupervisorError: run-not-running/);
});

test("a tick that does not return is a hang; an on-stop that does not return is killed after its grace", async () => {
  const hang = await supervisor.start(
    guest(
      REACTOR(`(func (export "tick") (loop (br 0)))`),
      manifestOf("reactor", { resources: { callMs: 200 } }, 50),
    ),
  );
  const exit = await hang.wait();
  assert.deepEqual([exit.reason, exit.code], ["hang", 124]);
  const stubborn = await supervisor.start(
    guest(
      REACTOR(`(func (export "tick")) (func (export "on-stop") (loop (br 0)))`),
      manifestOf("reactor", {}, 50),
    ),
  );
  while (stubborn.state !== "running") await sleep(5);
  assert.deepEqual((await stubborn.stop(100)).reason, "killed");
});

test("a second stop leaves on-stop its grace, and may shorten it", async () => {
  // `on-stop` sleeps for 300 ms: one subscription of a relative monotonic clock.
  const sleeper = (ns: number): string =>
    `(module (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
      (memory (export "memory") 1)
      (func (export "tick"))
      (func (export "on-stop")
        (i32.store (i32.const 16) (i32.const 1)) (i64.store (i32.const 24) (i64.const ${ns}))
        (drop (call $poll (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 128)))))`;
  const start = async (ns: number): Promise<Run> => {
    const run = await supervisor.start(guest(sleeper(ns), manifestOf("reactor", {}, 50)));
    while (run.state !== "running") await sleep(5);
    return run;
  };
  const patient = await start(300_000_000);
  const since = performance.now();
  const ends = await Promise.all([patient.stop(5000), patient.stop(5000)]);
  assert.deepEqual(
    ends.map(({ reason }) => reason),
    ["stopped", "stopped"],
  );
  assert.ok(performance.now() - since >= 295, "its on-stop has run to its end");
  const hurried = await start(60_000_000_000);
  void hurried.stop(60_000);
  assert.equal((await hurried.stop(100)).reason, "killed");
});

test("where the exit cannot be written down, a run ends all the same, and says so", async () => {
  const dir = join(temporaryFolder(), "run");
  const other = await createSupervisor({ runDir: dir, client: "test" });
  mkdirSync(journalPath(dir));
  const run = await other.start(guest(program(LOOP)));
  const heard: string[] = [];
  run.listen((line) => heard.push(line.text));
  assert.equal((await run.kill()).reason, "killed");
  assert.ok(heard.some((text) => text.startsWith("the exit could not be written: EISDIR")));
  await other.close();
});

test("the pool refills, and a module that needs a robot is told that there is none", async () => {
  await supervisor.warm();
  assert.equal(supervisor.idle, 1);
  const text = `(module (import "sandpaw:robot/motion@0.1.0" "stop" (func (param i32))) (memory (export "memory") 1) (func (export "_start")))`;
  const admitted = guest(text, manifestOf("program", { motion: { maxSpeed: 0.1, maxTurn: 1 } }));
  await assert.rejects(supervisor.start(admitted), /^SupervisorError: robot-needed/);
  assert.equal(supervisor.idle, 1);
});

test.run();
