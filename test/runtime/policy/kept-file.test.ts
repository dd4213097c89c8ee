/** What is made of files is made again when they have changed, or may have. */

import assert from "node:assert/strict";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keepWhileUnchanged } from "@sandpaw/runtime/policy";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("policy: kept files");
test.needs("root", process.geteuid?.() === 0, "only files that belong to root are kept");

function bench(wallMs: () => number): {
  readonly folder: string;
  readonly file: string;
  readonly read: () => number;
} {
  const folder = join(temporaryFolder(), "etc");
  mkdirSync(folder, { mode: 0o755 });
  const file = join(folder, "one");
  writeFileSync(file, "x");
  let loads = 0;
  const read = keepWhileUnchanged({ files: [file, join(folder, "other")], load: () => (loads += 1), wallMs });
  return { folder, file, read };
}
const later = (): number => Date.now() + 10_000;

test("files that stay what they are are read once", () => {
  const { file, folder, read } = bench(later);
  assert.deepEqual([read(), read(), read()], [1, 1, 1]);
  writeFileSync(file, "xy");
  assert.deepEqual([read(), read()], [2, 2]);
  writeFileSync(join(folder, "other"), "appears");
  assert.deepEqual([read(), read()], [3, 3]);
  rmSync(join(folder, "other"));
  assert.deepEqual([read(), read()], [4, 4]);
});

test("files that others could have changed are read each time", () => {
  const { file, folder, read } = bench(later);
  chmodSync(file, 0o666);
  assert.deepEqual([read(), read()], [1, 2]);
  chmodSync(file, 0o644);
  assert.deepEqual([read(), read()], [3, 3]);
  chmodSync(folder, 0o777);
  assert.deepEqual([read(), read()], [4, 5]);
});

test("files that were changed a moment ago, or in the future, are read each time", () => {
  for (const wallMs of [() => Date.now(), () => Date.now() - 3_600_000]) {
    const { read } = bench(wallMs);
    assert.deepEqual([read(), read(), read()], [1, 2, 3]);
  }
});

test.run();
