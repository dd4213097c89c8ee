/** Machines that lack something: each missing wall is named, and what is left still holds. */

import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import {
  createSupervisor,
  findTools,
  plansFor,
  processesOfUid,
  surveyWalls,
  WALL_NAMES,
  wallsOf,
  type Supervisor,
  type Tools,
  type WallName,
} from "@sandpaw/runtime/supervisor";
import { suite, temporaryFolder } from "../../harness/index.js";
import { admittedProgram } from "./admitted.js";
import { guest, program } from "./guests.js";
import { buildHostileProgram, collect, COMPILER } from "./hostile-program.js";

const test = suite("supervisor: walls");
const isRoot = process.geteuid?.() === 0;

function without(...names: readonly (keyof Tools)[]): Tools {
  return Object.fromEntries(
    Object.entries(findTools()).filter(([name]) => !names.some((one) => one === name)),
  );
}

function missing(supervisor: Supervisor): readonly WallName[] {
  return supervisor.walls.flatMap((wall) => (wall.present ? [] : [wall.wall]));
}

function reasonFor(supervisor: Supervisor, name: WallName): string {
  const found = supervisor.walls.find((wall) => wall.wall === name);
  return found?.present === false ? found.reason : "present";
}

async function withTools(tools: Tools, use: (supervisor: Supervisor) => Promise<void>): Promise<void> {
  const supervisor = await createSupervisor({
    runDir: join(temporaryFolder(), "run"),
    client: "test",
    tools,
  });
  try {
    await use(supervisor);
  } finally {
    await supervisor.close();
  }
}

const HELLO = program(`(func (export "_start") (call $proc_exit (i32.const 5)))`, ["proc_exit"]);

test("plans go from strong to weak, and no engine ever runs as root", () => {
  for (const uid of [0, 1000]) {
    const plans = plansFor(uid);
    const sizes = plans.map((plan) => wallsOf(plan).size);
    assert.deepEqual(
      sizes,
      [...sizes].sort((a, b) => b - a),
    );
    assert.ok(plans.every((plan) => (plan.identities === "own") === (uid === 0)));
  }
  assert.deepEqual([...wallsOf(plansFor(0)[0] ?? assert.fail())], [...WALL_NAMES]);
});

test("without unshare there are no namespaces, and a module runs all the same", async () => {
  await withTools(without("unshare"), async (supervisor) => {
    const lost = missing(supervisor);
    for (const wall of ["network", "ipc", "processes", "private-root"] as const) {
      assert.ok(lost.includes(wall));
      assert.match(reasonFor(supervisor, wall), /no unshare/);
    }
    assert.equal(lost.includes("own-uid"), !isRoot);
    assert.ok(!lost.includes("no-new-privileges"));
    assert.equal((await (await supervisor.start(guest(HELLO))).wait()).code, 5);
  });
});

test("without mount there is no private root, and the other namespaces stand", async () => {
  await withTools(without("mount"), async (supervisor) => {
    assert.ok(missing(supervisor).includes("private-root"));
    assert.match(reasonFor(supervisor, "private-root"), /no mount/);
    const run = await supervisor.start(guest(HELLO));
    assert.equal((await run.wait()).code, 5);
  });
});

