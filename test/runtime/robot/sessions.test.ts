/** Sessions over the real sockets: tokens, grants, the lease, and how everything ends. */

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

import {
  connectLines,
  encodeFrame,
  FOREVER,
  FUNCTIONS,
  type ControlMethods,
} from "@sandpaw/runtime/protocol";

import * as fc from "fast-check";

import { suite } from "../../harness/index.js";
import { FakeEngine } from "./fake-engine.js";
import { FakeSupervisor, GRANT, IDENTITY, until, withRobot } from "./running-robot.js";

const test = suite("robot: sessions");

const hasCode =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Error && error.message.includes(code);

const FORWARD = { vx: 0.2, vy: 0, wz: 0 };

test("a session drives, and its velocity ends by itself", () =>
  withRobot(async ({ supervisor, driver }) => {
    const { engine } = await supervisor.start();
    const driven = await engine.drive({ vx: 1, vy: 0, wz: 0 }, 200);
    assert.deepEqual(driven, { ok: true, value: { applied: { vx: 0.3, vy: 0, wz: 0 }, limitedBy: "speed" } });
    await until(() => driver.last.vx > 0.05);
    await until(() => driver.last.vx === 0);
    assert.ok(driver.sent.every(({ vx }) => vx <= 0.3));
    engine.die();
  }));

test("a token is good once", () =>
  withRobot(async ({ supervisor }) => {
    const { attach, token } = await supervisor.open();
    const first = new FakeEngine(attach);
    await first.attach(token);
    await assert.rejects(new FakeEngine(attach).attach(token), hasCode("attach-refused"));
    assert.deepEqual(await first.drive(FORWARD, 100).then(({ ok }) => ok), true);
    first.die();
  }));

test("a wrong token, a call before attach and a second attach end the connection", () =>
  withRobot(async ({ supervisor, view }) => {
    const { attach, token } = await supervisor.open();
    await assert.rejects(new FakeEngine(attach).attach("00".repeat(16)), hasCode("attach-refused"));
    const early = new FakeEngine(attach);
    await assert.rejects(early.drive(FORWARD, 100), hasCode("attach-refused"));
    await early.closed;
    const engine = new FakeEngine(attach);
    await engine.attach(token);
    await assert.rejects(engine.attach(token), hasCode("attach-refused"));
    await engine.closed;
    await until(() => supervisor.notifications.some(({ event }) => event === "session.ended"));
    const { text } = await view.call("metrics", {});
    assert.match(text, /sandpaw_refused_engines_total\{why="attach-refused",robot="robot"\} 3/);
  }));

test("the token of one slot does not open another engine's connection", () =>
  withRobot(async ({ supervisor }) => {
    const one = await supervisor.start();
    const two = await supervisor.open();
    one.engine.send({ op: "detach" });
    await assert.rejects(one.engine.attach(two.token), hasCode("attach-refused"));
  }));

test("after detach the same connection attaches to the next session of its slot", () =>
  withRobot(async ({ supervisor }) => {
    const { engine, slot } = await supervisor.start();
    engine.send({ op: "detach" });
    await sleep(20);
    const next = await supervisor.client.call("session.open", {
      slot,
      grant: GRANT,
      identity: { name: "next", digest: `sha256:${"1".repeat(64)}`, module: "", signer: "" },
    });
    await engine.attach(next.token);
    assert.equal((await engine.drive(FORWARD, 100)).ok, true);
    assert.ok(!supervisor.notifications.some(({ event }) => event === "session.ended"));
    engine.die();
  }));

test("a session that its supervisor closes: a waiting engine is cut off, another keeps its connection", () =>
  withRobot(async ({ supervisor }) => {
    const busy = await supervisor.start();
    await supervisor.client.call("session.close", { session: busy.session });
    // Its own detach crosses the supervisor's word.
    busy.engine.send({ op: "detach" });
    const grant = GRANT;
    const next = await supervisor.client.call("session.open", { slot: busy.slot, grant, identity: IDENTITY });
    await busy.engine.attach(next.token);
    const waiting = assert.rejects(busy.engine.wait(FOREVER, 0), hasCode("the supervisor ended it"));
    await supervisor.client.call("session.close", { session: next.session });
    await waiting;
    await busy.engine.closed;
    const idle = await supervisor.start();
    await supervisor.client.call("session.close", { session: idle.session });
    await assert.rejects(idle.engine.drive(FORWARD, 100), hasCode("attach-refused"));
    assert.deepEqual(supervisor.notifications, []);
  }));

