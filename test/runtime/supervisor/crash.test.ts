/** A supervisor that dies or freezes: its engines die with it, motion ends, and the next one tidies up. */

import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import {
  createSupervisor,
  isAlive,
  journalPath,
  listRuns,
  processesOfUid,
  readJournal,
} from "@sandpaw/runtime/supervisor";
import { suite } from "../../harness/index.js";
import { guest, SPINNER } from "./guests.js";
import { ROBOT, startRobotBench, until, type RobotBench } from "./robot-bench.js";

const test = suite("supervisor: crash");
const PROGRAM = fileURLToPath(new URL("./supervisor-process.js", import.meta.url));
let bench: RobotBench;

test.before(async () => {
  bench = await startRobotBench();
});
test.after(async () => {
  await bench.close();
});

interface Doomed {
  readonly child: ChildProcess;
  readonly engines: readonly { readonly id: string; readonly pid: number; readonly uid?: number }[];
}

function isEngines(value: unknown): value is Doomed["engines"] {
  return (
    Array.isArray(value) &&
    value.every((one: unknown) => typeof one === "object" && one !== null && "pid" in one)
  );
}

/** Starts the supervisor process; resolves when its two behaviours run and the robot moves. */
async function startDoomed(signal: AbortSignal): Promise<Doomed> {
  await bench.truth.call("place", { x: 1.5, y: 2, theta: 0 });
  const child = spawn(process.execPath, [PROGRAM, bench.runDir, ROBOT], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const line = await new Promise<string>((resolve) => {
    child.stdout.once("data", (chunk: Uint8Array) => {
      resolve(Buffer.from(chunk).toString("utf8"));
    });
  });
  const engines: unknown = JSON.parse(line);
  assert.ok(isEngines(engines) && engines.length === 2);
  await until("it moves", signal, async () => (await commanded()) > 0);
  return { child, engines };
}

async function commanded(): Promise<number> {
  return (await bench.truth.call("truth", {})).commanded.v;
}

/** How long the last command held before a zero reached the device, ms. */
async function lastHold(): Promise<number> {
  const { stops } = await bench.truth.call("stops", {});
  const stop = stops.at(-1);
  assert.ok(stop);
  return Number(BigInt(stop.zeroNs) - BigInt(stop.lastNonzeroNs)) / 1e6;
}

function livesPid(pid: number): boolean {
  return isAlive({ pid, startedAt: "" });
}

test("killed with SIGKILL: engines, also a spinning one, die at once, and motion ends", async ({
  signal,
}) => {
  const { child, engines } = await startDoomed(signal);
  const witness = await bench.supervisor.start(guest(SPINNER, undefined, "bystander"));
  child.kill("SIGKILL");
  await once(child, "exit");
  await until("the engines are gone", signal, () =>
    engines.every(
      ({ pid, uid }) => !livesPid(pid) && (uid === undefined || processesOfUid(uid).length === 0),
    ),
  );
  await until("it stands", signal, async () => (await commanded()) === 0);
  assert.ok((await lastHold()) < 1100);
  assert.deepEqual((await bench.view.call("status", {})).sessions, []);
  assert.notEqual(witness.state, "exited");
  // The next supervisor finds what is left, writes it down and removes it.
  const next = await createSupervisor({ runDir: bench.runDir, client: "next" });
  const ids = engines.map((engine) => engine.id);
  const { entries } = readJournal(journalPath(bench.runDir));
  assert.deepEqual(
    ids.map((id) => entries.find((entry) => entry.run === id)?.reason),
    ["engine-lost", "engine-lost"],
  );
  assert.deepEqual(
    listRuns(bench.runDir).map((record) => record.id),
    [witness.id],
  );
  assert.deepEqual(readdirSync(join(bench.runDir, "runs")), [witness.id]);
  // Its own, and that of the bench.
  assert.equal(readdirSync(join(bench.runDir, "engines")).length, 2);
  await next.close();
  await witness.kill();
});

test("frozen with SIGSTOP: motion is withdrawn while its guests go on asking", async ({ signal }) => {
  const { child } = await startDoomed(signal);
  child.kill("SIGSTOP");
  await until("it stands", signal, async () => (await commanded()) === 0);
  // The guest goes on asking, at 20 Hz and for a second each time; silence of the supervisor is what counts.
  assert.ok((await lastHold()) < 1100);
  for (let i = 0; i < 50; i += 1) assert.equal(await commanded(), 0);
  child.kill("SIGKILL");
  await once(child, "exit");
});

test.run();
