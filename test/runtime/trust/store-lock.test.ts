// Changes of one store at the same moment: none is lost.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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

test("the lock of a process that died is taken over", () => {
  const path = join(temporaryFolder(), "store");
  writeFileSync(`${path}.lock`, "1\n");
  const old = new Date(Date.now() - 60_000);
  utimesSync(`${path}.lock`, old, old);
  assert.equal(
    withStoreLock(path, () => 7),
    7,
  );
  assert.ok(!existsSync(`${path}.lock`));
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