test("one holder of the lease; the second is told, and gets it when the first is gone", () =>
  withRobot(async ({ supervisor }) => {
    const [one, two] = [await supervisor.start(), await supervisor.start()];
    assert.equal((await one.engine.drive(FORWARD, 500)).ok, true);
    assert.deepEqual(await two.engine.drive(FORWARD, 500), { ok: false, error: "no-lease" });
    one.engine.die();
    await until(() => supervisor.notifications.length > 0);
    assert.equal((await two.engine.drive(FORWARD, 100)).ok, true);
    two.engine.die();
  }));

test("when an engine dies its motion is over at once", () =>
  withRobot(async ({ supervisor, driver }) => {
    const { engine } = await supervisor.start();
    await engine.drive(FORWARD, 1000);
    await until(() => driver.last.vx > 0.1);
    engine.die();
    const took = await until(() => driver.last.vx === 0);
    assert.ok(took < 500, `zero after ${took} ms, before the time-to-live`);
  }));

test("when a supervisor's connection ends, its sessions end", () =>
  withRobot(async ({ supervisor, driver }) => {
    const { engine } = await supervisor.start();
    await engine.drive(FORWARD, 1000);
    await until(() => driver.last.vx > 0.1);
    supervisor.close();
    await engine.closed;
    assert.equal(driver.last.vx, 0);
  }));

test("a silent supervisor's sessions may not move until it beats again", () =>
  withRobot(async ({ supervisor, driver }) => {
    const { engine } = await supervisor.start();
    await engine.drive(FORWARD, 1000);
    await until(() => driver.last.vx > 0.1);
    supervisor.freeze();
    const took = await until(() => driver.last.vx === 0);
    assert.ok(took < 900, `withdrawn after ${took} ms, not by the time-to-live`);
    assert.deepEqual(await engine.drive(FORWARD, 1000), { ok: false, error: "stopped" });
    await supervisor.client.call("beat", {});
    assert.equal((await engine.drive(FORWARD, 100)).ok, true);
    engine.die();
  }));

test("a stop withdraws motion, wakes the guest once, and lets it move no more", () =>
  withRobot(async ({ supervisor, driver }) => {
    const { engine, session } = await supervisor.start();
    await engine.drive(FORWARD, 1000);
    await until(() => driver.last.vx > 0.1);
    const woken = engine.wait(FOREVER, 0);
    await supervisor.client.call("session.stop", { session, graceMs: 700 });
    assert.equal(driver.last.vx, 0);
    assert.deepEqual(await woken, { why: "stop", graceMs: 700 });
    assert.deepEqual(await engine.drive(FORWARD, 100), { ok: false, error: "stopped" });
    const soon = process.hrtime.bigint() + 5_000_000n;
    assert.equal((await engine.wait(soon, 0)).why, "deadline");
    engine.die();
  }));

test("a hold withdraws motion and keeps the guest in its wait; letting go moves nothing by itself", () =>
  withRobot(async ({ supervisor, driver }) => {
    const { engine, session } = await supervisor.start();
    const hold = (held: boolean): Promise<unknown> =>
      supervisor.client.call("session.hold", { session, held });
    await engine.drive(FORWARD, 1000);
    await until(() => driver.last.vx > 0.1);
    let woken = "";
    const waiting = engine.wait(process.hrtime.bigint() + 20_000_000n, 2).then(({ why }) => (woken = why));
    await hold(true);
    assert.equal(driver.last.vx, 0);
    await supervisor.client.call("session.exec", { session, exec: 1, line: "later" });
    await sleep(60);
    assert.equal(woken, "", "its deadline is past, and it is held");
    await hold(false);
    assert.equal(await waiting, "exec");
    await sleep(60);
    assert.equal(driver.last.vx, 0, "it moves again by itself");
    await hold(true);
    assert.deepEqual(await engine.drive(FORWARD, 100), { ok: false, error: "stopped" });
    await hold(false);
    assert.ok((await engine.drive(FORWARD, 100)).ok);
    const stopped = engine.wait(FOREVER, 0);
    await hold(true);
    await supervisor.client.call("session.stop", { session, graceMs: 0 });
    assert.equal((await stopped).why, "stop");
    engine.die();
  }));

