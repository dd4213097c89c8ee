/** An engine replaced by hostile native code: every try is refused, and nothing of it survives. */

import assert from "node:assert/strict";
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { encodeMessage } from "@sandpaw/runtime/protocol";
import { createSupervisor, processesOfUid, type Supervisor } from "@sandpaw/runtime/supervisor";
import { suite, temporaryFolder } from "../../harness/index.js";
import { admittedProgram, EMPTY_MODULE } from "./admitted.js";
import { buildHostileProgram, collect, COMPILER } from "./hostile-program.js";

const test = suite("supervisor: hostile engine");
const isRoot = process.geteuid?.() === 0;
if (test.needs("root", isRoot, "an engine has a uid of its own only where the supervisor is root")) {
  test.needs("a C compiler", COMPILER !== undefined, "the hostile engine is native code");
}

const SHARED_MEMORY = "1515870810";
const TRIES = 48;
/** `MISSING` is a mistake of the program's own: nothing refused that try. */
const TRY = / (refused .*|DONE|MISSING)$/;

let folder = "";
let program = "";
let args: readonly string[] = [];
let victim: ChildProcess;
const heard = { connections: 0 };
const servers: Server[] = [];
let supervisor: Supervisor;

async function listen(where: string | { host: string; port: number }): Promise<Server> {
  const server = createServer((socket) => {
    heard.connections += 1;
    socket.destroy();
  });
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(where, resolve);
  });
  return server;
}

function isPort(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}

test.before(async () => {
  if (!isRoot || COMPILER === undefined) return;
  folder = temporaryFolder();
  program = buildHostileProgram("hostile");
  const file = (name: string): string => {
    writeFileSync(join(folder, name), "secret", { mode: 0o644 });
    return join(folder, name);
  };
  victim = spawn("sleep", ["600"], { stdio: "ignore" });
  execFileSync(program, ["--make-memory", SHARED_MEMORY]);
  const port = (await listen({ host: "127.0.0.1", port: 0 })).address();
  const abstract = `sandpaw-test-${process.pid}`;
  await listen(`\0${abstract}`);
  await listen(join(folder, "control.sock"));
  args = [
    `KEY=${file("key")}`,
    `RUN=${file("state.json")}`,
    `SNAPSHOT=${file("snapshot")}`,
    `PID=${victim.pid ?? 0}`,
    `PARENT=${process.pid}`,
    `SHM=${SHARED_MEMORY}`,
    `PORT=${isPort(port) ? port.port : 0}`,
    `ABSTRACT=${abstract}`,
    `CONTROL=${join(folder, "control.sock")}`,
    `ATTACH=${join(folder, "control.sock")}`,
  ];
  const run = join(folder, "run");
  mkdirSync(run, { mode: 0o700 });
  supervisor = await createSupervisor({ runDir: run, client: "test", node: program, bundle: program });
});

test.after(async () => {
  if (!isRoot || COMPILER === undefined) return;
  await supervisor.close();
  execFileSync(program, ["--remove-memory", SHARED_MEMORY]);
  victim.kill("SIGKILL");
  for (const server of servers) server.close();
});

test("without walls the same tries succeed, so they are worth refusing", async ({ signal }) => {
  const free = spawn(program, { stdio: ["ignore", "pipe", "inherit", "pipe"] });
  const out = collect();
  free.stdout?.pipe(out.stream);
  const control = free.stdio[3];
  assert.ok(control !== null && control !== undefined && "write" in control);
  control.on("error", () => undefined);
  const header = {
    shape: "program",
    rateHz: 0,
    args: ["x", ...args, "ONLY=look"],
    env: [],
    interfaces: [],
  } as const;
  control.write(encodeMessage({ op: "load", header, module: EMPTY_MODULE }));
  await out.until(/control-socket/, signal);
  free.kill("SIGKILL");
  const lines = out.text().trim().split("\n");
  assert.equal(lines.length, 9);
  for (const line of lines) assert.match(line, / DONE$/);
  while (heard.connections < 3) await sleep(5);
});

test("every try is refused, one by one", async ({ signal }) => {
  heard.connections = 0;
  const out = collect();
  const run = await supervisor.start(admittedProgram(), { args, stdout: out.stream });
  await out.until(/tried everything/, signal);
  const tries = out
    .text()
    .split("\n")
    .filter((line) => TRY.test(line));
  for (const line of tries) assert.match(line, / refused /);
  assert.equal(new Set(tries.map((line) => line.split(" ")[0])).size, TRIES);
  assert.equal(heard.connections, 0);
  assert.equal(victim.exitCode, null);
  assert.equal(victim.signalCode, null);

  const { uid } = run.engine.process;
  assert.ok(uid !== undefined && uid >= 60_707 && uid <= 61_183);
  const forked = Number(/^forked (\d+)$/m.exec(out.text())?.[1]);
  assert.ok(forked > 0 && forked < 32, `it could fork ${forked} times`);
  assert.equal(processesOfUid(uid).length, forked + 1);
  const exit = await run.kill();
  assert.equal(exit.reason, "killed");
  assert.deepEqual(processesOfUid(uid), []);
});

test("all walls stand, and each engine has a uid of its own", async ({ signal }) => {
  assert.deepEqual(
    supervisor.walls.filter((wall) => !wall.present),
    [],
  );
  // As it is once there were some engines, where the tries before found none.
  // Not by `readdirSync`: that of Node 20.11 takes a socket for a folder.
  const found = execFileSync("find", [join(folder, "run"), "-name", "engine.cjs"], { encoding: "utf8" });
  const code = join(dirname(found), "code.bin");
  writeFileSync(code, "code", { mode: 0o644 });
  const outs = [collect(), collect()];
  const runs = await Promise.all(
    outs.map((out) => supervisor.start(admittedProgram(), { args, stdout: out.stream })),
  );
  for (const out of outs) {
    await out.until(/tried everything/, signal);
    assert.match(out.text(), /^write-code refused /m);
    assert.match(out.text(), /^replace-code refused /m);
  }
  assert.equal(readFileSync(code, "utf8"), "code");
  const uids = runs.map((run) => run.engine.process.uid);
  assert.equal(new Set(uids).size, 2);
  for (const uid of uids) {
    const pid = processesOfUid(uid ?? 0)[0] ?? 0;
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    assert.match(status, new RegExp(`^Gid:\t${uid}\t${uid}\t${uid}\t${uid}$`, "m"));
    assert.match(status, /^Groups:\s*$/m);
    assert.match(status, /^CapBnd:\t0+$/m);
    assert.match(status, /^NoNewPrivs:\t1$/m);
    assert.equal(readFileSync(`/proc/${pid}/environ`, "utf8"), "");
  }
  // Killing one leaves the other.
  await runs[0]?.kill();
  assert.deepEqual(processesOfUid(uids[0] ?? 0), []);
  assert.ok(processesOfUid(uids[1] ?? 0).length > 0);
  await runs[1]?.kill();
});

test.run();
