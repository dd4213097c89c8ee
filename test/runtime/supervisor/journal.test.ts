import assert from "node:assert/strict";
import {
  appendFileSync,
  existsSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import { appendJournal, readJournal, type JournalEntry } from "@sandpaw/runtime/supervisor";
import * as fc from "fast-check";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("supervisor: journal");

function entry(run: string, message = "it ended"): JournalEntry {
  return {
    at: "2026-11-21T10:00:00.000Z",
    run,
    name: "square",
    digest: `sha256:${"0".repeat(64)}`,
    signer: "development",
    reason: "exit",
    code: 7,
    message,
  };
}

test("what was appended is read, and nobody else may read it", () => {
  const file = join(temporaryFolder(), "journal.jsonl");
  assert.deepEqual(readJournal(file), { entries: [], damaged: 0 });
  appendJournal(file, entry("a"));
  appendJournal(file, entry("b", "with\na line break"));
  assert.deepEqual(readJournal(file), {
    entries: [entry("a"), entry("b", "with\na line break")],
    damaged: 0,
  });
  assert.equal(statSync(file).mode & 0o777, 0o600);
});

test("a torn last line, wherever it was torn, costs only itself", () => {
  const file = join(temporaryFolder(), "journal.jsonl");
  appendJournal(file, entry("a"));
  const whole = statSync(file).size;
  appendJournal(file, entry("b"));
  const both = readFileSync(file);
  fc.assert(
    fc.property(fc.integer({ min: whole + 1, max: both.length - 2 }), (cut) => {
      writeFileSync(file, both);
      truncateSync(file, cut);
      assert.deepEqual(readJournal(file), { entries: [entry("a")], damaged: 1 });
      appendJournal(file, entry("c"));
      assert.deepEqual(readJournal(file), { entries: [entry("a"), entry("c")], damaged: 1 });
    }),
    { numRuns: 30 },
  );
});

test("lines that are not entries are counted and passed over", () => {
  const file = join(temporaryFolder(), "journal.jsonl");
  appendFileSync(file, `{"at":1}\nnull\n\n${JSON.stringify({ ...entry("a"), more: 1 })}\n`);
  appendJournal(file, entry("b"));
  assert.deepEqual(readJournal(file), { entries: [entry("b")], damaged: 3 });
});

test("it does not grow for ever, and does not follow a link", () => {
  const folder = temporaryFolder();
  const file = join(folder, "journal.jsonl");
  writeFileSync(file, `${" ".repeat(1024 * 1024)}\n`);
  appendJournal(file, entry("a"));
  assert.ok(existsSync(`${file}.1`));
  appendJournal(file, entry("b"));
  assert.deepEqual(readJournal(file).entries, [entry("b")]);
  symlinkSync(join(folder, "elsewhere"), join(folder, "link.jsonl"));
  assert.throws(() => appendJournal(join(folder, "link.jsonl"), entry("c")), /ELOOP/);
});

test.run();