test("exec lines come with waits that want them, in order", () =>
  withRobot(async ({ supervisor }) => {
    const { engine, session } = await supervisor.start();
    const exec = (id: number, line: string): Promise<unknown> =>
      supervisor.client.call("session.exec", { session, exec: id, line });
    await exec(1, "left");
    await exec(2, "right");
    assert.deepEqual(await engine.wait(FOREVER, 2), { why: "exec", id: 1, line: "left" });
    assert.deepEqual(await engine.wait(FOREVER, 2), { why: "exec", id: 2, line: "right" });
    engine.die();
  }));

test("a wait is never answered before its deadline", () =>
  withRobot(async ({ supervisor }) => {
    const { engine } = await supervisor.start();
    for (let i = 0; i < 20; i += 1) {
      const deadline = process.hrtime.bigint() + BigInt(i) * 700_000n;
      assert.equal((await engine.wait(deadline, 0)).why, "deadline");
      assert.ok(engine.nowNs >= deadline);
    }
    engine.die();
  }));

test("what is not granted ends the session and is counted", () =>
  withRobot(async ({ supervisor, view }) => {
    const { sensors, resources, priority } = GRANT;
    const { engine } = await supervisor.start({ ...(sensors && { sensors }), resources, priority });
    await assert.rejects(engine.drive(FORWARD, 100), hasCode("call-not-granted"));
    await engine.closed;
    const { text } = await view.call("metrics", {});
    assert.match(text, /sandpaw_denials_total\{code="not-granted",robot="robot"\} 1/);
  }));

test("a grant is cut to what the device can do", () =>
  withRobot(async ({ supervisor }) => {
    const motion = GRANT.motion && { ...GRANT.motion, maxSpeed: 9, maxTurn: 1 };
    const { grant } = await supervisor.open({ ...GRANT, ...(motion && { motion }) });
    assert.equal(grant.motion?.maxSpeed, 0.5);
    assert.equal(grant.motion?.maxTurn, 1);
  }));

test("out of turn, unknown, malformed and oversized frames end the connection and the session", () =>
  withRobot(async ({ supervisor }) => {
    const attacks: readonly ((engine: FakeEngine) => void)[] = [
      (engine) => {
        engine.send({ op: "wait", deadlineNs: FOREVER, mask: 0 });
        engine.send({ op: "wait", deadlineNs: FOREVER, mask: 0 });
      },
      (engine) => engine.socket.write(Buffer.from([1, 0, 0, 0, 99])),
      (engine) => engine.socket.write(Buffer.from([0, 0, 0, 0])),
      (engine) => engine.socket.write(Buffer.from([0xff, 0xff, 0xff, 0x7f, 2])),
      (engine) => engine.socket.write(Buffer.from([3, 0, 0, 0, 3, 1, 2])),
      (engine) => {
        engine.send({ op: "call", fn: 0x7777, stampNs: 0n, args: new Uint8Array(0) });
      },
      (engine) => {
        engine.send({
          op: "call",
          fn: FUNCTIONS["motion.drive"].id,
          stampNs: 0n,
          args: new Uint8Array(3),
        });
      },
    ];
    for (const attack of attacks) {
      const before = supervisor.notifications.length;
      const { engine } = await supervisor.start();
      attack(engine);
      await engine.closed;
      await until(() => supervisor.notifications.length > before);
    }
  }));

test("whatever bytes an engine sends, the server lives and the robot stands", () =>
  withRobot(async ({ supervisor, driver, view }) => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    const frames = fc
      .tuple(fc.constantFrom(1, 2, 3, 4, 130, 131), fc.uint8Array({ maxLength: 60 }))
      .map(([op, payload]) => encodeFrame(op, payload));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(bytes, frames), { maxLength: 8 }),
        fc.boolean(),
        async (list, attached) => {
          const { attach, token } = await supervisor.open();
          const engine = new FakeEngine(attach);
          if (attached) await engine.attach(token);
          for (const one of list) engine.socket.write(one);
          engine.socket.end();
          await engine.closed;
        },
      ),
      { numRuns: 60 },
    );
    await until(() => driver.last.vx === 0);
    assert.equal((await view.call("status", {})).link, true);
    const { engine } = await supervisor.start();
    assert.equal((await engine.drive(FORWARD, 100)).ok, true);
    engine.die();
  }));

