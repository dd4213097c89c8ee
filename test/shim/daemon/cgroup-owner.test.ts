/** Whose a cgroup is: what a container leaves when it is refused, when it shares one, and when its daemon is killed meanwhile. */

import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { STATUS } from "@sandpaw/shim";
import { onPath, suite } from "../../harness/index.js";
import { COUNTER, HELLO } from "../../interop/containerd-guests.js";
import { startDaemonBench, type Answer, type DaemonBench } from "./bench.js";

const test = suite("shim: owner of a cgroup");
test.needs(
  "root with unshare and mount",
  process.geteuid?.() === 0 && onPath("unshare") !== undefined && onPath("mount") !== undefined,
  "the daemon is started by root, with mounts of its own",
);
test.needs(
  "cgroups of version 1",
  existsSync("/sys/fs/cgroup/memory/cgroup.procs"),
  "that is where these tests look",
);

let bench: DaemonBench;
let hello = "";
let counter = "";
test.before(async () => {
  bench = await startDaemonBench();
  hello = bench.image({ "module.wasm": HELLO });
  counter = bench.image({ "module.wasm": COUNTER });
});
test.after(() => bench.close());

const HIERARCHIES = ["memory", "cpu", "cpuacct", "pids"] as const;
const folders = (name: string): readonly string[] =>
  HIERARCHIES.map((one) => `/sys/fs/cgroup/${one}${bench.cgroup}/${name}`);
const pidsIn = (folder: string): readonly number[] =>
  readFileSync(join(folder, "cgroup.procs"), "utf8").split("\n").filter(Boolean).map(Number);

function granted(answer: Answer<unknown>): void {
  assert.ok("ok" in answer, "refused" in answer ? answer.message : "");
}

/** Somebody else's process, in a cgroup that somebody else has made. */
function stranger(name: string): ChildProcess {
  const one = spawn("sleep", ["600"], { stdio: "ignore" });
  for (const folder of folders(name)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "cgroup.procs"), String(one.pid));
  }
  return one;
}

async function leave(name: string, one: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => one.once("exit", resolve));
  one.kill("SIGKILL");
  await gone;
  for (const folder of folders(name)) rmdirSync(folder);
}

test("a container that shares a cgroup leaves the others in it where they are, refused or run", async () => {
  const one = stranger("shared");
  try {
    const unsigned = bench.image({ "other.wasm": HELLO });
    const refused = await bench.create("bad", unsigned, { args: ["/other.wasm"], cgroup: "shared" });
    assert.ok("refused" in refused && refused.refused === STATUS.failedPrecondition);
    assert.match(refused.message, /refused/);
    for (const folder of folders("shared")) assert.deepEqual(pidsIn(folder), [one.pid]);
    granted(await bench.create("good", hello, { cgroup: "shared" }));
    for (const folder of folders("shared")) assert.equal(pidsIn(folder).length, 2);
    granted(await bench.start("good"));
    assert.equal(await bench.wait("good"), 7);
    granted(await bench.remove("good"));
    for (const folder of folders("shared")) assert.deepEqual(pidsIn(folder), [one.pid]);
  } finally {
    await leave("shared", one);
  }
  assert.deepEqual(bench.left(), []);
});

test("two containers in one cgroup: it goes with the last, whoever made it", async () => {
  for (const id of ["first", "second"]) {
    granted(await bench.create(id, counter, { cgroup: "both" }));
    granted(await bench.start(id));
  }
  const before = folders("both").map((folder) => pidsIn(folder));
  await bench.kill("first", 9);
  assert.equal(await bench.wait("first"), 137);
  granted(await bench.remove("first"));
  folders("both").forEach((folder, at) => {
    assert.equal(before[at]?.length, 2);
    assert.equal(pidsIn(folder).length, 1, "the other one's limits hold");
  });
  await bench.kill("second", 9);
  await bench.wait("second");
  granted(await bench.remove("second"));
  assert.deepEqual(bench.left(), []);
});

test("what a daemon leaves that is killed during a creation, the next one clears away", async () => {
  // Those take the engines that are warm; the last one waits for one of its own.
  const ids = ["a", "b", "c", "d", "e"];
  const asked = ids.map((id) => bench.create(id, counter).catch(() => "unanswered" as const));
  const last = folders("e");
  while (!last.every((folder) => existsSync(folder))) await sleep(1);
  await bench.crash();
  assert.equal(await asked.at(-1), "unanswered", "else it was killed too late");
  assert.ok(readdirSync(join(bench.runDir, "shim", "tasks")).some((name) => name.includes("__e.json")));
  await bench.again();
  assert.deepEqual(bench.left(), []);
  granted(await bench.create("a", hello));
  granted(await bench.remove("a"));
});

test.run();
