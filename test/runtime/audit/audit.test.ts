// An audit that anybody has changed shows it, wherever and however; a crash or a full disk loses no line that was said to be
// written, and a day of anything fits into 20 MB.

import assert from "node:assert/strict";
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import {
  auditPlaces,
  createBudget,
  createMotionSummary,
  hashOf,
  link,
  openKeeper,
  readLine,
  verifyAudit,
  type AuditPlaces,
  type AuditReport,
} from "@sandpaw/runtime/audit";
import { generateKey } from "@sandpaw/runtime/trust";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("audit: chain, heads and verification");
const KEY = generateKey();
const ROBOT = "kitchen";

interface Kept {
  readonly places: AuditPlaces;
  readonly troubles: (string | undefined)[];
  readonly write: (entries: readonly string[]) => Promise<void>;
}

type Bounds = Pick<Parameters<typeof openKeeper>[0], "fileBytes" | "files">;

function keeperOn(
  places: AuditPlaces,
  troubles: (string | undefined)[],
  bounds: Bounds = {},
): ReturnType<typeof openKeeper> {
  return openKeeper({
    places,
    robot: ROBOT,
    key: KEY.object,
    date: () => new Date(0),
    onTrouble: (why) => troubles.push(why),
    ...bounds,
  });
}

function keep(bounds?: Bounds): Kept {
  const places = auditPlaces(temporaryFolder(), ROBOT);
  const troubles: (string | undefined)[] = [];
  return {
    places,
    troubles,
    write: async (entries) => {
      const keeper = keeperOn(places, troubles, bounds);
      for (const code of entries) {
        keeper.add({ t: "1970-01-01T00:00:00.000Z", code, fields: { text: `what ${code} is` } });
        await keeper.flush();
      }
      await keeper.close();
    },
  };
}

function verify(places: AuditPlaces, key: typeof KEY = KEY): Promise<AuditReport> {
  return verifyAudit(places, ROBOT, key.publicKey.object);
}

function codes({ problems }: AuditReport): readonly string[] {
  return [...new Set(problems.map(({ code }) => code))];
}

const TEN = Array.from({ length: 10 }, (_, i) => `code-${i}`);
const log = ({ dir }: AuditPlaces, number = 1): string =>
  join(dir, `audit-${String(number).padStart(6, "0")}.jsonl`);

test("what was written is whole, over restarts and files", async () => {
  const { places, write } = keep({ fileBytes: 500 });
  await write(TEN);
  await write(TEN);
  const report = await verify(places);
  assert.deepEqual(report.problems, []);
  assert.deepEqual([report.lines, report.first, report.last, report.signed], [20, 1, 20, 20]);
  assert.ok(report.files > 2);
});

test("any change of any line is found", async () => {
  const { places, write } = keep();
  await write(TEN);
  const lines = readFileSync(log(places), "utf8").trimEnd().split("\n");
  const put = (changed: readonly string[]): void => {
    writeFileSync(log(places), `${changed.join("\n")}\n`);
  };
  const at = fc.integer({ min: 0, max: 9 });
  await fc.assert(
    fc.asyncProperty(at, at, fc.constantFrom("edit", "cut", "swap", "copy", "junk"), async (i, j, how) => {
      const changed = [...lines];
      if (how === "edit") changed[i] = (lines[i] ?? "").replace("what", "that");
      if (how === "cut") changed.splice(i, 1);
      if (how === "swap") [changed[i], changed[j]] = [lines[j] ?? "", lines[i] ?? ""];
      if (how === "copy") changed.splice(i, 0, lines[j] ?? "");
      if (how === "junk") changed.splice(i, 0, "{}");
      put(changed);
      const { problems } = await verify(places);
      assert.equal(problems.length > 0, changed.join() !== lines.join(), `${how} ${i} ${j}`);
    }),
    { numRuns: 120 },
  );
});

test("a chain that was made anew from an edited line on is not the one that was signed", async () => {
  const { places, write } = keep();
  await write(TEN);
  let end = { n: 0, hash: "" };
  const forged = TEN.map((code) => {
    const entry = { t: "1970-01-01T00:00:00.000Z", code, fields: { text: "nothing happened" } };
    const linked = link(end, entry);
    end = linked.end;
    return linked.line;
  });
  writeFileSync(log(places), `${forged.join("\n")}\n`);
  assert.deepEqual(codes(await verify(places)), ["audit-head-forged"]);
});

test("a lost end, a lost head and another key's head are found", async () => {
  const { places, write } = keep();
  await write(TEN);
  const whole = readFileSync(log(places));
  truncateSync(log(places), whole.lastIndexOf(0x0a, whole.length - 2) + 1);
  assert.deepEqual(codes(await verify(places)), ["audit-tail-lost"]);
  // The next start says so too, and goes on.
  await write([]);
  const last = readFileSync(log(places), "utf8").trimEnd().split("\n").at(-1) ?? "";
  assert.equal(readLine(last)?.entry.code, "audit-tail-lost");
  assert.deepEqual(codes(await verify(places, generateKey())), ["audit-head-forged"]);
  rmSync(join(places.heads, "head.json"));
  assert.deepEqual(codes(await verify(places)), ["audit-head-absent"]);
});

test("a line that a crash cut off is taken away, and said to be", async () => {
  const { places, write } = keep();
  await write(TEN);
  appendFileSync(log(places), '{"n":11,"t":"19');
  await write(["after"]);
  const report = await verify(places);
  assert.deepEqual(report.problems, []);
  assert.equal(report.lines, 12);
});

