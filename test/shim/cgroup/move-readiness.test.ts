/** Making ready for moves between cgroups, over files that stand for the kernel's. */

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createMoveReadiness, ownProcs } from "@sandpaw/shim";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("shim: readiness for moves between cgroups");

/** A hierarchy with a cgroup that has such a file. */
function hierarchy(root: string, ...names: string[]): string {
  const folder = join(root, ...names);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "cgroup.procs");
  writeFileSync(file, "");
  return file;
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!holds()) {
    assert.ok(Date.now() < end, "it did not come");
    await sleep(2);
  }
}

test("this process's own cgroup, in both versions", () => {
  const root = temporaryFolder();
  const one = hierarchy(root, "memory", "system.slice", "containerd.service");
  const lines = [
    "9:name=systemd:/",
    "7:freezer:/somewhere",
    "4:memory:/system.slice/containerd.service",
    "0::/",
    "",
  ];
  const said = (text: string) => () => text;
  assert.equal(ownProcs(root, said(lines.join("\n"))), one);
  const two = temporaryFolder();
  const own = hierarchy(two, "system.slice", "containerd.service");
  assert.equal(ownProcs(two, said("0::/system.slice/containerd.service\n")), own);
  assert.equal(ownProcs(two, said("0::/../other\n")), undefined);
  assert.equal(ownProcs(two, said("0::/gone\n")), undefined);
  assert.equal(ownProcs(two, said("")), undefined);
});

test("while a move is expected this process moves to where it is, again and again; then no more", async () => {
  const procs = hierarchy(temporaryFolder(), "memory");
  let now = 0;
  const moves = createMoveReadiness({ procs: () => procs, now: () => now });
  const written = (): number => readFileSync(procs, "utf8").length;
  moves.expect();
  await until(() => written() >= 3);
  assert.match(readFileSync(procs, "utf8"), /^0+$/);
  now = 90;
  moves.expect();
  now = 150;
  const before = written();
  await until(() => written() > before);
  now = 1000;
  await sleep(50);
  const after = written();
  await sleep(50);
  assert.equal(written(), after);
  moves.expect();
  // Begun again, wherever this process is then: the file is opened anew, and its text begins anew.
  await until(() => written() !== after);
});

test("where it cannot be done nothing is wrong", async () => {
  for (const procs of [undefined, "/nowhere/cgroup.procs"]) {
    const moves = createMoveReadiness({ procs: () => procs, now: () => 0 });
    moves.expect();
    await sleep(5);
    moves.expect();
  }
});

test.run();
