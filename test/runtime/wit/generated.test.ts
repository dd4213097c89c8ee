import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { generate } from "@sandpaw/runtime/wit";
import { suite } from "../../harness/index.js";
import { ROOT, WIT_TEXT } from "./definition.js";

const test = suite("wit: generated files");

const refused = (from: string, to: string, message: RegExp): void => {
  assert.ok(WIT_TEXT.includes(from), `${from} stands in robot.wit`);
  assert.throws(() => generate(WIT_TEXT.replaceAll(from, to)), message);
};

const version = (text: string | undefined): string | undefined =>
  /version: (0x[0-9a-f]{8})/.exec(text ?? "")?.[1];

const files = generate(WIT_TEXT);

for (const [path, text] of files) {
  test(`${path} is what robot.wit says`, () => {
    assert.equal(readFileSync(new URL(path, ROOT), "utf8"), text, "run `node scripts/generate.mjs`");
  });
}

test("no generated AssemblyScript file is left over", () => {
  const folder = "modules/assembly/generated/";
  const known = [...files.keys()]
    .filter((path) => path.startsWith(folder))
    .map((path) => path.slice(folder.length));
  assert.deepEqual(readdirSync(new URL(folder, ROOT)).sort(), known.sort());
});

test("a change of the definition changes every file that depends on it", () => {
  const changed = generate(WIT_TEXT.replace("fraction: f64,", "fraction: f64,\n    cycles: u32,"));
  const differing = [...changed].filter(([path, text]) => files.get(path) !== text).map(([path]) => path);
  assert.deepEqual(differing, [
    "runtime/protocol/robot-api.gen.ts",
    "modules/assembly/generated/sensors.ts",
    "docs/reference/robot-api.md",
  ]);
  const path = "runtime/protocol/robot-api.gen.ts";
  assert.notEqual(
    version(changed.get(path)),
    version(files.get(path)),
    "the snapshot layout has a new version",
  );
});

test("what the generators would get wrong is refused", () => {
  refused("camera-info", "placement", /would both be Placement/);
  refused("At most 1024.", "Many.", /the comment of the list ranges must say/);
  refused("message(string)", "message(f64)", /mixed cases are not supported/);
  refused("present: list<hazard>", "present: list<string>", /the snapshot cannot hold/);
});

test.run();
