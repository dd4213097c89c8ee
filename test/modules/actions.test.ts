// Actions in the SDK: what a program waits for, what a reactor looks at, and what each says in the end.

import assert from "node:assert/strict";
import type { ActionState } from "@sandpaw/runtime/protocol";
import { suite } from "../harness/index.js";
import { startGuest } from "./guest.js";
import { TestRobot } from "./robot.js";
import { compiled } from "./sources.js";

const test = suite("modules: actions");

const STATE: ActionState = {
  id: 3,
  kind: "go-to",
  phase: "moving",
  end: "none",
  progress: 0.25,
  remaining: 1.5,
  leftMs: 9000,
};
const OVER: ActionState = { ...STATE, phase: "ended", end: "done", progress: 1, remaining: 0, leftMs: 0 };

async function program(body: string, states: readonly ActionState[]): Promise<TestRobot> {
  const robot = new TestRobot("room", 1);
  robot.actionStates = states;
  robot.advance(1);
  const source = `import { ActionEnd, events, log, motion, sensors } from "@sandpaw/sdk";
export function main(): void {
${body}
}`;
  const guest = startGuest((await compiled(source, "program")).wasm, robot);
  assert.equal(guest.run(), 0);
  return robot;
}

test("a program waits for go-to, looks at least five times a second, and keeps the events of meanwhile", async () => {
  const moving = Array.from({ length: 10 }, () => STATE);
  const robot = await program(
    `const way = motion.goTo(1.5, -2, 60000);
  log.info(\`\${way} \${way.isRunning} \${way.progress}\`);
  way.wait();
  log.info(\`\${way} \${way.isDone} \${way.end == ActionEnd.Done}\`);
  log.info(\`\${events.wait(0) != null}\`);`,
    [...moving, OVER],
  );
  assert.deepEqual(robot.started, [["go-to", [1.5, -2], 60_000]]);
  assert.deepEqual(
    robot.lines.map(({ text }) => text),
    ["moving true 0.25", "done true true", "false"],
  );
  const seconds = Number(robot.nowNs) / 1e9;
  assert.ok(seconds > 1.5 && seconds < 2.5, `${seconds} s for ten looks`);
});

test("one that is refused says why, is not running, and waiting for it returns at once", async () => {
  const robot = await program(
    "const way = motion.dock().wait(); log.info(`${way} ${way.ok} ${way.isRunning} ${way.isDone}`);",
    [],
  );
  assert.deepEqual(robot.started, [["dock", [], 180_000]]);
  assert.equal(robot.lines[0]?.text, "pose-unknown false false false");
});

test("cancel asks once, and looks how it ended; what has ended is left alone", async () => {
  const robot = await program(
    "const turn = motion.spin(-1); turn.cancel(); log.info(`${turn}`); turn.cancel(); log.info(`${motion.undock(5).wait()}`);",
    [STATE, { ...OVER, end: "cancelled" }, { ...OVER, end: "deadline" }],
  );
  assert.deepEqual(robot.cancelled, [3]);
  assert.deepEqual(robot.started, [
    ["spin", [-1], 180_000],
    ["undock", [], 5],
  ]);
  assert.deepEqual(
    robot.lines.map(({ text }) => text),
    ["cancelled", "deadline"],
  );
});

test("the pose is that of the robot; a map that is not there is no harm", async () => {
  const robot = await program(
    "const pose = sensors.pose(); log.info(`${pose.ok} ${pose.deviation > 0} ${pose.x}`);" +
      "log.info(`${sensors.mapInfo().ok} ${sensors.mapTile(1, 2).ok}`);",
    [],
  );
  const { x = NaN } = robot.simulation.state.pose?.pose ?? {};
  assert.deepEqual(
    robot.lines.map(({ text }) => text),
    [`true true ${x}`, "false false"],
  );
});

test.run();