test("a supervisor sees only its own slots and sessions", () =>
  withRobot(async ({ supervisor, server }) => {
    const { session, slot } = await supervisor.open();
    const other = await FakeSupervisor.connect(server.paths);
    await assert.rejects(
      other.client.call("session.stop", { session, graceMs: 0 }),
      hasCode("session-unknown"),
    );
    await assert.rejects(
      other.client.call("session.open", {
        slot,
        grant: GRANT,
        identity: { name: "x", digest: `sha256:${"0".repeat(64)}`, module: "", signer: "" },
      }),
      hasCode("slot-unknown"),
    );
    other.close();
  }));

test("hello comes first, and in the right version", () =>
  withRobot(async ({ server }) => {
    const client = await connectLines<ControlMethods>({ path: server.paths.control });
    await assert.rejects(client.call("slot.open", {}), hasCode("hello-missing"));
    await assert.rejects(client.call("hello", { version: 99, client: "x" }), hasCode("version-unsupported"));
    client.close();
  }));

test("a reactor that does not come back is told of, a program may compute", () =>
  withRobot(async ({ supervisor }) => {
    const grant = { ...GRANT, resources: { ...GRANT.resources, callMs: 100 } };
    const reactor = await supervisor.start(grant, "reactor");
    const program = await supervisor.start(grant, "program");
    await Promise.all([reactor.engine, program.engine].map((engine) => engine.wait(0n, 0)));
    await until(() => supervisor.notifications.some(({ event }) => event === "session.unresponsive"));
    assert.equal(supervisor.notifications.length, 1);
    assert.equal(supervisor.notifications[0]?.["session"], reactor.session);
    reactor.engine.die();
    program.engine.die();
  }));

test("events reach a waiting guest; a full queue tells what it lost", () =>
  withRobot(async ({ supervisor, driver }) => {
    const { engine } = await supervisor.start();
    const woken = engine.wait(FOREVER);
    const hazards = (present: boolean): void => {
      const stampNs = process.hrtime.bigint();
      driver.state({
        hazards: { stampNs, present: present ? [{ kind: "bump", source: "front", sinceNs: stampNs }] : [] },
      });
    };
    hazards(true);
    assert.equal((await woken).why, "event");
    for (let i = 0; i < 100; i += 1) hazards(i % 2 === 1);
    const first = await engine.wait(FOREVER);
    assert.equal(first.why, "event");
    // stamp, case 6 (`dropped`), count
    if (first.why === "event") assert.equal(first.event[8], 6);
    engine.die();
  }));

test("an engine that asks and does not read is cut off, and costs no memory", () =>
  withRobot(async ({ supervisor, view }) => {
    const camera = { maxWidth: 640, maxHeight: 480, rateHz: 60, colour: true };
    const { engine } = await supervisor.start({ ...GRANT, camera });
    const capture = FUNCTIONS["camera.capture"];
    const args = capture.encodeArgs("front", "rgb8", 640, 480);
    engine.socket.pause();
    let isClosed = false;
    void engine.closed.then(() => (isClosed = true));
    let asked = 0;
    for (const from = performance.now(); !isClosed && performance.now() - from < 3000; asked += 1) {
      engine.send({ op: "call", fn: capture.id, stampNs: 0n, args });
      await sleep(25);
    }
    assert.ok(isClosed, `${asked} pictures of 900 kB wait for an engine that does not read`);
    assert.equal((await view.call("status", {})).sessions.length, 0);
    assert.ok(supervisor.notifications.some(({ event }) => event === "session.ended"));
    const { text } = await view.call("metrics", {});
    assert.match(text, /sandpaw_refused_engines_total\{why="engine-out-of-turn",robot="robot"\} 1/);
  }));

test.run();
