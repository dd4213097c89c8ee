/** The snapshot file of a session: what is in it, how fresh it is, and when it goes. */

import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

import { SNAPSHOT, SNAPSHOT_HEADER, snapshotNow } from "@sandpaw/runtime/protocol";

import { suite } from "../../harness/index.js";
import { GRANT, until, withRobot } from "./running-robot.js";

const test = suite("robot: snapshot");

const FORWARD = { vx: 0.2, vy: 0, wz: 0 };

test("the snapshot holds what the grant allows, at private modes, and nothing after the end", () =>
  withRobot(async ({ supervisor, driver, server }) => {
    assert.equal(statSync(server.paths.control).mode & 0o777, 0o600);
    assert.equal(statSync(server.paths.attach).mode & 0o777, 0o600);
    assert.equal(statSync(server.paths.dir).mode & 0o777, 0o700);
    const { engine, snapshot, slot } = await supervisor.start();
    const at = SNAPSHOT.entries["sensors.odometry"].offset;
    const stampNs = process.hrtime.bigint();
    const zero = { vx: 0, vy: 0, wz: 0 };
    driver.state({ odometry: { stampNs, pose: { x: 4.5, y: 0, theta: 0 }, velocity: zero } });
    const x = (): number => readFileSync(snapshot).readDoubleLE(at + 16);
    await until(() => x() === 4.5);
    assert.equal(statSync(snapshot).mode & 0o777, 0o600);
    assert.equal(readFileSync(snapshot).readUInt32LE(SNAPSHOT_HEADER.sequence) % 2, 0);
    engine.send({ op: "detach" });
    await until(() => readFileSync(snapshot)[at] === 1);
    await supervisor.client.call("slot.close", { slot });
    assert.ok(!existsSync(snapshot));
  }));

test("a slow grant renews what is sensed at its rate, and its snapshot does not grow stale in between", () =>
  withRobot(async ({ supervisor, driver }) => {
    const sense = (): void => {
      const stampNs = process.hrtime.bigint();
      driver.state({ battery: { stampNs, fraction: 0.5, status: "discharging", voltage: 14 } });
    };
    sense();
    const { engine, snapshot } = await supervisor.start({ ...GRANT, sensors: { rateHz: 0.5 } });
    const { offset, size } = SNAPSHOT.entries["sensors.battery"];
    const battery = (): Uint8Array => readFileSync(snapshot).subarray(offset, offset + size);
    await until(() => battery()[0] === 0);
    const first = battery();
    let oldest = 0;
    for (const from = performance.now(); performance.now() - from < 1200;) {
      sense();
      const ageNs = process.hrtime.bigint() - snapshotNow(readFileSync(snapshot));
      oldest = Math.max(oldest, Number(ageNs) / 1e6);
      assert.deepEqual(battery(), first, "the next is due after 2 s");
      await sleep(10);
    }
    assert.ok(oldest < 500, `${oldest} ms old: an engine would answer stale`);
    engine.die();
  }));

test("a snapshot that somebody has removed keeps no session from ending", () =>
  withRobot(async ({ supervisor, driver, view }) => {
    const idle = await supervisor.client.call("slot.open", {});
    const { engine, snapshot } = await supervisor.start();
    await engine.drive(FORWARD, 1000);
    await until(() => driver.last.vx > 0);
    for (const path of [idle.snapshot, snapshot]) rmSync(path);
    supervisor.close();
    await until(() => driver.last.vx === 0, 250);
    await engine.closed;
    assert.equal((await view.call("status", {})).sessions.length, 0);
  }));

test.run();
