// Runs the tests: one Node process per file. A file is green only if its process ended with 0, every suite was
// run, at least one test ran or was skipped with a reason, and as many passed as there were. Ends with one line:
// `N passed, N failed, N skipped`.
//
//   node scripts/test.mjs [FILTER...]    only files whose path contains a FILTER
//
// Two files run at a time. `*.patient.test.ts` judge no times: one of them runs beside the two, on what these leave of
// the machine. `*.alone.test.ts` load the machine on purpose, and run by themselves when all others are done.
//
//   CI=true                              a skip that `.ci/expected-skips` does not name is a failure
//   SANDPAW_NODE=…                       the Node that runs the tests
//   SANDPAW_TEST_TIMES=1                 says how long each test of a file took
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { getPriority, setPriority, tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const filters = process.argv.slice(2);
const dist = process.env.SANDPAW_TEST_DIST ?? join("test", "dist");
const ci = process.env.CI === "true";
const FILE_LIMIT_MS = 10 * 60_000;
const PATIENT_LIMIT_MS = 30 * 60_000;
/** How much nicer a patient file is: a third of an ordinary one's share of a processor. */
const PATIENT_NICE = 5;

if (!process.env.SANDPAW_TEST_DIST) {
  const built = spawnSync(process.execPath, [join("scripts", "build.mjs")], { stdio: "inherit" });
  if (built.status !== 0) {
    console.log("the build failed, no test ran\n0 passed, 1 failed, 0 skipped");
    process.exit(1);
  }
}

function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "fixtures" ? [] : testFiles(path);
    return entry.name.endsWith(".test.js") ? [path] : [];
  });
}

// A compiled file whose source has gone is left over from an earlier build; it must not be run.
const files = testFiles(dist)
  .filter(
    (file) =>
      process.env.SANDPAW_TEST_DIST || existsSync(join("test", relative(dist, file)).replace(/\.js$/, ".ts")),
  )
  .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
  .sort();
const work = mkdtempSync(join(tmpdir(), "sp-test-"));
const expectedFile = join(".ci", "expected-skips");
const expected = new Set(
  existsSync(expectedFile)
    ? readFileSync(expectedFile, "utf8")
        .split("\n")
        .map((line) => line.split("#")[0].trim())
        .filter(Boolean)
    : [],
);

const totals = { passed: 0, failed: 0, skipped: 0 };
const skips = new Map();
const problems = [];

/** Test files under way. */
const running = new Set();

function endGroup({ pid }, signal) {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    for (const child of running) endGroup(child, "SIGTERM");
    rmSync(work, { recursive: true, force: true });
    process.exit(130);
  });
}

const isAlone = ([file]) => file.endsWith(".alone.test.js");
const isPatient = ([file]) => file.endsWith(".patient.test.js");

/** Before it starts anything of its own: a group of processes has a priority too, where the machine weighs groups. */
function stepBack({ pid }) {
  try {
    const nice = Math.min(getPriority() + PATIENT_NICE, 19);
    setPriority(pid, nice);
    writeFileSync(`/proc/${pid}/autogroup`, String(nice));
  } catch {
    // It has ended, or the machine has no such groups.
  }
}

function runFile(file, index) {
  const patient = isPatient([file]);
  const limitMs = patient ? PATIENT_LIMIT_MS : FILE_LIMIT_MS;
  return new Promise((resolve) => {
    const started = Date.now();
    const report = join(work, `${index}.json`);
    const child = spawn(process.env.SANDPAW_NODE ?? process.execPath, ["--enable-source-maps", file], {
      env: {
        ...process.env,
        SANDPAW_TEST_RESULT: report,
        // Whatever a test starts must not leave maps, latches and audits behind in the machine's own place.
        SANDPAW_STATE_DIR: join(work, `${index}.state`),
        FORCE_COLOR: "0",
        // As sandpaw starts its own processes: docs/decisions/io-uring.md.
        UV_USE_IO_URING: "0",
      },
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, so that what it has started can be ended with it.
      detached: true,
    });
    running.add(child);
    if (patient && child.pid !== undefined) stepBack(child);
    let output = "";
    const keep = (chunk) => (output = (output + chunk).slice(-200_000));
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    const timer = setTimeout(() => {
      keep(`\nkilled: still running after ${limitMs} ms\n`);
      endGroup(child, "SIGKILL");
    }, limitMs);
    // `exit`, not `close`: a grandchild that keeps a pipe open must not hold up the run.
    child.on("exit", (code, signal) => {
      clearTimeout(timer);
      running.delete(child);
      setTimeout(() => resolve(judge(file, report, code, signal, output, Date.now() - started)), 20);
    });
  });
}

