import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { createUidPool, ownStamp, type UidPool } from "@sandpaw/runtime/supervisor";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("supervisor: uid pool");
const range = { first: 60_700, last: 60_703 };

function pool(folder: string): UidPool {
  return createUidPool({ folder, self: ownStamp(), range });
}

test("two supervisors never share a uid, and an empty range is said so", () => {
  const folder = temporaryFolder();
  const [a, b] = [pool(folder), pool(folder)];
  const held = [a.take(), b.take(), b.take(), a.take()];
  assert.deepEqual(new Set(held.map((hold) => hold.uid)), new Set([60_700, 60_701, 60_702, 60_703]));
  assert.throws(() => a.take(), /^SupervisorError: engine-uids-exhausted/);
  held[1]?.release();
  assert.equal(a.take().uid, held[1]?.uid);
});

test("a uid rests as long as possible", () => {
  const one = pool(temporaryFolder());
  const uids = [1, 2, 3, 4].map(() => {
    const hold = one.take();
    hold.release();
    return hold.uid;
  });
  assert.deepEqual(uids, [60_700, 60_701, 60_702, 60_703]);
});

test("locks of the dead are taken over, also unreadable ones; nothing is left behind", () => {
  const folder = temporaryFolder();
  const self = ownStamp();
  writeFileSync(join(folder, "60700"), JSON.stringify({ pid: self.pid, startedAt: "1" }));
  writeFileSync(join(folder, "60701"), "torn");
  const one = pool(folder);
  const holds = [one.take(), one.take()];
  assert.deepEqual(
    holds.map((hold) => hold.uid),
    [60_700, 60_701],
  );
  for (const hold of holds) hold.release();
  assert.deepEqual(readdirSync(folder), []);
});

test("many who come upon the locks of the dead at once share none of them", async () => {
  const folder = temporaryFolder();
  const [first, last] = [60_700, 60_759];
  for (let uid = first; uid <= last; uid += 1) {
    writeFileSync(join(folder, String(uid)), JSON.stringify({ pid: process.pid, startedAt: "1" }));
  }
  const script = `
    import { createUidPool, ownStamp } from ${JSON.stringify(import.meta.resolve("@sandpaw/runtime/supervisor"))};
    const options = { folder: ${JSON.stringify(folder)}, self: ownStamp(), range: { first: ${first}, last: ${last} } };
    const pool = createUidPool(options);
    process.stdout.write("ready\\n");
    process.stdin.once("data", () => {
      const uids = [];
      for (let i = 0; i < 12; i += 1) uids.push(pool.take().uid);
      process.stdout.write(JSON.stringify(uids));
    });
    process.stdin.resume();`;
  const rivals = Array.from({ length: 4 }, () => {
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
    return { child, said: () => said };
  });
  const all = (done: RegExp): Promise<void> => until(() => rivals.every(({ said }) => done.test(said())));
  await all(/^ready\n/);
  for (const { child } of rivals) child.stdin.write("go");
  await all(/\]$/);
  const uids = rivals.flatMap(({ said }) => said().match(/\d+/g) ?? []);
  for (const { child } of rivals) child.stdin.end();
  await Promise.all(rivals.map(({ child }) => once(child, "close")));
  assert.equal(uids.length, 48);
  assert.equal(new Set(uids).size, 48, uids.join(" "));
  assert.deepEqual(
    readdirSync(folder).filter((name) => !/^\d+$/.test(name)),
    [],
  );
});

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 30_000; !holds(); await sleep(20)) assert.ok(Date.now() < end, "too late");
}

test.needs("root", process.geteuid?.() === 0, "only root owns processes whose uid can be asked for");

test("a uid of a living process is never handed out, and the lock of a dead holder stays as long as one lives", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "0"), JSON.stringify({ pid: process.pid, startedAt: "1" }));
  const own = createUidPool({ folder, self: ownStamp(), range: { first: 0, last: 0 } });
  assert.throws(() => own.take(), /engine-uids-exhausted/);
  assert.deepEqual(readdirSync(folder), ["0"]);
});

test("what was seen in use a moment ago is looked at again before all are said to be", async () => {
  const [first, last] = [59_790, 59_791];
  const folder = temporaryFolder();
  const two = createUidPool({ folder, self: ownStamp(), range: { first, last } });
  const child = spawn("sleep", ["60"], { uid: last, stdio: "ignore" });
  await once(child, "spawn");
  const hold = two.take();
  assert.equal(hold.uid, first);
  assert.throws(() => two.take(), /engine-uids-exhausted/);
  child.kill("SIGKILL");
  await once(child, "exit");
  assert.equal(two.take().uid, last);
  hold.release();
});

test.run();
