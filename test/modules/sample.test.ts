// The program that the first page of the documentation shows, as it stands.

import assert from "node:assert/strict";
import { describe } from "@sandpaw/sdk/build";
import { suite } from "../harness/index.js";
import { startGuest } from "./guest.js";
import { TestRobot } from "./robot.js";
import { compiled } from "./sources.js";

const SAMPLE = `import { motion, sensors } from "@sandpaw/sdk"

export function tick(): void {
  const scan = sensors.scan()
  if (!scan.ok) return
  motion.drive(scan.closest(-0.5, 0.5) > 0.4 ? 0.2 : 0.0, 0.0, 0.6)
}
`;

const test = suite("modules: the sample");

test("it compiles, and imports what it uses and no more", async () => {
  const { wasm, diagnostics } = await compiled(SAMPLE);
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(describe(wasm), {
    imports: [
      "sandpaw:robot/log@0.1.0 write",
      "sandpaw:robot/motion@0.1.0 drive",
      "sandpaw:robot/sensors@0.1.0 scan",
    ],
    exports: ["cabi_realloc", "init", "memory", "tick"],
    interfaces: ["log", "motion", "sensors"],
    foreign: [],
  });
});

test("without a scan it does nothing; with one it drives, with the usual time-to-live", async () => {
  const robot = new TestRobot("room", 1);
  const { reactor } = startGuest((await compiled(SAMPLE)).wasm, robot);
  reactor.tick?.();
  assert.deepEqual(robot.drives, []);
  robot.advance(1);
  reactor.tick?.();
  assert.deepEqual(robot.drives, [{ velocity: { vx: 0.2, vy: 0, wz: 0.6 }, ttlMs: 300 }]);
});

test("a wall ahead makes it turn on the spot", async () => {
  const robot = new TestRobot("room", 1);
  const { reactor } = startGuest((await compiled(SAMPLE)).wasm, robot);
  const wall = Math.min(...robot.world.rooms.flatMap(({ polygon }) => polygon.map(([x]) => x)));
  robot.simulation.place({ x: wall + 0.45, y: 1.5, theta: Math.PI });
  robot.advance(10);
  reactor.tick?.();
  assert.deepEqual(robot.drives[0]?.velocity, { vx: 0, vy: 0, wz: 0.6 });
});

test.run();
