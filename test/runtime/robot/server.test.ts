/** One robot, one server: the lock, what a dead one left, hostile clients, and a clean stop. */

import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

import { connectLines, FUNCTIONS, MAX_LINE, robotPaths } from "@sandpaw/runtime/protocol";

import { suite, temporaryFolder } from "../../harness/index.js";
import { MemoryDriver } from "./memory-driver.js";
import { startRobot, until } from "./running-robot.js";

const test = suite("robot: server");

/** A client that asks for whatever it likes. */
type WildMethods = Readonly<Record<string, { readonly params: unknown; readonly result: unknown }>>;

const hasCode =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Error && "code" in error && error.code === code;

test("a second server on one robot is refused, and harms nothing", async () => {
  const robot = await startRobot();
  try {
    const second = new MemoryDriver();
    await assert.rejects(startRobot({ run: robot.run, driver: second }), hasCode("robot-owned"));
    assert.equal(second.sent.length, 0);
    assert.equal((await robot.view.call("status", {})).link, true);
  } finally {
    await robot.close();
  }
});

test("the lock of a dead server is taken over, with the sockets that it left", async () => {
  const run = temporaryFolder();
  const paths = robotPaths(run, "robot");
  mkdirSync(paths.snapshots, { recursive: true, mode: 0o700 });
  writeFileSync(paths.estop, '{"state":"released"}');
  for (const path of [paths.control, paths.view, paths.attach]) writeFileSync(path, "");
  for (const owner of ["4194303 17\n", `${process.pid} 17\n`, "rubbish", ""]) {
    writeFileSync(paths.lock, owner);
    const robot = await startRobot({ run });
    assert.match(readFileSync(paths.lock, "utf8"), new RegExp(`^${process.pid} \\d+\n$`));
    await robot.close();
    mkdirSync(paths.dir, { recursive: true, mode: 0o700 });
    writeFileSync(paths.estop, '{"state":"released"}');
  }
});

test("a server whose lock was taken away stops the robot and says so", async () => {
  const fatal: Error[] = [];
  const robot = await startRobot({ onFatal: (error) => fatal.push(error) });
  const { engine } = await robot.supervisor.start();
  writeFileSync(robot.server.paths.lock, "1 1\n");
  await until(() => fatal.length > 0);
  assert.ok(hasCode("robot-owned")(fatal[0]));
  await robot.close();
  assert.equal(readFileSync(robot.server.paths.lock, "utf8"), "1 1\n", "the other's lock is left alone");
  await engine.closed;
  const { control, estop } = robot.server.paths;
  assert.ok(existsSync(control) && existsSync(estop), "and its files");
});

test("a folder that others can enter, and a name that is none, are refused", async () => {
  const run = temporaryFolder();
  mkdirSync(robotPaths(run, "robot").dir, { recursive: true, mode: 0o700 });
  chmodSync(robotPaths(run, "robot").dir, 0o755);
  await assert.rejects(startRobot({ run }), hasCode("robot-folder-unsafe"));
});

test("a clean stop sends zero first, tells supervisors, and leaves nothing", async () => {
  const robot = await startRobot();
  const { engine } = await robot.supervisor.start();
  await engine.drive({ vx: 0.2, vy: 0, wz: 0 }, 1000);
  await until(() => robot.driver.last.vx > 0.1);
  await robot.server.close("going home");
  assert.equal(robot.driver.last.vx, 0);
  assert.ok(robot.driver.closed);
  await engine.closed;
  await until(() => robot.supervisor.notifications.some(({ why }) => why === "going home"));
  assert.ok(!existsSync(robot.server.paths.dir));
  assert.deepEqual(readdirSync(robot.run), ["robots"]);
  robot.supervisor.close();
});

test("when the driver cannot be reached nothing is left", async () => {
  const run = temporaryFolder();
  const driver = new MemoryDriver();
  driver.connect = () => Promise.reject(new Error("no device"));
  await assert.rejects(startRobot({ run, driver }), /no device/);
  assert.ok(!existsSync(robotPaths(run, "robot").dir));
});

