/** The end of an engine that does what it can to live on, where it has no uid of its own to be found by. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import {
  findTools,
  isAlive,
  stampOf,
  startEngineProcess,
  type EngineProcess,
  type ProcessStamp,
} from "@sandpaw/runtime/supervisor";
import { suite } from "../../harness/index.js";

const test = suite("supervisor: engine process");

const { unshare, setpriv, sh } = findTools();
const OUTER = ["--user", "--map-root-user", "-p", "--fork", "--kill-child=KILL", "--"];
const canUnshare = unshare !== undefined && spawnSync(unshare, [...OUTER, "true"]).status === 0;
if (test.needs("setpriv and sh", setpriv !== undefined && sh !== undefined, "they stand for the engine"))
  test.needs("user namespaces", canUnshare, "they are what an engine of a user who is not root lives in");

/** The only child of a process. */
function onlyChildOf(pid: number): number {
  const [only = "", ...more] = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
  assert.deepEqual(more, []);
  return Number(only);
}

interface Stubborn {
  readonly engine: EngineProcess;
  readonly tool: number;
  readonly first: ProcessStamp;
}

/** First of its namespace, deaf to its tool's end, and with exactly one child, and another one when that is killed. */
async function startStubborn(): Promise<Stubborn> {
  assert.ok(unshare !== undefined && setpriv !== undefined && sh !== undefined);
  const loop = "while :; do sleep 600 & echo up; wait; done";
  const engine = await startEngineProcess({
    command: {
      file: unshare,
      args: [...OUTER, setpriv, "--pdeathsig", "clear", sh, "-c", loop],
      hasGuestStderr: false,
    },
    hasOwnProcesses: true,
  });
  await once(engine.stdout, "data");
  const tool = onlyChildOf(process.pid);
  const first = stampOf(onlyChildOf(tool));
  assert.ok(first !== undefined);
  return { engine, tool, first };
}

/** Whatever the test has found, nothing of it is left. */
function survives(first: ProcessStamp): boolean {
  if (!isAlive(first)) return false;
  process.kill(first.pid, "SIGKILL");
  return true;
}

test("it is ended itself, not its child and its tool alone", async () => {
  const { engine, first } = await startStubborn();
  await engine.kill();
  assert.equal(survives(first), false);
});

test("it is ended too when its tool was ended by others before", async () => {
  const { engine, tool, first } = await startStubborn();
  // Whoever runs a guest in it asks before the guest has a word.
  assert.equal(engine.pid(), first.pid, "neither its tool nor its child");
  process.kill(tool, "SIGKILL");
  await engine.ended;
  assert.equal(isAlive(first), true, "else this shows nothing");
  await engine.kill();
  assert.equal(survives(first), false);
  await engine.kill();
});

test.run();
