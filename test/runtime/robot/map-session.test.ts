/** The map and the pose as guests and people get them from a robot server, and what is left of it after a restart. */

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";

import { loadWorld, Simulation } from "@sandpaw/runtime/drivers";
import { FUNCTIONS, type MapReading, type Result, type RobotError } from "@sandpaw/runtime/protocol";
import { UNKNOWN_PERCENT } from "@sandpaw/runtime/robot";

import { suite, temporaryFolder } from "../../harness/index.js";
import type { FakeEngine } from "./fake-engine.js";
import type { MemoryDriver } from "./memory-driver.js";
import { startRobot } from "./running-robot.js";

const test = suite("robot: the map of a robot server");

/** Tells the server what a robot sees that stands in the living room for two seconds. */
function lookAround(driver: MemoryDriver): void {
  const simulation = new Simulation(loadWorld("flat"), 1);
  for (let step = 0; step < 100; step += 1) {
    simulation.step(process.hrtime.bigint());
    if (step % 10 === 0) driver.state(simulation.state);
  }
}

async function info(engine: FakeEngine): Promise<Result<MapReading, RobotError>> {
  const fn = FUNCTIONS["sensors.map-info"];
  return fn.decodeResult(await engine.call(fn.id, fn.encodeArgs()));
}

async function cells(engine: FakeEngine, column: number, row: number): Promise<Uint8Array | RobotError> {
  const fn = FUNCTIONS["sensors.map-tile"];
  const answer = fn.decodeResult(await engine.call(fn.id, fn.encodeArgs(column, row)));
  return answer.ok ? answer.value.cells : answer.error;
}

test("a guest reads the map tile by tile; before there is one it is unavailable", async () => {
  const robot = await startRobot();
  const { engine } = await robot.supervisor.start();
  assert.deepEqual(await info(engine), { ok: false, error: "unavailable" });
  assert.equal(await cells(engine, 0, 0), "unavailable");
  lookAround(robot.driver);
  const map = await info(engine);
  assert.ok(map.ok);
  const { firstColumn, firstRow, columns, rows, tileCells, originX, resolution } = map.value;
  assert.deepEqual([originX, resolution, tileCells], [-25.6, 0.05, 64]);
  let occupied = 0;
  for (let row = firstRow; row < firstRow + rows; row += 1) {
    for (let column = firstColumn; column < firstColumn + columns; column += 1) {
      const tile = await cells(engine, column, row);
      assert.ok(typeof tile !== "string" && tile.length === tileCells * tileCells);
      occupied += tile.filter((cell) => cell > 50 && cell <= 100).length;
    }
  }
  assert.ok(occupied > 50, `${occupied} cells are occupied`);
  const blank = await cells(engine, 0, 0);
  assert.ok(typeof blank !== "string" && blank.every((cell) => cell === UNKNOWN_PERCENT));
  for (const [column, row] of [
    [16, 0],
    [0, 16],
    [0xffff_ffff, 0xffff_ffff],
  ] as const)
    assert.equal(await cells(engine, column, row), "invalid");
  engine.die();
  await robot.close();
});

test("who reads the map too often within a second is held back, and not longer", async () => {
  const robot = await startRobot();
  const { engine } = await robot.supervisor.start();
  lookAround(robot.driver);
  let stale = 0;
  const began = process.hrtime.bigint();
  for (let i = 0; i < 400; i += 1) if ((await cells(engine, 8, 8)) === "stale") stale += 1;
  const seconds = Math.ceil(Number(process.hrtime.bigint() - began) / 1e9);
  assert.ok(stale >= 400 - 256 * (seconds + 1), `${stale} in ${seconds} s`);
  assert.ok(seconds > 1 || stale > 0);
  engine.die();
  await robot.close();
});

test("people see what is known, as one small picture", async () => {
  const robot = await startRobot();
  assert.equal((await robot.view.call("map", {})).map, null);
  lookAround(robot.driver);
  // Asked again within the second, the answer is that of before.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const { map } = await robot.view.call("map", {});
  assert.ok(map && map.width <= 512 && map.height <= 512);
  const pixels = inflateRawSync(Buffer.from(map.base64, "base64"));
  assert.equal(pixels.length, map.width * map.height);
  const at = (x: number, y: number): number | undefined =>
    pixels[
      Math.floor((y - map.originY) / map.resolution) * map.width +
        Math.floor((x - map.originX) / map.resolution)
    ];
  const likeliest = (x: number): number =>
    Math.max(...[3.85, 3.9, 3.95, 4].map((y) => at(x, y) ?? 0).filter((cell) => cell <= 100));
  const [free, wall] = [at(3.2, 2.9) ?? 100, likeliest(3.3)];
  assert.ok(free < 50, `where it stands: ${free}`);
  assert.ok(wall > 50 && wall <= 100, `the wall: ${wall}`);
  await robot.close();
});

test("people see what a session is about to do", async () => {
  const robot = await startRobot();
  const { engine, session } = await robot.supervisor.start();
  const status = async () => {
    const { sessions } = await robot.view.call("status", {});
    return sessions.find((one) => one.session === session)?.action;
  };
  assert.equal(await status(), undefined);
  lookAround(robot.driver);
  const fn = FUNCTIONS["motion.undock"];
  const started = fn.decodeResult(await engine.call(fn.id, fn.encodeArgs(60_000)));
  assert.ok(started.ok && started.value.kind === "undock");
  // The memory of a robot is not docked: it is done within a cycle.
  await new Promise((resolve) => setTimeout(resolve, 200));
  const { kind, phase, end } = (await status()) ?? {};
  assert.deepEqual([kind, phase, end], ["undock", "ended", "done"]);
  assert.match(
    (await robot.view.call("metrics", {})).text,
    /sandpaw_actions_total\{.*kind="undock",end="done".*\} 1/,
  );
  engine.die();
  await robot.close();
});

test("with a state folder the map is there again after a restart; without one it is not", async () => {
  for (const state of [join(temporaryFolder(), "state"), undefined]) {
    const run = temporaryFolder();
    const options = state === undefined ? { run } : { run, state };
    const first = await startRobot(options);
    lookAround(first.driver);
    await first.close();
    const second = await startRobot(options);
    const { engine } = await second.supervisor.start();
    assert.equal((await info(engine)).ok, state !== undefined);
    engine.die();
    await second.close();
  }
});

test("a map file of garbage is told of, and the robot begins with a blank map", async () => {
  const state = join(temporaryFolder(), "state");
  const run = temporaryFolder();
  const first = await startRobot({ run, state });
  lookAround(first.driver);
  await first.close();
  writeFileSync(join(state, "robots", "robot", "map"), "no map\n");
  const second = await startRobot({ run, state });
  const { engine } = await second.supervisor.start();
  assert.deepEqual(await info(engine), { ok: false, error: "unavailable" });
  engine.die();
  await second.close();
});

test.run();
