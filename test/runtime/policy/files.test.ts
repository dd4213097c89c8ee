// Files in requests, ceilings and grants: lists of paths that stand for all below them.

import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  computeGrant,
  coversPath,
  cutGrant,
  explainGrant,
  isFilePath,
  parseAnnotations,
  PolicyError,
  SERVICE_ACCOUNT_PATH,
  type Ceiling,
} from "@sandpaw/runtime/policy";
import { suite } from "../../harness/index.js";
import { filePaths } from "./arbitraries.js";

const test = suite("policy: files");
const lists = fc.array(filePaths, { maxLength: 4 });
const base = computeGrant({ request: { files: [] }, hops: [] });

function meet(a: readonly string[], b: readonly string[]): readonly string[] {
  assert.ok(base.kind === "granted");
  return cutGrant({ ...base.grant, files: a }, { files: b }).files ?? [];
}
const covers = (list: readonly string[], path: string): boolean => list.some((one) => coversPath(one, path));

test("an intersection includes exactly what both include", () => {
  fc.assert(
    fc.property(lists, lists, filePaths, (a, b, path) => {
      assert.equal(covers(meet(a, b), path), covers(a, path) && covers(b, path));
    }),
  );
});

test("it is free of order, and the shortest list", () => {
  fc.assert(
    fc.property(lists, lists, lists, (a, b, c) => {
      assert.deepEqual(meet(a, b), meet(b, a));
      assert.deepEqual(meet(meet(a, b), c), meet(a, meet(b, c)));
      const both = meet(a, b);
      for (const path of both)
        assert.ok(
          !covers(
            both.filter((one) => one !== path),
            path,
          ),
        );
    }),
  );
});

const granted = (files: readonly string[], ...hops: readonly Ceiling[]): readonly string[] => {
  const outcome = computeGrant({
    request: { files },
    hops: hops.map((ceiling) => ({ hop: "node", ceiling })),
  });
  assert.ok(outcome.kind === "granted");
  return outcome.grant.files ?? [];
};

test("the service account's token is granted by its name alone", () => {
  assert.deepEqual(granted(["/"], { files: ["/"] }), ["/"]);
  assert.ok(!coversPath("/", `${SERVICE_ACCOUNT_PATH}/token`));
  assert.ok(!coversPath("/var/run/secrets", SERVICE_ACCOUNT_PATH));
  assert.deepEqual(granted([SERVICE_ACCOUNT_PATH], { files: ["/"] }), []);
  assert.deepEqual(granted(["/"], { files: [SERVICE_ACCOUNT_PATH] }), []);
  const token = `${SERVICE_ACCOUNT_PATH}/token`;
  assert.deepEqual(granted([token], { files: [SERVICE_ACCOUNT_PATH] }), [token]);
});

test("a hop that does not name files denies them, and says so", () => {
  for (const hop of ["key", "node"] as const) {
    const outcome = computeGrant({ request: { files: ["/etc/config"] }, hops: [{ hop, ceiling: {} }] });
    assert.ok(outcome.kind === "refused");
    assert.deepEqual(
      outcome.refusals.map(({ part, code }) => [part, code]),
      [["files", `denied-by-${hop}`]],
    );
  }
});

test("annotations of a pod narrow them, and say what they do not understand", () => {
  const request = { files: ["/etc"] };
  const pod = (annotations: Record<string, string>): ReturnType<typeof computeGrant> =>
    computeGrant({ request, hops: [{ hop: "pod", ceiling: parseAnnotations(annotations) }] });
  const kept = pod({});
  assert.deepEqual(kept.kind === "granted" && kept.grant.files, ["/etc"]);
  const narrowed = pod({ "sandpaw.dev/files": "/etc/config, /var" });
  assert.deepEqual(narrowed.kind === "granted" && narrowed.grant.files, ["/etc/config"]);
  assert.equal(pod({ "sandpaw.dev/deny": "files" }).kind, "refused");
  for (const value of ["", "etc", "/etc/", "/etc/../x", "/a,,/b", "/a\u0000", `/${"a".repeat(300)}`])
    assert.throws(
      () => parseAnnotations({ "sandpaw.dev/files": value }),
      (error) => error instanceof PolicyError && error.code === "annotation-invalid",
      value,
    );
});

test("what is explained is what is granted, and who narrowed it", () => {
  const { files, outcome } = explainGrant({
    request: { files: ["/etc/config", "/etc/keys"] },
    hops: [
      { hop: "key", ceiling: { files: ["/"] } },
      { hop: "node", ceiling: { files: ["/etc/config"] } },
      { hop: "robot", ceiling: {} },
    ],
  });
  assert.ok(outcome.kind === "granted");
  assert.deepEqual([files.kind, files.granted, files.narrowedBy], ["granted", ["/etc/config"], ["node"]]);
  assert.deepEqual(outcome.grant.files, files.granted);
});

test("paths that can stand in a list", () => {
  for (const path of ["/", "/etc", "/etc/..data", "/a.b/-c_d"]) assert.ok(isFilePath(path), path);
  for (const path of ["", "etc", "//", "/a/", "/a//b", "/.", "/a/..", "/a b", "/a,b", "/ü", "/a\n"])
    assert.ok(!isFilePath(path), JSON.stringify(path));
});

test.run();
