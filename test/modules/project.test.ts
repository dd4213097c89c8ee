// sandpaw.json: each bad key is told, and all of them at once.

import assert from "node:assert/strict";
import { BuildError, parseProject, readProject } from "@sandpaw/sdk/build";
import * as fc from "fast-check";
import { suite, temporaryFolder } from "../harness/index.js";
import { projectJson } from "./sources.js";

const test = suite("modules: sandpaw.json");

test("a good one is read; the entry has a usual place, a program no rate", () => {
  assert.deepEqual(parseProject(projectJson()), {
    name: "test",
    version: "1.0.0",
    shape: "reactor",
    rateHz: 20,
    request: { motion: { maxSpeed: 0.3, maxTurn: 1 }, sensors: {}, log: {} },
    entry: "assembly/index.ts",
  });
  const program = parseProject(projectJson({ shape: "program", rateHz: undefined }));
  assert.equal(program.rateHz, 0);
});

const BAD: readonly (readonly [changes: Readonly<Record<string, unknown>>, message: RegExp])[] = [
  [{ name: undefined }, /`name` must be .*, it is missing/],
  [{ name: "Hop" }, /`name` must be lower-case/],
  [{ name: "a_b" }, /`name` must be lower-case/],
  [{ name: "-a" }, /`name` must be lower-case/],
  [{ version: "1" }, /`version` must be a version such as 1\.0\.0, it is "1"/],
  [{ version: 1 }, /`version` must be/],
  [{ shape: "service" }, /`shape` must be "reactor" or "program", it is "service"/],
  [{ rateHz: undefined }, /`rateHz` must be ticks a second, 0 to 200, it is missing/],
  [{ rateHz: 201 }, /`rateHz` must be ticks a second, 0 to 200, it is 201/],
  [{ rateHz: -1 }, /`rateHz` must be/],
  [{ rateHz: "20" }, /`rateHz` must be .* it is "20"/],
  [{ shape: "program", rateHz: 20 }, /absent or 0: nobody ticks a program, it is 20/],
  [{ request: ["motion"] }, /`request` must be an object/],
  [{ request: { motion: true } }, /`request` must be an object/],
  [{ request: { motoin: {} } }, /`request\.motoin` is not an interface; there are motion,/],
  [{ entry: "../other.ts" }, /`entry` must be a \.ts file inside the project/],
  [{ entry: "/etc/passwd.ts" }, /`entry` must be/],
  [{ entry: "index.js" }, /`entry` must be/],
  [{ rate: 20 }, /`rate` is not a key of it/],
];

for (const [changes, message] of BAD) {
  test(`${JSON.stringify(changes)} is refused`, () => {
    assert.throws(
      () => parseProject(projectJson(changes)),
      (error) =>
        error instanceof BuildError && error.code === "project-invalid" && message.test(error.message),
    );
  });
}

test("everything that is wrong is told at once", () => {
  assert.throws(
    () => parseProject(projectJson({ name: "A", version: "x", odd: 1 })),
    (error) => error instanceof BuildError && error.diagnostics.length === 3,
  );
});

test("what is not JSON, not an object or too long is refused", () => {
  for (const text of ["", "{", "[]", "null", `"a"`, `{"name": "${"a".repeat(70_000)}"}`]) {
    assert.throws(() => parseProject(text), BuildError);
  }
});

test("any JSON gives a project or a refusal, and nothing else", () => {
  fc.assert(
    fc.property(fc.json(), fc.dictionary(fc.string(), fc.jsonValue()), (text, changes) => {
      for (const candidate of [text, projectJson(changes)]) {
        try {
          parseProject(candidate);
        } catch (error) {
          assert.ok(error instanceof BuildError);
        }
      }
    }),
  );
});

test("a folder without one is told so", async () => {
  await assert.rejects(
    readProject(temporaryFolder()),
    (error) => error instanceof BuildError && error.code === "project-not-found",
  );
});

test.run();
