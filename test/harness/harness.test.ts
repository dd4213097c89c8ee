// The harness must not be fooled: each fixture is a way in which uvu alone stays green.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { suite } from "./index.js";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..", "..");

function runFixture(
  name: string,
  ci = false,
  filter = `${name}.test.js`,
): { status: number | null; lastLine: string; output: string } {
  const run = spawnSync(process.execPath, [join(root, "scripts", "test.mjs"), filter], {
    encoding: "utf8",
    env: { ...process.env, SANDPAW_TEST_DIST: join(here, "fixtures"), CI: ci ? "true" : "" },
  });
  const output = run.stdout + run.stderr;
  return { status: run.status, lastLine: output.trimEnd().split("\n").at(-1) ?? "", output };
}

const test = suite("harness");

for (const name of [
  "throwing-hook",
  "throwing-each",
  "forgotten-run",
  "throws-null",
  "empty",
  "empty-suite",
  "early-exit",
  "too-slow",
  "no-such-file",
]) {
  test(`${name} makes the run red`, () => {
    const run = runFixture(name);
    assert.notEqual(run.status, 0, run.output);
    assert.match(run.lastLine, /^\d+ passed, [1-9]\d* failed, \d+ skipped$/);
  });
}

test("a file that leaves something open is ended, and red", () => {
  const run = runFixture("lingers");
  assert.notEqual(run.status, 0, run.output);
  assert.match(run.output, /still open 20 s after the last test: .*Timeout/);
});

test("a good file makes it green", () => {
  const run = runFixture("good");
  assert.equal(run.status, 0, run.output);
  assert.equal(run.lastLine, "1 passed, 0 failed, 0 skipped");
});

test("a skip is printed with its reason, and counted", () => {
  const run = runFixture("skips");
  assert.equal(run.status, 0, run.output);
  assert.match(run.output, /skipped 1: needs a-peer-that-nobody-has \(to prove that skips are printed\)/);
  assert.equal(run.lastLine, "1 passed, 0 failed, 1 skipped");
});

test("a skip that nobody expects fails in CI", () => {
  const run = runFixture("skips", true);
  assert.notEqual(run.status, 0, run.output);
});

test("a patient file has a lower priority, a lone one comes last", () => {
  const { output, lastLine } = runFixture("kinds", false, "kinds");
  assert.equal(lastLine, "3 passed, 0 failed, 0 skipped", output);
  const nice = (kind: string): number => Number(new RegExp(`${kind}: nice (\\d+)`).exec(output)?.[1]);
  assert.equal(nice("patient"), Math.min(nice("usual") + 5, 19));
  assert.equal(nice("alone"), nice("usual"));
  assert.match(output, /kinds\.alone {2}1 passed.*\n.*\n3 passed/);
});

test.run();
