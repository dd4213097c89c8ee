// Changes of one store at the same moment: none is lost.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, renameSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { tryLock } from "@sandpaw/runtime/protocol";
import { loadUserTrust, STORE_FILE, withStoreLock } from "@sandpaw/runtime/trust";
import { suite, temporaryFolder } from "../../harness/index.js";

const PROCESSES = 6;
const test = suite("trust: store lock");

function person(): { uid: number; now: Date } {
  return { uid: process.geteuid?.() ?? 0, now: new Date() };
}

/** Revokes one digest in a process of its own; resolves with its exit code. */
function revoke(folder: string, digit: number): Promise<number | null> {
  const script = `
    import { changeUserTrust, revokeDigest } from "@sandpaw/runtime/trust";
    changeUserTrust(process.argv[1], { uid: process.geteuid?.() ?? 0, now: new Date() },
      (store, period) => revokeDigest(store, "sha256:" + process.argv[2].repeat(64), period));`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script, folder, String(digit)], {
    stdio: ["ignore", "inherit", "inherit"],
    cwd: import.meta.dirname,
  });
  return new Promise((resolve) => child.once("exit", resolve));
}

test(`${PROCESSES} revocations at once all hold`, async () => {
  const folder = temporaryFolder();
  loadUserTrust(folder, person());
  const codes = await Promise.all(Array.from({ length: PROCESSES }, (_, digit) => revoke(folder, digit)));
  assert.deepEqual(codes, Array<number>(PROCESSES).fill(0));
  assert.equal(loadUserTrust(folder, person()).content.revoked.digests.length, PROCESSES);
  assert.ok(!existsSync(join(folder, `${STORE_FILE}.lock`)));
});

/** Leaves a lock of this process and age; its path. */
function leave(pid: number, ageMs: number): string {
  const path = join(temporaryFolder(), "store");
  writeFileSync(`${path}.lock`, `${pid}\n`);
  const then = new Date(Date.now() - ageMs);
  utimesSync(`${path}.lock`, then, then);
  return path;
}

test("the lock of a process that died is taken over", () => {
  const { pid } = spawnSync("true");
  const path = leave(pid, 60_000);
  assert.equal(
    withStoreLock(path, () => 7),
    7,
  );
  assert.deepEqual(readdirSync(dirname(path)), []);
});

test("a change that takes its time keeps its lock, until it is hopeless", () => {
  const slow = `${leave(process.pid, 60_000)}.lock`;
  for (let tries = 0; tries < 3; tries += 1) assert.ok(!tryLock(slow));
  const reused = `${leave(process.pid, 3_600_000)}.lock`;
  assert.ok(!tryLock(reused));
  assert.ok(tryLock(reused), "its process is another one by now");
});

test("several that find a lock that was left take it one after the other", async () => {
  const { pid } = spawnSync("true");
  const path = leave(pid, 60_000);
  loadUserTrust(dirname(path), person());
  const store = join(dirname(path), STORE_FILE);
  renameSync(`${path}.lock`, `${store}.lock`);
  const codes = await Promise.all(
    Array.from({ length: PROCESSES }, (_, digit) => revoke(dirname(path), digit)),
  );
  assert.deepEqual(codes, Array<number>(PROCESSES).fill(0));
  assert.equal(loadUserTrust(dirname(path), person()).content.revoked.digests.length, PROCESSES);
  assert.ok(readdirSync(dirname(path)).every((name) => !name.includes(".lock")));
});

test("a change that fails releases the lock", () => {
  const path = join(temporaryFolder(), "store");
  assert.throws(() =>
    withStoreLock(path, () => {
      throw new Error("no");
    }),
  );
  assert.ok(!existsSync(`${path}.lock`));
});

test.run();
