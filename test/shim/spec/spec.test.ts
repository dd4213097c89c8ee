/** config.json: what a behaviour needs of it, and bundles that are none. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isPodFile, isTerminationLog, parseSpec, readSpec, ShimError } from "@sandpaw/shim";
import * as fc from "fast-check";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("shim: spec");
const coded = (code: string) => (error: unknown) => error instanceof ShimError && error.code === code;

test("what is read, and what is missing", () => {
  const spec = parseSpec(
    JSON.stringify({
      process: {
        args: ["/module.wasm", "one"],
        env: ["A=b"],
        cwd: "/app",
        terminal: true,
        user: { uid: 1000, gid: 2000, additionalGids: [3000] },
      },
      annotations: { "sandpaw.dev/robot": "left" },
      linux: {
        cgroupsPath: "/pods/x",
        resources: { memory: { limit: 5 }, cpu: { quota: -1, shares: 2 }, pids: { limit: 0 } },
      },
      mounts: [
        { destination: "/dev/shm", source: "shm" },
        { destination: "/dev/termination-log", source: "/log" },
      ],
    }),
    "config.json",
  );
  assert.deepEqual(
    [spec.args, spec.env, spec.cwd, spec.terminal],
    [["/module.wasm", "one"], ["A=b"], "/app", true],
  );
  assert.deepEqual([spec.cgroupsPath, spec.user], ["/pods/x", { uid: 1000, gid: 2000, groups: [3000] }]);
  assert.deepEqual(
    spec.mounts.map((mount) => isTerminationLog(mount, undefined)),
    [false, true],
  );
  const { memoryLimit, cpuQuota, cpuShares, cpuPeriod, pidsLimit } = spec.resources;
  assert.deepEqual(
    [memoryLimit, cpuQuota, cpuShares, cpuPeriod, pidsLimit],
    [5, undefined, 2, undefined, undefined],
  );
  const none = parseSpec("{}", "config.json");
  assert.deepEqual([none.user, none.mounts], [{ uid: 0, gid: 0, groups: [] }, []]);
  assert.deepEqual(
    [none.args, none.env, none.cwd, none.annotations, none.cgroupsPath],
    [[], [], "/", {}, ""],
  );
});

test("what kubelet has filled for this very pod is a file of it, and nothing else", () => {
  const pod = "/var/lib/kubelet/pods/0a-1";
  for (const kind of ["configmap", "secret", "projected", "downward-api"])
    assert.ok(isPodFile(`${pod}/volumes/kubernetes.io~${kind}/my-volume`, "0a-1"), kind);
  for (const source of [
    "/etc",
    "/",
    `${pod}/volumes/kubernetes.io~empty-dir/cache`,
    `${pod}/volumes/kubernetes.io~configmap/../../../0b-2/x`,
    `${pod}/volumes/kubernetes.io~configmap/a/b`,
    `${pod}/etc-hosts`,
    "/var/lib/kubelet/pods/0b-2/volumes/kubernetes.io~secret/other",
    `${pod}/volume-subpaths/cache/main/0`,
  ])
    assert.ok(!isPodFile(source, "0a-1"), source);
});

test("a part of a volume counts as the volume does", () => {
  const pod = join(temporaryFolder(), "pods", "0a-1");
  mkdirSync(join(pod, "volumes", "kubernetes.io~secret", "keys"), { recursive: true });
  mkdirSync(join(pod, "volumes", "kubernetes.io~empty-dir", "cache"), { recursive: true });
  assert.ok(isPodFile(join(pod, "volume-subpaths", "keys", "main", "0"), "0a-1"));
  assert.ok(!isPodFile(join(pod, "volume-subpaths", "cache", "main", "1"), "0a-1"));
});

test("the termination log is found wherever the pod wants it", () => {
  const source = "/var/lib/kubelet/pods/0a-1/containers/main/6f1c0d2e";
  const mount = { destination: "/tmp/last-words", source, type: "bind" };
  assert.ok(isTerminationLog(mount, "0a-1"));
  assert.ok(!isTerminationLog(mount, "0b-2"));
  assert.ok(!isTerminationLog(mount, undefined));
});

for (const raw of [
  "",
  "[]",
  "null",
  '"text"',
  '{"process":{"args":"/module.wasm"}}',
  '{"process":{"args":[1]}}',
  '{"process":{"cwd":7}}',
  '{"annotations":{"a":1}}',
  '{"process":{"user":{"uid":-1}}}',
  '{"process":{"user":{"additionalGids":["0"]}}}',
  '{"mounts":[{"source":1}]}',
  '{"linux":{"cgroupsPath":[]}}',
  '{"linux":{"resources":{"memory":{"limit":"5"}}}}',
  '{"linux":{"resources":{"cpu":{"quota":1.5}}}}',
]) {
  test(`refused: ${raw || "nothing"}`, () => {
    assert.throws(() => parseSpec(raw, "config.json"), coded("bundle-invalid"));
  });
}

test("a bundle without a config.json, or with something else in its place", () => {
  const bundle = temporaryFolder();
  assert.throws(() => readSpec(bundle), coded("bundle-unreadable"));
  execFileSync("mkfifo", [join(bundle, "config.json")]);
  assert.throws(() => readSpec(bundle), coded("bundle-unreadable"));
  const other = temporaryFolder();
  writeFileSync(join(other, "config.json"), `"${" ".repeat(9 * 1024 * 1024)}"`);
  assert.throws(() => readSpec(other), coded("bundle-unreadable"));
});

test("any JSON is read or refused, nothing else", () => {
  fc.assert(
    fc.property(
      fc.record({
        process: fc.jsonValue(),
        linux: fc.jsonValue(),
        annotations: fc.jsonValue(),
        mounts: fc.jsonValue(),
      }),
      (value) => {
        try {
          parseSpec(JSON.stringify(value), "config.json");
        } catch (error) {
          assert.ok(coded("bundle-invalid")(error), String(error));
        }
      },
    ),
  );
});

test.run();
