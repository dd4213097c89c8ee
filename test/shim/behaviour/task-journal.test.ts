/** The notes of what a killed daemon leaves: they are enough to clear it away, from before there is anything of it. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createTaskJournal } from "@sandpaw/shim";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("shim: task journal");

test("what was noted before it was made is cleared away, made or not", async () => {
  const folder = temporaryFolder();
  const [made, unmade] = [join(folder, "made"), join(folder, "unmade")];
  createTaskJournal(join(folder, "tasks")).write({ namespace: "n", id: "one", cgroups: [made, unmade] });
  mkdirSync(made);
  assert.equal(await createTaskJournal(join(folder, "tasks")).sweep(), 1);
  assert.ok(!existsSync(made));
  assert.deepEqual(readdirSync(join(folder, "tasks")), []);
});

test("an engine that lives on is ended, and a note that is none is thrown away", async () => {
  const folder = temporaryFolder();
  const tasks = join(folder, "tasks");
  const journal = createTaskJournal(tasks);
  const engine = spawn("sleep", ["600"], { stdio: "ignore" });
  const gone = once(engine, "exit");
  journal.write({ namespace: "n", id: "one", pid: engine.pid ?? 0, cgroups: [] });
  writeFileSync(join(tasks, "n__two.json"), "{");
  assert.equal(await journal.sweep(), 2);
  assert.deepEqual(await gone, [null, "SIGKILL"]);
  assert.deepEqual(readdirSync(tasks), []);
});

test.run();
