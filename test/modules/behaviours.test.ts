// The standard behaviours in the simulated world, without a safety core to help them.

import assert from "node:assert/strict";
import type { Image } from "@sandpaw/runtime/protocol";
import { standardBehaviour } from "@sandpaw/sdk/build";
import { suite } from "../harness/index.js";
import { startGuest, type Guest } from "./guest.js";
import { TestRobot } from "./robot.js";
import { roomsOn } from "./rooms.js";

const test = suite("modules: behaviours");

async function start(name: string, robot: TestRobot): Promise<Guest> {
  robot.advance(1);
  const guest = startGuest((await standardBehaviour(name)).wasm, robot);
  guest.reactor.init?.();
  return guest;
}

/** Five minutes of `cover` in the flat: the rooms that it came to, and where it was, tick by tick. */
async function coverFlat(
  seed: number,
): Promise<{ robot: TestRobot; rooms: ReadonlySet<string>; way: [number, number][] }> {
  const robot = new TestRobot("flat", seed);
  const { reactor } = await start("cover", robot);
  const way: [number, number][] = [];
  for (let tick = 0; tick < 5 * 60 * 20; tick++) {
    reactor.tick?.();
    // 20 ticks a second, 50 steps of the world.
    robot.advance(tick % 2 === 0 ? 2 : 3);
    const { x, y } = robot.simulation.truth.pose;
    way.push([x, y]);
  }
  return { robot, rooms: roomsOn(robot.world, way), way };
}

for (const seed of [1, 2, 3]) {
  test(`cover comes to three rooms of the flat in five minutes, and touches nothing (seed ${seed})`, async () => {
    const { robot, rooms } = await coverFlat(seed);
    assert.ok(rooms.size >= 3, `only ${[...rooms].join(", ")}`);
    assert.equal(robot.simulation.incidents.touches, 0);
    assert.equal(robot.simulation.incidents.falls, 0);
    assert.ok((robot.gauges.get("covered_square_metres")?.at(-1) ?? 0) > 15);
  });
}

test("cover does the same thing again in the same world", async () => {
  assert.deepEqual((await coverFlat(4)).way, (await coverFlat(4)).way);
});

test("square comes back to where it began and ends with 0", async () => {
  const robot = new TestRobot("flat", 1);
  const guest = await start("square", robot);
  assert.equal(guest.run(), 0);
  const { x, y } = robot.simulation.truth.pose;
  assert.ok(Math.hypot(x - robot.world.start.x, y - robot.world.start.y) < 0.15);
  assert.equal(robot.lines.length, 9);
});

test("square with a wall in its way ends with 1 and says so", async () => {
  const robot = new TestRobot("flat", 1);
  robot.simulation.place({ x: 4.7, y: 3.5, theta: 0 });
  const guest = await start("square", robot);
  assert.equal(guest.run(), 1);
  assert.match(robot.lines.at(-1)?.text ?? "", /side 1 ended after 0\.\d\d: hazard/);
});

test("steer does what the lines say, refuses others, and stops before a wall", async () => {
  const robot = new TestRobot("flat", 1);
  const { reactor } = await start("steer", robot);
  const say = (line: string): string => {
    const answer = reactor.exec?.(line);
    return answer?.ok ? answer.value : `refused: ${answer?.error}`;
  };
  assert.equal(say("forward 0.2"), "driving at 0.20 m/s, 0.00 rad/s");
  assert.equal(say("left"), "driving at 0.00 m/s, 0.60 rad/s");
  assert.equal(say("stop"), "stopped");
  assert.match(say("where"), /^x -?0\.00 m, y -?0\.00 m, heading -?0°$/);
  assert.match(say("fly"), /^refused: fly\? forward/);
  assert.match(say("forward fast"), /^refused: usage/);
  assert.match(say("forward 1 2"), /^refused: usage/);
  assert.match(say("größer ✓"), /^refused: usage/);
  robot.refusal = "no-lease";
  assert.equal(say("forward"), "refused: no-lease");
  robot.refusal = undefined;
  say("forward");
  for (let tick = 0; tick < 60 * 20; tick++) {
    reactor.tick?.();
    robot.advance(tick % 2 === 0 ? 2 : 3);
  }
  assert.equal(robot.simulation.incidents.touches, 0);
  assert.ok(robot.lines.some(({ text }) => text.includes("something is ahead")));
});

test("lookout tells what moves in front of it, and not what stands still", async () => {
  const robot = new TestRobot("flat", 1);
  let bright = false;
  robot.picture = (width, height): Image => {
    const data = new Uint8Array(width * height * 3).fill(90);
    // A bright thing, a quarter of the width, at the left.
    if (bright)
      for (let y = 0; y < height; y++) data.fill(250, y * width * 3, y * width * 3 + (width >> 2) * 3);
    return { stampNs: robot.nowNs, width, height, format: "rgb8", data };
  };
  const { reactor } = await start("lookout", robot);
  const run = (ticks: number): void => {
    for (let tick = 0; tick < ticks; tick++) {
      reactor.tick?.();
      robot.advance(5);
    }
  };
  run(25);
  assert.ok(robot.lines.every(({ level }) => level === "info"));
  bright = true;
  run(10);
  assert.match(
    robot.lines.at(-1)?.text ?? "",
    /something moves, left \(25\.0 % of the picture\); sighting 1/,
  );
  run(200);
  assert.equal(robot.gauges.get("sightings")?.[0], 1);
  assert.ok(Math.abs(robot.simulation.truth.motion.v) < 0.001);
});

test("lookout without a camera says so and does nothing", async () => {
  const robot = new TestRobot("flat", 1);
  const { reactor } = await start("lookout", robot);
  reactor.tick?.();
  assert.match(robot.lines[0]?.text ?? "", /no camera is granted/);
  assert.equal(robot.drives.length, 0);
});

test.run();
