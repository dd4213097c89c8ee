import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import {
  DEVELOPMENT_POLICY,
  EVERYTHING,
  loadSystemPolicy,
  loadSystemRobotCeiling,
  loadUserPolicy,
  loadUserRobotCeiling,
  MAX_POLICY,
  PolicyError,
  readGuardedFile,
} from "@sandpaw/runtime/policy";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("policy: load");
const uid = process.getuid?.() ?? 0;

function refused(code: string, run: () => unknown): void {
  assert.throws(run, (error) => error instanceof PolicyError && error.code === code, code);
}

test("a person's policy is made on first use, and then left alone", () => {
  const folder = join(temporaryFolder(), "config", "sandpaw");
  assert.equal(loadUserPolicy(folder, uid).allow.motion?.maxSpeed, 0.3);
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  const path = join(folder, "policy.yaml");
  assert.equal(readFileSync(path, "utf8"), DEVELOPMENT_POLICY);
  writeFileSync(path, "version: 1\nallow: {}\n");
  assert.deepEqual(loadUserPolicy(folder, uid).allow, {});
});

test("a person's policy that others can write is refused, not replaced", () => {
  const folder = temporaryFolder();
  loadUserPolicy(folder, uid);
  const path = join(folder, "policy.yaml");
  chmodSync(path, 0o666);
  refused("policy-insecure", () => loadUserPolicy(folder, uid));
  chmodSync(path, 0o644);
  writeFileSync(path, "version: 1\nversion: 1\n");
  refused("policy-malformed", () => loadUserPolicy(folder, uid));
  writeFileSync(path, Uint8Array.of(0xff, 0xfe));
  refused("policy-malformed", () => loadUserPolicy(folder, uid));
  writeFileSync(path, "#".repeat(MAX_POLICY + 1));
  refused("policy-too-large", () => loadUserPolicy(folder, uid));
});

test("a robot without a ceiling of its own is bounded by its profile only; on a system it is refused", () => {
  const folder = temporaryFolder();
  assert.deepEqual(loadUserRobotCeiling(folder, "vacuum", uid), EVERYTHING);
  mkdirSync(join(folder, "robots"));
  writeFileSync(join(folder, "robots", "vacuum.yaml"), "version: 1\nallow: { motion: { maxSpeed: 0.1 } }\n");
  assert.deepEqual(loadUserRobotCeiling(folder, "vacuum", uid), { motion: { maxSpeed: 0.1 } });
  refused("policy-missing", () => loadSystemRobotCeiling("/nonexistent-sandpaw", "vacuum"));
});

test("a link, a folder or a FIFO is not a file", () => {
  const folder = temporaryFolder();
  const guard = { owners: [uid], wholePath: false, maxBytes: 100 };
  writeFileSync(join(folder, "real"), "x");
  symlinkSync(join(folder, "real"), join(folder, "link"));
  mkdirSync(join(folder, "folder"));
  spawnSync("mkfifo", [join(folder, "fifo")]);
  assert.equal(readGuardedFile(join(folder, "real"), guard).kind, "bytes");
  for (const name of ["link", "folder", "fifo"]) {
    assert.ok(existsSync(join(folder, name)), name);
    assert.equal(readGuardedFile(join(folder, name), guard).kind, "insecure", name);
  }
  assert.equal(readGuardedFile(join(folder, "real"), { ...guard, owners: [uid + 1] }).kind, "insecure");
});

test("a system without a policy refuses everything", () => {
  refused("policy-missing", () => loadSystemPolicy("/nonexistent-sandpaw"));
});

test.needs("root", uid === 0, "only root can make files that belong to root");
test("a system policy is root's, and nobody else can write it or its folder", () => {
  const folder = join(temporaryFolder(), "sandpaw");
  mkdirSync(folder, { mode: 0o755 });
  const path = join(folder, "policy.yaml");
  writeFileSync(path, DEVELOPMENT_POLICY, { mode: 0o644 });
  assert.equal(loadSystemPolicy(folder).allow.motion?.maxSpeed, 0.3);
  for (const [target, mode] of [
    [path, 0o664],
    [path, 0o646],
    [folder, 0o775],
    [folder, 0o1777],
    [join(folder, ".."), 0o777],
  ] as const) {
    const before = statSync(target).mode;
    chmodSync(target, mode);
    refused("policy-insecure", () => loadSystemPolicy(folder));
    chmodSync(target, before);
  }
  assert.equal(loadSystemPolicy(folder).version, 1);
  chownSync(path, 1000, 0);
  refused("policy-insecure", () => loadSystemPolicy(folder));
});

test.run();