if (isRoot)
  test("where libraries cannot be bound they are copied, and the private root stands", async () => {
    const tools = findTools();
    const folder = temporaryFolder();
    const mount = join(folder, "mount");
    // The table is the fourth word; root and Node are its first lines.
    writeFileSync(
      mount,
      `#!/bin/sh\n[ "$(wc -l < "$4")" -le 2 ] || exit 1\nexec ${tools.mount ?? "mount"} "$@"\n`,
      { mode: 0o755 },
    );
    await withTools({ ...tools, mount }, async (supervisor) => {
      assert.deepEqual(missing(supervisor), []);
      assert.equal((await (await supervisor.start(guest(HELLO))).wait()).code, 5);
    });
    const bundle = join(folder, "bundle.cjs");
    writeFileSync(bundle, "", { mode: 0o644 });
    const options = {
      uid: 0,
      node: process.execPath,
      bundle,
      start: bundle,
      folder,
      permissionFlag: undefined,
    };
    const surveyWith = async (chosen: Tools): Promise<{ mounts: number; quickFlags: readonly string[] }> => {
      const { root, quickFlags } = await surveyWalls({ ...options, tools: chosen });
      assert.ok(root !== undefined);
      const table = readFileSync(root.mounts, "utf8");
      assert.deepEqual(
        readdirSync(folder).filter((name) => name.startsWith("root-")),
        [basename(root.dir), basename(root.mounts)],
        "nothing of the other ways is left",
      );
      root.remove();
      return { mounts: table.trim().split("\n").length, quickFlags };
    };
    assert.ok((await surveyWith(tools)).mounts > 5, "libraries are bound where they can be");
    const copied = await surveyWith({ ...tools, mount });
    assert.deepEqual(copied, { mounts: 2, quickFlags: ["--no-rehash-snapshot"] });
  });

test("a Node that does not know a flag that only saves time is started without it", async () => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  const script = join(folder, "node");
  const refuse = 'for word; do case "$word" in --no-rehash-snapshot) exit 9; esac; done';
  writeFileSync(script, `#!/bin/sh\n${refuse}\nexec ${process.execPath} "$@"\n`, { mode: 0o755 });
  const bundle = join(folder, "bundle.cjs");
  writeFileSync(bundle, "", { mode: 0o644 });
  const options = {
    uid: process.geteuid?.() ?? 0,
    bundle,
    start: bundle,
    folder,
    tools: {},
    permissionFlag: undefined,
  };
  const flagsWith = async (node: string): Promise<readonly string[]> =>
    (await surveyWalls({ ...options, node })).quickFlags;
  assert.deepEqual(await flagsWith(process.execPath), ["--no-rehash-snapshot"]);
  assert.deepEqual(await flagsWith(script), []);
});

test("without any tool Node's own walls remain, root still gives the engine a uid of its own", async () => {
  await withTools({}, async (supervisor) => {
    const present = supervisor.walls.flatMap((wall) => (wall.present ? [wall.wall] : []));
    const always: readonly WallName[] = ["node-permissions", "empty-environment"];
    assert.deepEqual(present, isRoot ? ["own-uid", "no-capabilities", ...always] : always);
    const run = await supervisor.start(guest(HELLO));
    assert.equal(run.engine.process.uid !== undefined, isRoot);
    assert.equal((await run.wait()).code, 5);
  });
});

const canFork = isRoot && COMPILER !== undefined;
if (test.needs("root", isRoot, "only root can give an engine a uid of its own")) {
  test.needs("a C compiler", COMPILER !== undefined, "the engine that forks is native code");
}

test("without a process namespace, what a hostile engine has forked is killed by its uid", async ({
  signal,
}) => {
  assert.ok(canFork);
  const node = buildHostileProgram("hostile");
  const runDir = join(temporaryFolder(), "run");
  mkdirSync(runDir, { mode: 0o700 });
  const supervisor = await createSupervisor({
    runDir,
    client: "test",
    node,
    bundle: node,
    tools: without("unshare"),
  });
  try {
    const out = collect();
    // Process 1 is there for it to see, and not for it to signal.
    const run = await supervisor.start(admittedProgram(), {
      stdout: out.stream,
      args: ["PID=1", "PARENT=1"],
    });
    await out.until(/tried everything/, signal);
    assert.match(out.text(), /^signal-other refused/m);
    const uid = run.engine.process.uid ?? 0;
    assert.ok(processesOfUid(uid).length > 1);
    await run.kill();
    assert.deepEqual(processesOfUid(uid), []);
  } finally {
    await supervisor.close();
  }
});

test.run();