function judge(file, report, code, signal, output, ms) {
  const name = relative(dist, file).replace(/\.test\.js$/, "");
  const why = [];
  let suites = [];
  if (existsSync(report)) suites = JSON.parse(readFileSync(report, "utf8"));
  else why.push("wrote no result");
  if (code !== 0) why.push(signal ? `ended by ${signal}` : `exit code ${code}`);
  if (suites.length === 0) why.push("has no suite");
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const suite of suites) {
    passed += suite.passed;
    failed += suite.total - suite.passed;
    skipped += suite.skips.length;
    if (!suite.ran) why.push(`suite "${suite.suite}" was never run`);
    if (suite.total + suite.skips.length === 0) why.push(`suite "${suite.suite}" is empty`);
    why.push(...suite.failures.map((failure) => `${suite.suite}: ${failure}`));
    for (const skip of suite.skips) {
      const entry = skips.get(skip.what) ?? { why: skip.why, count: 0 };
      entry.count += 1;
      skips.set(skip.what, entry);
    }
  }
  if (why.length > 0 && failed === 0) failed = 1;
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
  const numbers = `${passed} passed${failed ? `, ${failed} FAILED` : ""}${skipped ? `, ${skipped} skipped` : ""}`;
  console.log(`${why.length ? "✘" : "•"} ${name}  ${numbers}  ${(ms / 1000).toFixed(1)} s`);
  for (const note of suites.flatMap((suite) => suite.notes)) console.log(`    ${note}`);
  if (process.env.SANDPAW_TEST_TIMES)
    for (const { test, ms: its } of suites.flatMap((suite) => suite.times))
      console.log(`    ${(its / 1000).toFixed(1).padStart(6)} s  ${test}`);
  if (why.length) {
    problems.push({ name, why });
    console.log(output.trimEnd().replace(/^/gm, "    "));
    for (const line of why) console.log(`  ✘ ${line}`);
  }
}

/** Runs the files of the queues in turn, one at a time. */
async function runAll(...queues) {
  for (const queue of queues)
    for (let next = queue.shift(); next; next = queue.shift()) await runFile(...next);
}

const numbered = files.map((file, index) => [file, index]);
const alone = numbered.filter(isAlone);
const patient = numbered.filter(isPatient);
const usual = numbered.filter((entry) => !isAlone(entry) && !isPatient(entry));
// Who has no usual file left helps with the patient ones.
await Promise.all([runAll(usual, patient), runAll(usual, patient), runAll(patient)]);
await runAll(alone);
rmSync(work, { recursive: true, force: true });

if (files.length === 0) {
  totals.failed += 1;
  console.log(`no test file ${filters.length ? `matches ${filters.join(" ")}` : "was found"}`);
}
for (const [what, { why, count }] of skips) {
  const surprise = ci && !expected.has(what);
  if (surprise) totals.failed += 1;
  console.log(`skipped ${count}: needs ${what} (${why})${surprise ? " ✘ not in .ci/expected-skips" : ""}`);
}
if (problems.length > 0) {
  console.log("\nfailed:");
  for (const { name, why } of problems) console.log(`  ${name}: ${why[0]}`);
}
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = totals.failed > 0 ? 1 : 0;
