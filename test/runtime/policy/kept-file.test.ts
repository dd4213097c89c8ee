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

test("every folder counts, also of files that have some in common", () => {
  const top = join(temporaryFolder(), "top");
  const [etc, state] = [join(top, "etc"), join(top, "state")];
  for (const folder of [top, etc, state]) mkdirSync(folder, { mode: 0o755 });
  const files = [join(etc, "one"), join(state, "two"), join(etc, "three"), join(top, "four")];
  for (const file of files) writeFileSync(file, "x");
  let loads = 0;
  const read = keepWhileUnchanged({ files, load: () => (loads += 1), wallMs: later });
  assert.deepEqual([read(), read()], [1, 1]);
  for (const folder of [etc, state, top]) {
    const before = loads;
    chmodSync(folder, 0o777);
    assert.deepEqual([read(), read()], [before + 1, before + 2], folder);
    chmodSync(folder, 0o755);
    assert.deepEqual([read(), read()], [before + 3, before + 3], folder);
  }
  // Good enough above, and not for what lies in it.
  chmodSync(top, 0o1777);
  const before = loads;
  assert.deepEqual([read(), read()], [before + 1, before + 2]);
});

test("files that were changed a moment ago, or in the future, are read each time", () => {
  for (const wallMs of [() => Date.now(), () => Date.now() - 3_600_000]) {
    const { read } = bench(wallMs);
    assert.deepEqual([read(), read(), read()], [1, 2, 3]);
  }
});

test.run();