test("the oldest files go, and what is left follows their signed ends", async () => {
  const { places, write } = keep({ fileBytes: 300, files: 3 });
  await write([...TEN, ...TEN, ...TEN]);
  const report = await verify(places);
  assert.deepEqual(report.problems, []);
  assert.ok(report.first > 1 && report.files <= 4, JSON.stringify(report));
  // Somebody takes one out of the middle.
  const [, middle = ""] = readdirSync(places.dir).sort();
  rmSync(join(places.dir, middle));
  assert.deepEqual(codes(await verify(places)), ["audit-chain-broken"]);
});

test("a disk that takes nothing harms nothing, and what waited is written when it does again", async () => {
  const { places, troubles } = keep();
  const keeper = keeperOn(places, troubles);
  rmSync(places.dir, { recursive: true });
  keeper.add({ t: "1970-01-01T00:00:00.000Z", code: "one", fields: {} });
  await keeper.flush();
  await keeper.flush();
  assert.equal(troubles.length, 1);
  mkdirSync(places.dir);
  await keeper.flush();
  await keeper.close();
  assert.deepEqual(troubles.slice(1), [undefined]);
  const report = await verify(places);
  assert.deepEqual([report.lines, report.problems], [1, []]);
});

/** A keeper that is told one line at a time. */
function openedOn(places: AuditPlaces, troubles: (string | undefined)[]): (code: string) => Promise<void> {
  const keeper = keeperOn(places, troubles, { fileBytes: 300, files: 3 });
  return async (code) => {
    keeper.add({ t: "1970-01-01T00:00:00.000Z", code, fields: { text: "what happened" } });
    await keeper.flush();
  };
}

/** The codes of all lines that are there, in order. */
function codesIn({ dir }: AuditPlaces): readonly string[] {
  return readdirSync(dir)
    .sort()
    .flatMap((name) => readFileSync(join(dir, name), "utf8").trimEnd().split("\n"))
    .map((line) => readLine(line)?.entry.code ?? line);
}

test("heads that cannot be written cost no line, no line twice and no larger log, and are made up for", async () => {
  const { places, troubles } = keep();
  const write = openedOn(places, troubles);
  await write("before");
  renameSync(places.heads, `${places.heads}.away`);
  writeFileSync(places.heads, "");
  for (const code of ["one", "two", "three"]) await write(code);
  assert.deepEqual(codesIn(places), ["before", "one", "two", "three"]);
  assert.equal(troubles.length, 1, troubles.join());
  for (let i = 0; i < 40; i += 1) {
    await write(`more-${i}`);
    const sizes = readdirSync(places.dir).map((name) => statSync(join(places.dir, name)).size);
    assert.ok(sizes.length <= 4 && sizes.every((size) => size < 600), sizes.join());
  }
  rmSync(places.heads);
  renameSync(`${places.heads}.away`, places.heads);
  await write("after");
  assert.deepEqual(troubles.slice(1), [undefined]);
  const report = await verify(places);
  assert.deepEqual(report.problems, []);
  assert.deepEqual([report.last, report.signed], [45, 45]);
  const kept = codesIn(places);
  assert.deepEqual(
    kept,
    Array.from({ length: 40 }, (_, i) => `more-${i}`)
      .concat("after")
      .slice(-kept.length),
  );
});

test("heads that were owed at a restart are made up for after it", async () => {
  for (const lines of [4, 40]) {
    const { places, troubles } = keep();
    const first = openedOn(places, troubles);
    for (const code of TEN) await first(code);
    const full = join(places.heads, "full.jsonl");
    renameSync(full, `${full}.away`);
    mkdirSync(full);
    for (let i = 0; i < lines; i += 1) await first(`owed-${i}`);
    assert.equal(troubles.length, 1);
    const second = openedOn(places, troubles);
    await second("restarted");
    rmdirSync(full);
    // A full disk cuts a line off as well.
    writeFileSync(full, `${readFileSync(`${full}.away`, "utf8")}{"robot":"kit`);
    await second("mended");
    for (const code of TEN) await second(code);
    const report = await verify(places);
    assert.deepEqual(report.problems, []);
    assert.deepEqual([report.last, report.signed], [22 + lines, 22 + lines]);
  }
});

test("a line is read back as it was linked, and nothing else is a line", () => {
  const text = fc.string({ maxLength: 50 });
  fc.assert(
    fc.property(text, text, fc.double({ noNaN: true, noDefaultInfinity: true }), (code, words, count) => {
      const fields = { words, count: count === 0 ? 0 : count };
      const { line, end } = link({ n: 4, hash: "x" }, { t: "now", code, fields });
      assert.deepEqual(readLine(line), { n: 5, prev: "x", entry: { t: "now", code, fields } });
      assert.equal(end.hash, hashOf(line));
    }),
  );
  fc.assert(fc.property(fc.string(), (junk) => readLine(junk) === undefined));
});

test("a day of denials and changes without end, and of motion, is under 20 MB", () => {
  let second = 0;
  const budget = createBudget(() => second * 1000);
  const summary = createMotionSummary();
  let bytes = 0;
  for (; second < 86_400; second += 1) {
    for (let i = 0; i < 20; i += 1) if (budget.take(200, false)) bytes += 200;
    for (let i = 0; i < 2; i += 1) {
      summary.add({
        vx: 0.25,
        vy: 0,
        wz: -1.234567,
        who: "session-1234",
        rule: "acceleration",
        x: second + i,
        y: i,
      });
    }
    const fields = summary.take() ?? {};
    const entry = { t: "2026-11-21T10:15:00.000Z", code: "motion", fields };
    bytes += link({ n: 100_000_000, hash: hashOf("") }, entry).line.length + 1;
  }
  assert.ok(bytes < 20e6, String(bytes));
});

test.run();
