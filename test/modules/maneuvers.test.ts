// Moves that take a while: how far they go, and what they say when they cannot.

import assert from "node:assert/strict";
import { suite } from "../harness/index.js";
import { startGuest } from "./guest.js";
import { TestRobot } from "./robot.js";
import { compiled } from "./sources.js";

const test = suite("modules: manoeuvres");

const IMPORTS = `import { events, log, motion, sensors, sleep, EventKind } from "@sandpaw/sdk"\n`;

/** Runs a program whose last line of the log is what it wants to say. */
async function said(body: string, prepare: (robot: TestRobot) => void = () => undefined): Promise<string> {
  const robot = new TestRobot("room", 1);
  prepare(robot);
  robot.advance(1);
  const guest = startGuest(
    (await compiled(`${IMPORTS}export function main(): void {\n${body}\n}`, "program")).wasm,
    robot,
  );
  assert.equal(guest.run(), 0);
  robot.advance(20);
  return robot.lines.at(-1)?.text ?? "";
}

test("driveBy goes as far as it is told, forwards and backwards, and stops", async () => {
  for (const metres of [0.4, -0.2]) {
    let robot: TestRobot | undefined;
    const text = await said(
      `const o = motion.driveBy(${metres}); log.info(\`\${o} \${log.fixed(o.moved, 1)}\`)`,
      (one) => (robot = one),
    );
    assert.equal(text, `done ${metres.toFixed(1)}`);
    assert.ok(robot);
    const { x, y } = robot.simulation.truth.pose;
    const way = Math.hypot(x - robot.world.start.x, y - robot.world.start.y);
    assert.ok(Math.abs(way - Math.abs(metres)) < 0.04, `went ${way} m`);
    assert.equal(robot.simulation.truth.motion.v, 0);
  }
});

test("turnBy turns as far as it is told, more than a full turn too", async () => {
  for (const radians of [Math.PI / 2, -Math.PI / 2, 2.5 * Math.PI]) {
    const text = await said(`const o = motion.turnBy(${radians}); log.info(\`\${o} \${o.moved}\`)`);
    const [why, moved] = text.split(" ");
    assert.equal(why, "done");
    assert.ok(Math.abs(Number(moved) - radians) < 0.05, `turned ${moved} of ${radians}`);
  }
});

test("driveFor drives for its time, refreshing the velocity 20 times a second", async () => {
  let robot: TestRobot | undefined;
  const text = await said(
    "const o = motion.driveFor(0.1, 0.2, 2000); log.info(`${o}`)",
    (one) => (robot = one),
  );
  assert.equal(text, "done");
  assert.ok(robot && robot.drives.length >= 35 && robot.drives.length <= 55, `${robot?.drives.length} times`);
  assert.ok(robot.drives.every(({ ttlMs }) => ttlMs === 300));
});

test("a wall in the way ends driveBy with what the safety core says", async () => {
  const text = await said("const o = motion.driveBy(20); log.info(`${o} ${o.moved > 0.05}`)");
  assert.equal(text, "hazard true");
});

test("a robot that does not get on ends it as blocked, after two seconds", async () => {
  let robot: TestRobot | undefined;
  const text = await said("log.info(`${motion.driveBy(1)}, ${motion.turnBy(-1)}`)", (one) => {
    robot = one;
    robot.jammed = true;
  });
  assert.equal(text, "blocked, blocked");
  const seconds = Number(robot?.nowNs) / 1e9;
  assert.ok(seconds > 4 && seconds < 5, `after ${seconds} s`);
});

test("a refusal ends it with its name", async () => {
  const text = await said("log.info(`${motion.driveBy(1)}, ${motion.turnBy(1)}`)", (robot) => {
    robot.refusal = "no-lease";
  });
  assert.equal(text, "no-lease, no-lease");
});

test("events that come meanwhile are there for the next wait, in order", async () => {
  const text = await said(
    `motion.driveBy(0.1)
  let words = ""
  for (let i = 0; i < 3; i++) {
    const event = events.wait(0)
    if (event != null && event.what == EventKind.Message) words += event.message + " "
    else words += "none"
  }
  log.info(words)`,
    (robot) => {
      for (const val of ["first ✓", "second"])
        robot.events.push({ stampNs: 1n, what: { tag: "message", val } });
    },
  );
  assert.equal(text, "first ✓ second none");
});

test("log.fixed rounds, keeps zeros, and passes on what is not finite", async () => {
  const text = await said(
    `log.info([log.fixed(1.005, 1), log.fixed(-0.004), log.fixed(2, 0), log.fixed(-1.25, 1), log.fixed(1e300), log.fixed(NaN), log.fixed(0.05, 3)].join(" "))`,
  );
  assert.equal(text, "1.0 0.00 2 -1.3 1e+300 NaN 0.050");
});

test.run();
