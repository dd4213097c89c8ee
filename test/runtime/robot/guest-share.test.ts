/** What one guest may cost the robot server, and what it must not do late. */

import assert from "node:assert/strict";

import { FOREVER } from "@sandpaw/runtime/protocol";

import { suite } from "../../harness/index.js";
import { withRobot } from "./running-robot.js";

const test = suite("robot: a guest's share");

test("a line that nobody waits for any more is never run", () =>
  withRobot(async ({ supervisor }) => {
    const { engine, session } = await supervisor.start();
    const { client } = supervisor;
    await client.call("session.exec", { session, exec: 1, line: "late" });
    await client.call("session.exec", { session, exec: 2, line: "now" });
    assert.deepEqual(await client.call("session.exec-drop", { session, exec: 1 }), { dropped: true });
    assert.deepEqual(await engine.wait(FOREVER, 2), { why: "exec", id: 2, line: "now" });
    assert.deepEqual(await client.call("session.exec-drop", { session, exec: 2 }), { dropped: false });
    engine.die();
  }));

test("a guest that asks too often waits: its share of the robot server is bounded", () =>
  withRobot(async ({ supervisor }) => {
    const { engine } = await supervisor.start();
    const from = process.hrtime.bigint();
    let calls = 0;
    while (process.hrtime.bigint() - from < 1_500_000_000n) {
      await engine.wait(process.hrtime.bigint(), 0);
      calls += 1;
    }
    // A thousand a second, and two hundred at once to begin with.
    assert.ok(calls <= 200 + 1600, `${calls} requests in 1.5 s`);
    engine.die();
  }));

test.run();
