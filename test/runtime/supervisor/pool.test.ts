import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";

import { createSupervisor, type Engine, type Supervisor } from "@sandpaw/runtime/supervisor";
import { suite, temporaryFolder } from "../../harness/index.js";
import { guest, program } from "./guests.js";
import { until } from "./robot-bench.js";

const test = suite("supervisor: pool");
const HELLO = guest(program(`(func (export "_start") (call $proc_exit (i32.const 4)))`, ["proc_exit"]));
let supervisor: Supervisor;

test.before(async () => {
  supervisor = await createSupervisor({
    runDir: join(temporaryFolder(), "run"),
    client: "test",
    poolSize: 2,
  });
  await supervisor.warm();
});
test.after(async () => {
  await supervisor.close();
});

test("as many engines wait as were wanted", () => {
  assert.equal(supervisor.idle, 2);
});

test("an engine that dies while it waits is replaced, and nobody gets the dead one", async ({ signal }) => {
  const engine: Engine = await supervisor.reserve(HELLO);
  await engine.end();
  await until("the pool is full again", signal, () => supervisor.idle === 2);
  const taken = await supervisor.reserve(HELLO);
  process.kill(taken.process.pid() ?? 0, "SIGKILL");
  await taken.process.ended;
  // A run on an engine that is dead already ends, and says why.
  const run = await supervisor.start(HELLO, { engine: taken });
  assert.ok(["engine-lost", "killed"].includes((await run.wait()).reason));
  await run.closed;
  assert.equal((await (await supervisor.start(HELLO)).wait()).code, 4);
});

test("many starts at once: more than are warm, each its own process, all end; then the pool is full again", async ({
  signal,
}) => {
  await supervisor.warm();
  const runs = await Promise.all(Array.from({ length: 6 }, () => supervisor.start(HELLO)));
  assert.equal(new Set(runs.map((run) => run.id)).size, 6);
  assert.equal(new Set(runs.map((run) => run.engine.process.pid())).size, 6);
  const exits = await Promise.all(runs.map((run) => run.wait()));
  assert.ok(exits.every((exit) => exit.code === 4));
  await Promise.all(runs.map((run) => run.closed));
  await until("the pool is full again", signal, () => supervisor.idle === 2);
});

test("what V8 made of the engine's file is kept for the engines to come, where they have a root", async ({
  signal,
}) => {
  const runDir = join(temporaryFolder(), "run");
  const own = await createSupervisor({ runDir, client: "test", poolSize: 0 });
  try {
    const hasRoot = own.walls.some((wall) => wall.wall === "private-root" && wall.present);
    const files = (): readonly string[] =>
      // Not all of the run folder: Node 20.11 takes a socket that goes while it looks for a folder.
      readdirSync(join(runDir, "engines"), { recursive: true, encoding: "utf8" }).filter((name) =>
        name.endsWith("/code.bin"),
      );
    const start = async (run: number): Promise<void> => {
      assert.equal((await (await own.start(HELLO, { env: [`RUN=${run}`] })).wait()).code, 4);
    };
    for (let run = 0; run < 3; run += 1) await start(run);
    assert.deepEqual(files(), [], "a command that runs one behaviour does not need it");
    for (let run = 3; run < 7; run += 1) await start(run);
    if (hasRoot) await until("the code is kept", signal, () => files().length === 1);
    await start(7);
  } finally {
    await own.close();
  }
});

test("a closed supervisor starts nothing, and leaves nothing", async () => {
  const runDir = join(temporaryFolder(), "run");
  const other = await createSupervisor({ runDir, client: "test" });
  const run = await other.start(guest(program(`(func (export "_start") (loop (br 0)))`)));
  await other.close();
  assert.equal((await run.wait()).reason, "killed");
  await assert.rejects(other.start(HELLO), /^SupervisorError: supervisor-closed/);
  assert.deepEqual(readdirSync(runDir, { recursive: true }), ["engines", "journal.jsonl", "runs"]);
});

test("a missing engine bundle is said so", async () => {
  const runDir = join(temporaryFolder(), "run");
  await assert.rejects(
    createSupervisor({ runDir, client: "test", bundle: "/nothing/engine.cjs" }),
    /^SupervisorError: engine-bundle-missing/,
  );
});

test("a behaviour that is just being started when its supervisor closes is ended with it", async () => {
  const runDir = join(temporaryFolder(), "run");
  const other = await createSupervisor({ runDir, client: "test", poolSize: 0 });
  const starting = other.start(guest(program(`(func (export "_start") (loop (br 0)))`)));
  await other.close();
  assert.deepEqual(readdirSync(join(runDir, "runs")), []);
  const run = await starting;
  assert.equal(run.engine.alive, false);
  assert.equal((await run.wait()).reason, "killed");
});

test.run();
