import assert from "node:assert/strict";

import { LIMIT_CASES, type RobotStatus } from "@sandpaw/runtime/protocol";
import { suite } from "../harness/index.js";
import { STATUS } from "./fake-robot.js";

interface Words {
  readonly explain: (state: RobotStatus) => {
    readonly grade: string;
    readonly headline: string;
    readonly why: string;
  };
}

function isWords(value: unknown): value is Words {
  return typeof value === "object" && value !== null && "explain" in value;
}

// test/dist/dashboard → the page's own module, as a browser loads it
const loaded: unknown = await import(new URL("../../../dashboard/page/words.mjs", import.meta.url).href);
if (!isWords(loaded)) throw new Error("words.mjs explains nothing");
const { explain } = loaded;

const test = suite("dashboard: why it does not move, in words");
const moving = { pose: { x: 0, y: 0, theta: 0 }, velocity: { vx: 0.2, vy: 0, wz: 0 } };

test("every limit of the robot API has words of its own, without its code name", () => {
  const seen = new Set<string>();
  for (const limitedBy of LIMIT_CASES) {
    const { grade, headline, why } = explain({ ...STATUS, odometry: moving, limitedBy });
    assert.ok(["free", "cut", "held", "stopped"].includes(grade), limitedBy);
    assert.ok(headline.length > 3 && /^[A-Z].*\.$/.test(why), `${limitedBy}: ${headline}: ${why}`);
    assert.ok(!seen.has(why), `${limitedBy} says what another says`);
    seen.add(why);
  }
});

test("a limit that the page does not know is shown as it is, and counts as held", () => {
  assert.deepEqual(explain({ ...STATUS, limitedBy: "tide" }), {
    grade: "held",
    headline: "Held",
    why: "tide",
  });
});

test("the e-stop outranks everything; then the lost link", () => {
  const estop = { latched: true, by: "ana at a terminal", at: "" };
  const stopped = explain({ ...STATUS, estop, link: false, limitedBy: "none", odometry: moving });
  assert.equal(stopped.grade, "stopped");
  assert.match(stopped.why, /pressed by ana at a terminal/);
  assert.match(explain({ ...STATUS, link: false }).why, /link to the robot is lost/);
});

test("a hazard is named with its place; nothing that runs is said, too", () => {
  const hazards = [{ kind: "wheel-drop", source: "rear-left" }];
  assert.match(explain({ ...STATUS, hazards, limitedBy: "hazard" }).why, /^Wheel drop at the rear-left\./);
  assert.deepEqual(explain(STATUS), {
    grade: "idle",
    headline: "Standing",
    why: "No behaviour runs, so nothing asks it to move.",
  });
});

test.run();