test("bad lines end their own connection and nothing else", async () => {
  const robot = await startRobot();
  try {
    const lines = [
      "rubbish\n",
      "[]\n",
      '{"id":1}\n',
      '{"id":-1,"method":"hello","params":{}}\n',
      '{"id":1,"method":"hello","params":{},"more":1}\n',
      "\xff\xfe\n",
      "x".repeat(MAX_LINE + 1),
    ];
    for (const line of lines) {
      const socket = connect(robot.server.paths.control);
      const heard: Uint8Array[] = [];
      socket.on("data", (chunk: Uint8Array) => heard.push(chunk));
      socket.on("error", () => undefined);
      socket.write(Buffer.from(line, "latin1"));
      await new Promise((resolve) => socket.on("close", resolve));
      assert.match(Buffer.concat(heard).toString(), /"code":"line-(not-json|too-long)"/, line.slice(0, 60));
    }
    const wild = await connectLines<WildMethods>({ path: robot.server.paths.view });
    await assert.rejects(wild.call("nonsense", {}), hasCode("method-unknown"));
    await assert.rejects(wild.call("constructor", {}), hasCode("method-unknown"));
    await assert.rejects(wild.call("estop", {}), hasCode("params-invalid"));
    await assert.rejects(wild.call("estop", { by: "x", now: true }), hasCode("params-invalid"));
    await assert.rejects(wild.call("subscribe", { rateHz: 1e9 }), hasCode("params-invalid"));
    wild.close();
    assert.equal((await robot.view.call("status", {})).estop.latched, false);
  } finally {
    await robot.close();
  }
});

test("a viewer that never reads is dropped, and nobody waits for it", async () => {
  const robot = await startRobot();
  try {
    const ranges = new Float32Array(1024).fill(1.234);
    const scan = { stampNs: 0n, angleMin: 0, angleIncrement: 0.01, rangeMin: 0, rangeMax: 9, ranges };
    robot.driver.state({ scan });
    const socket = connect(robot.server.paths.view);
    const closed = new Promise<void>((resolve) => {
      socket.on("close", () => {
        resolve();
      });
    });
    socket.on("error", () => undefined);
    socket.pause();
    socket.write('{"id":1,"method":"subscribe","params":{"rateHz":50}}\n');
    // Answers pile up as well: states alone would take too long to fill the pipe.
    const asked = setInterval(() => {
      for (let i = 0; i < 60; i += 1) socket.write(`{"id":${i},"method":"status","params":{}}\n`);
    }, 20);
    const { engine } = await robot.supervisor.start();
    for (let i = 0; i < 20; i += 1) {
      const late = performance.now();
      await engine.drive({ vx: 0.1, vy: 0, wz: 0 }, 200);
      assert.ok(performance.now() - late < 1000);
      await sleep(10);
    }
    clearInterval(asked);
    const { text } = await robot.view.call("metrics", {});
    assert.match(text, /sandpaw_sessions\{robot="robot"\} 1/);
    engine.die();
    // A paused socket does not see the end before it reads.
    socket.resume();
    await closed;
  } finally {
    await robot.close();
  }
});

test("metrics tell of commands, denials, limits and the loop; behaviours have their own", async () => {
  const robot = await startRobot();
  try {
    const { engine } = await robot.supervisor.start();
    await engine.drive({ vx: 3, vy: 0, wz: 0 }, 100);
    await engine.drive({ vx: NaN, vy: 0, wz: 0 }, 100);
    const gauge = FUNCTIONS["telemetry.gauge"];
    const set = async (name: string, value: number): Promise<unknown> =>
      gauge.decodeResult(await engine.call(gauge.id, gauge.encodeArgs(name, value)));
    assert.deepEqual(await set("dust", 0.5), { ok: true, value: undefined });
    assert.deepEqual(await set("Dust", 0.5), { ok: false, error: "invalid" });
    assert.deepEqual(await set("dust", NaN), { ok: false, error: "invalid" });
    for (let i = 0; i < 31; i += 1) await set(`n${i}`, i);
    assert.deepEqual(await set("one_more", 1), { ok: false, error: "unsupported" });
    await sleep(50);
    const { text } = await robot.view.call("metrics", {});
    assert.match(text, /sandpaw_behaviour_dust\{behaviour="test",session="session-1",robot="robot"\} 0.5/);
    assert.match(text, /sandpaw_commands_total\{robot="robot"\} 2/);
    assert.match(text, /sandpaw_denials_total\{code="invalid",robot="robot"\} 1/);
    assert.match(text, /sandpaw_limited_commands_total\{limit="speed",robot="robot"\} 1/);
    assert.match(text, /sandpaw_loop_lateness_seconds_count\{robot="robot"\} [1-9]/);
    engine.die();
    await until(() => robot.supervisor.notifications.length > 0);
    assert.ok(!(await robot.view.call("metrics", {})).text.includes("dust"));
  } finally {
    await robot.close();
  }
});

test.run();
