/** People who drive, over the real sockets: take, drive, let go, release, and what behaviours see of it. */

import assert from "node:assert/strict";

import { connectLines, type ViewMethods } from "@sandpaw/runtime/protocol";

import { suite } from "../../harness/index.js";
import { GRANT, until, withRobot } from "./running-robot.js";

const test = suite("robot: people");

const FORWARD = { vx: 0.2, vy: 0, wz: 0 };
const BACK = { vx: 0, vy: 0, wz: -0.5 };

const hasCode =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Error && "code" in error && error.code === code;

test("a person takes over from a behaviour, which is told, waits, and goes on after release", () =>
  withRobot(async ({ supervisor, view, driver }) => {
    const { engine, session } = await supervisor.start({ ...GRANT, priority: 1000 });
    await engine.drive(FORWARD, 1000);
    await until(() => driver.last.vx > 0.05);
    const { person } = await view.call("person.take", { by: "ann" });
    assert.equal(driver.last.vx, 0, "zero between two holders");
    assert.deepEqual(await engine.drive(FORWARD, 1000), { ok: false, error: "lease-lost" });
    assert.deepEqual(await engine.drive(FORWARD, 1000), { ok: false, error: "no-lease" });
    const status = await view.call("status", {});
    assert.deepEqual([status.lease?.kind, status.lease?.name], ["person", "ann"]);
    assert.ok((status.lease?.releaseInMs ?? 0) > 9000, "the countdown is there to see");
    assert.deepEqual(
      status.leaseQueue.map((one) => one.session),
      [session],
    );
    assert.equal(status.sessions[0]?.lease, "person");
    const driven = await view.call("person.drive", { person, velocity: BACK, ttlMs: 300 });
    assert.deepEqual(driven, { applied: BACK, limitedBy: "none", refused: null });
    await until(() => driver.last.wz < -0.4);
    await view.call("person.release", { person });
    assert.equal(driver.last.wz, 0);
    assert.equal((await view.call("status", {})).lease?.session, session, "the one that waited has it");
    assert.equal((await engine.drive(FORWARD, 1000)).ok, true);
    engine.die();
  }));

test("who drives is not interrupted without force, also while a cleared e-stop holds the lease; who has only cleared is", () =>
  withRobot(async ({ view, server }) => {
    const other = await connectLines<ViewMethods>({ path: server.paths.view });
    await view.call("estop", { by: "ann" });
    const { code } = await view.call("estop.arm-clear", { by: "ann" });
    await view.call("estop.clear", { by: "ann", code });
    await other.call("person.take", { by: "bob" });
    await assert.rejects(view.call("person.take", { by: "ann" }), hasCode("person-busy"));
    const forced = await view.call("person.take", { by: "ann", force: true });
    assert.equal(forced.keepMs, null);
    other.close();
  }));

test("letting go stops: a velocity of a person ends by itself within half a second", () =>
  withRobot(async ({ view, driver }) => {
    const { person } = await view.call("person.take", { by: "ann" });
    await view.call("person.drive", { person, velocity: FORWARD, ttlMs: 4_000_000_000 });
    await until(() => driver.last.vx > 0.05);
    assert.ok((await until(() => driver.last.vx === 0, 2000)) < 1000);
  }));

test("a lost connection stops, and the countdown goes on", () =>
  withRobot(async ({ view, driver, server }) => {
    const other = await connectLines<ViewMethods>({ path: server.paths.view });
    const { person } = await other.call("person.take", { by: "bob" });
    await other.call("person.drive", { person, velocity: FORWARD, ttlMs: 500 });
    await until(() => driver.last.vx > 0.05);
    other.close();
    assert.ok((await until(() => driver.last.vx === 0)) < 400);
    const { lease } = await view.call("status", {});
    assert.equal(lease?.kind, "person");
    assert.ok((lease?.releaseInMs ?? 0) > 5000);
  }));

test("a person is known on their own connection only; another one takes over by force alone", () =>
  withRobot(async ({ view, server }) => {
    const other = await connectLines<ViewMethods>({ path: server.paths.view });
    const { person } = await view.call("person.take", { by: "ann" });
    const still = { velocity: FORWARD, ttlMs: 100 };
    await assert.rejects(other.call("person.drive", { person, ...still }), hasCode("person-unknown"));
    await assert.rejects(other.call("person.release", { person }), hasCode("person-unknown"));
    await assert.rejects(other.call("person.take", { by: "bob" }), hasCode("person-busy"));
    const bob = await other.call("person.take", { by: "bob", force: true });
    await assert.rejects(view.call("person.drive", { person, ...still }), hasCode("person-unknown"));
    assert.equal((await other.call("person.drive", { person: bob.person, ...still })).refused, null);
    other.close();
  }));

test("a person's velocity that was queued through a freeze is dead, and bad numbers are refused", () =>
  withRobot(async ({ view, driver }) => {
    const { person } = await view.call("person.take", { by: "ann" });
    const old = `${process.hrtime.bigint() - 400_000_000n}`;
    const driven = await view.call("person.drive", { person, velocity: FORWARD, ttlMs: 300, sentNs: old });
    assert.equal(driven.limitedBy, "expired");
    assert.equal(driver.last.vx, 0);
    const sent = { person, velocity: { vx: 1e300, vy: 0, wz: 0 }, ttlMs: 100 };
    await assert.rejects(view.call("person.drive", sent), hasCode("params-invalid"));
  }));

test("after an e-stop is cleared nothing moves until the person releases, however often behaviours call", () =>
  withRobot(async ({ supervisor, view, driver }) => {
    const { engine } = await supervisor.start();
    await engine.drive(FORWARD, 1000);
    await view.call("estop", { by: "ann" });
    await assert.rejects(view.call("person.take", { by: "ann" }), hasCode("estop-latched"));
    const { code } = await view.call("estop.arm-clear", { by: "ann" });
    const sent = driver.sent.length;
    const { person } = await view.call("estop.clear", { by: "ann", code });
    assert.deepEqual(await engine.drive(FORWARD, 1000), { ok: false, error: "lease-lost" });
    for (let tries = 0; tries < 5; tries += 1) {
      assert.deepEqual(await engine.drive(FORWARD, 1000), { ok: false, error: "no-lease" });
    }
    const late = await supervisor.start({ ...GRANT, priority: 2_000_000_000 });
    assert.deepEqual(await late.engine.drive(FORWARD, 1000), { ok: false, error: "no-lease" });
    await until(() => driver.sent.length > sent + 5);
    assert.ok(driver.sent.slice(sent).every(({ vx, wz }) => vx === 0 && wz === 0));
    const { lease } = await view.call("status", {});
    assert.deepEqual([lease?.kind, lease?.releaseInMs], ["person", null]);
    await view.call("person.release", { person });
    assert.equal((await late.engine.drive(FORWARD, 1000)).ok, true);
    engine.die();
    late.engine.die();
  }));

test.run();
