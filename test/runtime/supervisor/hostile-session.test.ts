/** Hostile native code in the place of an engine, with its session: it gets what was granted, and no more. */

import assert from "node:assert/strict";

import {
  connectLines,
  CONTROL_VERSION,
  robotPaths,
  type ControlMethods,
  type LineClient,
} from "@sandpaw/runtime/protocol";
import type { Run } from "@sandpaw/runtime/supervisor";
import { suite } from "../../harness/index.js";
import { DRIVER, DRIVER_MANIFEST, guest } from "./guests.js";
import { buildHostileProgram, collect, COMPILER } from "./hostile-program.js";
import { ROBOT, startRobotBench, until, type RobotBench } from "./robot-bench.js";

const test = suite("supervisor: hostile session");
const can = test.needs("a C compiler", COMPILER !== undefined, "the hostile engine is native code");
let bench: RobotBench;
let bystander: LineClient<ControlMethods>;

test.before(async () => {
  if (!can) return;
  const program = buildHostileProgram("hostile-session");
  bench = await startRobotBench({ node: program, bundle: program });
  bystander = await connectLines<ControlMethods>({ path: robotPaths(bench.runDir, ROBOT).control });
  await bystander.call("hello", { version: CONTROL_VERSION, client: "bystander" });
});
test.after(async () => {
  if (!can) return;
  bystander.close();
  await bench.close();
});

/** Runs one try; answers its line, empty where it was killed first, and the run. */
async function attempt(
  name: string,
  signal: AbortSignal,
  more: readonly string[] = [],
): Promise<{ text: string; run: Run }> {
  await bench.truth.call("place", { x: 1.5, y: 2, theta: 0 });
  const out = collect();
  const run = await bench.supervisor.start(guest(DRIVER, DRIVER_MANIFEST, "hostile"), {
    args: [`TRY=${name}`, ...more],
    stdout: out.stream,
  });
  // Where the robot server ends the session, the engine may be killed before it has said so itself.
  await Promise.race([out.until(/(refused.*|DONE|no such try)\n/, signal), run.wait()]);
  return { text: out.text(), run };
}

async function refusedEngines(why: string): Promise<number> {
  const { text } = await bench.view.call("metrics", {});
  const line = text
    .split("\n")
    .find((one) => one.startsWith("sandpaw_refused_engines_total") && one.includes(`why="${why}"`));
  return line === undefined ? 0 : Number(line.split(" ").at(-1));
}

async function speed(): Promise<number> {
  return (await bench.truth.call("truth", {})).commanded.v;
}

/** Each ends the connection and its session, and is counted by its code. */
const ENDS: Readonly<Record<string, string>> = {
  "guess-token": "attach-refused",
  "call-first": "attach-refused",
  "attach-twice": "attach-refused",
  "replay-token": "attach-refused",
  "speak-control": "frame-too-long",
  ungranted: "call-not-granted",
  "unknown-call": "call-unknown",
  "two-at-once": "engine-out-of-turn",
  "long-frame": "frame-too-long",
};

for (const [name, code] of Object.entries(ENDS)) {
  test(`${name} is refused, counted, and costs the session`, async ({ signal }) => {
    const before = await refusedEngines(code);
    const { text, run } = await attempt(name, signal);
    assert.match(text, /^(\S+ refused|$)/, text);
    assert.equal(await refusedEngines(code), before + 1, text);
    await run.kill();
    assert.equal(await speed(), 0);
  });
}

test("another session's token is refused to an engine that has its own", async ({ signal }) => {
  const { slot } = await bystander.call("slot.open", {});
  const grant = { resources: { memoryBytes: 65_536, tableElements: 1, callMs: 1000 }, priority: 0 };
  const identity = { name: "other", digest: `sha256:${"0".repeat(64)}`, module: "", signer: "test" };
  const { token } = await bystander.call("session.open", { slot, grant, identity });
  const before = await refusedEngines("attach-refused");
  const { text, run } = await attempt("other-session", signal, [`OTHER=${token}`]);
  assert.match(text, /^(other-session refused attach-refused|$)/);
  assert.equal(await refusedEngines("attach-refused"), before + 1);
  await run.kill();
});

test("whatever it asks for, the robot is told no more than the grant", async ({ signal }) => {
  const { text, run } = await attempt("too-fast", signal);
  assert.match(text, /too-fast refused/);
  const applied = Number(/^applied (\S+)$/m.exec(text)?.[1]);
  assert.ok(applied > 0.1 && applied <= 0.2 + 1e-9, `${applied} m/s were applied`);
  assert.ok((await speed()) <= 0.2 + 1e-9);
  await run.kill();
  assert.equal(await speed(), 0, "the kill ended it at once");
});

test("its snapshot can be read, and not written, cut or mapped for writing", async ({ signal }) => {
  const { text, run } = await attempt("snapshot", signal);
  assert.match(text, /^read 1\nsnapshot refused/);
  await run.kill();
  // Without a uid of its own it is the owner's own file; nobody else can reach it all the same.
  if (process.geteuid?.() !== 0) return;
  const opened = await attempt("open-up", signal);
  assert.match(opened.text, /^open-up refused/);
  await opened.run.kill();
});

test("what is not a number moves nothing", async ({ signal }) => {
  const { text, run } = await attempt("not-a-number", signal);
  assert.match(text, /not-a-number refused/);
  assert.equal(await speed(), 0);
  await run.kill();
});

test("a command for an hour, stamped in the future, ends within its longest time-to-live", async ({
  signal,
}) => {
  const { run } = await attempt("for-ever", signal);
  await until("it moves", signal, async () => (await speed()) > 0);
  await until("it stands", signal, async () => (await speed()) === 0);
  const stop = (await bench.truth.call("stops", {})).stops.at(-1);
  assert.ok(stop);
  const held = Number(BigInt(stop.zeroNs) - BigInt(stop.lastNonzeroNs)) / 1e6;
  // The last non-zero of the 50 Hz loop comes just before the zero; the whole way is bounded by the ground.
  assert.ok(held < 300, `${held} ms`);
  const { pose } = await bench.truth.call("truth", {});
  assert.ok(pose.x - 1.5 < 0.2 * 1.3, `it went ${pose.x - 1.5} m`);
  await run.kill();
});

test("an engine that asks its supervisor and does not read is ended", async ({ signal }) => {
  const { run } = await attempt("never-read", signal);
  const exit = await run.wait();
  assert.equal(exit.reason, "engine-lost", exit.message);
  assert.match(exit.message, /frame-unexpected/);
});

test.run();
