import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { createRunLog, type LogLine, type RunLog } from "@sandpaw/runtime/supervisor";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("supervisor: run log");

function logAt(
  clock: { ms: number },
  linesPerSecond: number,
  maxBytes = 1 << 20,
): { log: RunLog; file: string } {
  const file = join(temporaryFolder(), "log.jsonl");
  const wallTime = (): Date => new Date(clock.ms);
  return { log: createRunLog({ file, linesPerSecond, maxBytes, wallTime, now: () => clock.ms }), file };
}

function epoch(): Date {
  return new Date(0);
}

function linesOf(file: string): readonly string[] {
  return readFileSync(file, "utf8").split("\n").filter(Boolean);
}

test("lines beyond the rate are dropped, counted, and the count is told", () => {
  const clock = { ms: 0 };
  const { log, file } = logAt(clock, 10);
  for (let i = 0; i < 1000; i += 1) log.write("guest", "info", `line ${i}`);
  assert.equal(log.dropped, 990);
  assert.equal(linesOf(file).length, 10);
  clock.ms = 1000;
  log.write("guest", "info", "later");
  assert.match(linesOf(file)[10] ?? "", /990 lines were dropped/);
  assert.match(linesOf(file)[11] ?? "", /later/);
  log.close();
});

test("in lockstep the rate counts the world's seconds, however fast they go by", () => {
  const clock = { ms: 0 };
  const { log, file } = logAt(clock, 10);
  const second = 1_000_000_000n;
  // Ten a second of the world, a hundred in no time of the machine; then far too many in one second.
  for (let i = 0n; i < 100n; i += 1n) log.write("guest", "info", "tick", (i * second) / 10n);
  assert.equal(log.dropped, 0);
  assert.match(linesOf(file)[99] ?? "", /"worldNs":"9900000000"/);
  for (let i = 0; i < 50; i += 1) log.write("guest", "info", "flood", 10n * second);
  assert.ok(log.dropped >= 40, String(log.dropped));
  // A clock that goes back gives nothing.
  log.write("guest", "info", "flood", 0n);
  assert.ok(log.dropped >= 41, String(log.dropped));
  log.close();
});

test("the supervisor's own lines are never dropped", () => {
  const { log, file } = logAt({ ms: 0 }, 1);
  for (let i = 0; i < 50; i += 1) log.write("supervisor", "warn", "word");
  assert.equal(linesOf(file).length, 50);
  log.close();
});

test("a guest cannot write control characters to a terminal, nor long lines", () => {
  const { log, file } = logAt({ ms: 0 }, 100);
  const heard: LogLine[] = [];
  log.listen((line) => heard.push(line));
  log.write("guest", "info", "\u001b[2Jgone\u0007\r\nnext\tword\u009b1m");
  log.write("guest", "info", "x".repeat(10_000));
  assert.equal(heard[0]?.text, "\ufffd[2Jgone\ufffd\ufffd\ufffdnext\tword\ufffd1m");
  assert.equal(heard[1]?.text.length, 4096);
  assert.deepEqual(
    linesOf(file).map((line) => JSON.parse(line) as unknown),
    heard,
  );
  log.close();
});

test("the file is bounded", () => {
  const { log, file } = logAt({ ms: 0 }, 1e6, 2000);
  for (let i = 0; i < 200; i += 1) log.write("guest", "info", "some words of a certain length");
  assert.ok(statSync(file).size < 2300 && existsSync(`${file}.1`));
  log.close();
});

test("a full disk costs the lines, and nothing else", () => {
  const log = createRunLog({
    file: "/dev/full",
    linesPerSecond: 100,
    wallTime: epoch,
    now: () => 0,
  });
  const heard: LogLine[] = [];
  log.listen((line) => heard.push(line));
  log.write("guest", "info", "one");
  log.write("supervisor", "info", "two");
  assert.deepEqual([heard.length, log.dropped], [2, 2]);
  log.close();
});

test.run();
