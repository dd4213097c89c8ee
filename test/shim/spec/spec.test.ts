/** config.json: what a behaviour needs of it, and bundles that are none. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseSpec, readSpec, ShimError } from "@sandpaw/shim";
import * as fc from "fast-check";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("shim: spec");
const coded = (code: string) => (error: unknown) => error instanceof ShimError && error.code === code;

test("what is read, and what is missing", () => {
  const spec = parseSpec(
    JSON.stringify({
      process: { args: ["/module.wasm", "one"], env: ["A=b"], cwd: "/app", terminal: true },
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
  assert.deepEqual([spec.cgroupsPath, spec.terminationLog], ["/pods/x", "/log"]);
  const { memoryLimit, cpuQuota, cpuShares, cpuPeriod, pidsLimit } = spec.resources;
  assert.deepEqual(
    [memoryLimit, cpuQuota, cpuShares, cpuPeriod, pidsLimit],
    [5, undefined, 2, undefined, undefined],
  );
  const none = parseSpec("{}", "config.json");
  assert.deepEqual(
    [none.args, none.env, none.cwd, none.annotations, none.cgroupsPath],
    [[], [], "/", {}, ""],
  );
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
