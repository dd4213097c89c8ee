/** Which threads go first, by what the kernel shows of them; also by what an old one does not. */

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { findFirst } from "@sandpaw/runtime/robot";

import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("robot: priority");

const RR = 2;
const OTHER = 0;
const MAIN = 100;

/** A folder as /proc/self/task is: proc_pid_stat(5), with a name that has brackets and blanks in it. */
function tasks(threads: Readonly<Record<number, readonly [policy: number, priority: number]>>): string {
  const folder = temporaryFolder();
  for (const [id, [policy, priority]] of Object.entries(threads)) {
    mkdirSync(join(folder, id));
    // The state is the third field.
    const fields = Array.from({ length: 50 }, (_, i) =>
      i === 40 - 3 ? priority : i === 41 - 3 ? policy : 7,
    );
    writeFileSync(join(folder, id, "stat"), `${id} (a) thread (b) S ${fields.slice(1).join(" ")}\n`);
  }
  return folder;
}

test("a thread that has just begun is among those that go first, without knowing its own number", () => {
  const folder = tasks({ [MAIN]: [RR, 2], 101: [RR, 1], 102: [RR, 2], 103: [OTHER, 0], 104: [1, 2] });
  assert.deepEqual(findFirst(folder, MAIN), { isRealTime: true, others: [102] });
});

test("where the main thread is not in real time nobody has to leave others their share", () => {
  const folder = tasks({ [MAIN]: [OTHER, 0], 101: [OTHER, 0] });
  assert.deepEqual(findFirst(folder, MAIN), { isRealTime: false, others: [] });
});

test("nothing fails where the kernel shows nothing, or a thread has gone", () => {
  const folder = tasks({ [MAIN]: [RR, 2] });
  mkdirSync(join(folder, "105"));
  assert.deepEqual(findFirst(folder, MAIN), { isRealTime: true, others: [] });
  assert.deepEqual(findFirst(join(folder, "none"), MAIN), { isRealTime: false, others: [] });
});

test.run();
