/** The e-stop over the real sockets, through restarts and broken files. */

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

import { robotPaths, type HazardsState } from "@sandpaw/runtime/protocol";

import { suite, temporaryFolder } from "../../harness/index.js";
import { startRobot, until, type RunningRobot } from "./running-robot.js";

const test = suite("robot: e-stop");

const FORWARD = { vx: 0.2, vy: 0, wz: 0 };

const hasCode =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Error && "code" in error && error.code === code;

async function withRobot(run: string, body: (robot: RunningRobot) => Promise<void>): Promise<void> {
  const robot = await startRobot({ run });
  try {
    await body(robot);
  } finally {
    await robot.close();
  }
}

test("it acts before it answers, revokes the lease, and refuses to move", () =>
  withRobot(temporaryFolder(), async ({ supervisor, driver, view, server }) => {
    const { engine } = await supervisor.start();
    await engine.drive(FORWARD, 1000);
    await until(() => driver.last.vx > 0.1);
    const sent = driver.sent.length;
    await view.call("estop", { by: "test" });
    assert.ok(driver.sent.slice(sent).every(({ vx }) => vx <= 0.3));
    assert.equal(driver.last.vx, 0);
    assert.match(readFileSync(server.paths.estop, "utf8"), /"state":"latched"/);
    const status = await view.call("status", {});
    assert.equal(status.estop.latched, true);
    assert.equal(status.lease, null);
    assert.deepEqual(await engine.drive(FORWARD, 1000), { ok: false, error: "stopped" });
    engine.die();
  }));

test("it is cleared in two steps, and clearing moves nothing", () =>
  withRobot(temporaryFolder(), async ({ supervisor, driver, view }) => {
    const { engine } = await supervisor.start();
    await engine.drive(FORWARD, 1000);
    await view.call("estop", { by: "test" });
    await assert.rejects(view.call("estop.clear", { by: "test", code: "x" }), hasCode("estop-not-armed"));
    const wrong = await view.call("estop.arm-clear", { by: "test" });
    await assert.rejects(
      view.call("estop.clear", { by: "test", code: `${wrong.code}0` }),
      hasCode("estop-code-wrong"),
    );
    await assert.rejects(
      view.call("estop.clear", { by: "test", code: wrong.code }),
      hasCode("estop-not-armed"),
    );
    const { code } = await view.call("estop.arm-clear", { by: "test" });
    const sent = driver.sent.length;
    const { person } = await view.call("estop.clear", { by: "test", code });
    await until(() => driver.sent.length > sent + 3);
    assert.ok(driver.sent.slice(sent).every(({ vx, wz }) => vx === 0 && wz === 0));
    assert.deepEqual(await engine.drive(FORWARD, 100), { ok: false, error: "lease-lost" });
    assert.deepEqual(await engine.drive(FORWARD, 100), { ok: false, error: "no-lease" });
    await view.call("person.release", { person });
    assert.equal((await engine.drive(FORWARD, 100)).ok, true);
    await assert.rejects(view.call("estop.arm-clear", { by: "test" }), hasCode("estop-not-latched"));
    engine.die();
  }));

test("it is not cleared while its cause is there", () =>
  withRobot(temporaryFolder(), async ({ driver, view }) => {
    await view.call("estop", { by: "test" });
    driver.link(false);
    const { code } = await view.call("estop.arm-clear", { by: "test" });
    await assert.rejects(view.call("estop.clear", { by: "test", code }), hasCode("estop-cause-present"));
    assert.equal((await view.call("status", {})).estop.latched, true);
  }));

test("nor while the robot hangs in the air, or its hazard sensors do not tell any more whether it does", () =>
  withRobot(temporaryFolder(), async ({ driver, view }) => {
    const tell = (present: HazardsState["present"], ageMs = 0): void => {
      driver.state({ hazards: { stampNs: process.hrtime.bigint() - BigInt(ageMs) * 1_000_000n, present } });
    };
    const clear = async (): Promise<unknown> => {
      const { code } = await view.call("estop.arm-clear", { by: "test" });
      return view.call("estop.clear", { by: "test", code });
    };
    await view.call("estop", { by: "test" });
    tell([{ kind: "wheel-drop", source: "left", sinceNs: 0n }]);
    await assert.rejects(clear(), hasCode("estop-cause-present"));
    // The sensor goes with the wheel.
    driver.state({});
    await assert.rejects(clear(), hasCode("estop-cause-present"));
    tell([], 1000);
    await assert.rejects(clear(), hasCode("estop-cause-present"));
    driver.state({});
    await assert.rejects(clear(), hasCode("estop-cause-present"));
    assert.equal((await view.call("status", {})).estop.latched, true);
    // Hazards that are told are the rules' business; an e-stop is there for what hangs.
    const tellBump = (): void => {
      tell([{ kind: "bump", source: "front", sinceNs: 0n }]);
    };
    tellBump();
    const telling = setInterval(tellBump, 20);
    await clear();
    clearInterval(telling);
    assert.equal((await view.call("status", {})).estop.latched, false);
  }));

test("it survives a restart, and stays on disk when the server has gone", async () => {
  const run = temporaryFolder();
  await withRobot(run, async ({ view }) => {
    await view.call("estop", { by: "first" });
  });
  assert.ok(existsSync(robotPaths(run, "robot").estop));
  await withRobot(run, async ({ view, supervisor }) => {
    const { estop } = await view.call("status", {});
    assert.deepEqual([estop.latched, estop.by], [true, "first"]);
    const { engine } = await supervisor.start();
    assert.deepEqual(await engine.drive(FORWARD, 100), { ok: false, error: "stopped" });
    engine.die();
    const { code } = await view.call("estop.arm-clear", { by: "test" });
    await view.call("estop.clear", { by: "test", code });
  });
  assert.ok(!existsSync(robotPaths(run, "robot").dir), "released: nothing is left behind");
});

test("in the state folder it survives a reboot, which takes the run folder away", async () => {
  const state = temporaryFolder();
  const { estop } = robotPaths(state, "robot");
  const begin = () => startRobot({ run: temporaryFolder(), state });
  const first = await begin();
  assert.equal(first.server.paths.estop, estop);
  assert.equal((await first.view.call("status", {})).estop.latched, false, "there never was one");
  await first.view.call("estop", { by: "ann" });
  await first.close();
  assert.ok(!existsSync(first.server.paths.dir), "the run folder goes");
  const second = await begin();
  assert.equal((await second.view.call("status", {})).estop.by, "ann");
  const { code } = await second.view.call("estop.arm-clear", { by: "ann" });
  await second.view.call("estop.clear", { by: "ann", code });
  await second.close();
  assert.match(readFileSync(estop, "utf8"), /released/, "it stays, so that a missing one is seen");
  const third = await begin();
  assert.equal((await third.view.call("status", {})).estop.latched, false);
  await third.close();
  for (const damage of [() => rmSync(estop), () => writeFileSync(estop, "{")]) {
    damage();
    const robot = await begin();
    assert.equal((await robot.view.call("status", {})).estop.latched, true);
    await robot.close();
  }
});

/** A robot whose e-stop is cleared by ann, who lets nothing move before its server ends. */
async function clearAndEnd(begin: () => Promise<RunningRobot>): Promise<void> {
  const robot = await begin();
  await robot.view.call("estop", { by: "ann" });
  const { code } = await robot.view.call("estop.arm-clear", { by: "ann" });
  await robot.view.call("estop.clear", { by: "ann", code });
  await robot.close();
}

test("cleared and not released: a restart does not let behaviours move either", async () => {
  const state = temporaryFolder();
  const begin = () => startRobot({ run: temporaryFolder(), state });
  await clearAndEnd(begin);
  const second = await begin();
  const { estop, lease } = await second.view.call("status", {});
  assert.deepEqual(
    [estop.latched, lease?.kind, lease?.name, lease?.releaseInMs],
    [false, "person", "ann", null],
  );
  const { engine } = await second.supervisor.start();
  assert.deepEqual(await engine.drive(FORWARD, 100), { ok: false, error: "no-lease" });
  const { person } = await second.view.call("person.take", { by: "bob" });
  await second.view.call("person.release", { person });
  assert.equal((await engine.drive(FORWARD, 100)).ok, true);
  engine.die();
  await second.close();
  const third = await begin();
  assert.equal((await third.view.call("status", {})).lease, null);
  await third.close();
});

test("cleared and not released: people drive, and behaviours wait all the same", async () => {
  const state = temporaryFolder();
  const begin = (): Promise<RunningRobot> => startRobot({ run: temporaryFolder(), state });
  const first = await begin();
  const { view, driver } = first;
  const { engine } = await first.supervisor.start();
  await view.call("estop", { by: "ann" });
  const { code } = await view.call("estop.arm-clear", { by: "ann" });
  const cleared = await view.call("estop.clear", { by: "ann", code });
  const drives = async (person: string): Promise<void> => {
    await view.call("person.drive", { person, velocity: FORWARD, ttlMs: 300 });
    await until(() => driver.last.vx > 0.05);
    await view.call("person.drive", { person, velocity: { vx: 0, vy: 0, wz: 0 }, ttlMs: 0 });
    assert.equal((await view.call("status", {})).lease?.releaseInMs, null, "there is no countdown");
  };
  await drives(cleared.person);
  const { person, keepMs } = await view.call("person.take", { by: "bob" });
  assert.equal(keepMs, null);
  await drives(person);
  assert.deepEqual(await engine.drive(FORWARD, 100), { ok: false, error: "no-lease" });
  engine.die();
  await first.close();
  const second = await begin();
  const held = await second.view.call("status", {});
  assert.deepEqual([held.lease?.kind, held.lease?.releaseInMs], ["person", null], "also after a restart");
  const again = await second.view.call("person.take", { by: "bob" });
  await second.view.call("person.release", { person: again.person });
  const usual = await second.view.call("person.take", { by: "bob" });
  assert.equal(usual.keepMs, 10_000, "released once, it is as ever");
  await second.close();
});

test("one that cannot be written down leaves nothing that says released: a restart finds it latched", async () => {
  const [run, state] = [temporaryFolder(), temporaryFolder()];
  const begin = (): Promise<RunningRobot> => startRobot({ run, state });
  const first = await begin();
  const { estop } = first.server.paths;
  assert.match(readFileSync(estop, "utf8"), /released/);
  mkdirSync(`${estop}.new`);
  await assert.rejects(first.view.call("estop", { by: "test" }), hasCode("estop-not-persisted"));
  assert.ok(!existsSync(estop));
  await first.close();
  rmSync(`${estop}.new`, { recursive: true });
  const second = await begin();
  assert.equal((await second.view.call("status", {})).estop.latched, true);
  await second.view.call("estop", { by: "test" });
  assert.match(readFileSync(estop, "utf8"), /"state":"latched"/);
  await second.close();
});

test("cleared, and restarted: whoever looks can let behaviours go on, and nobody drives by that name", async () => {
  const state = temporaryFolder();
  const begin = () => startRobot({ run: temporaryFolder(), state });
  await clearAndEnd(begin);
  const second = await begin();
  const { engine } = await second.supervisor.start();
  assert.deepEqual(await engine.drive(FORWARD, 100), { ok: false, error: "no-lease" });
  const person = (await second.view.call("status", {})).lease?.session ?? "";
  const drive = second.view.call("person.drive", { person, velocity: FORWARD, ttlMs: 100 });
  await assert.rejects(drive, hasCode("person-unknown"));
  await second.view.call("person.release", { person });
  assert.equal((await engine.drive(FORWARD, 100)).ok, true);
  await assert.rejects(second.view.call("person.release", { person }), hasCode("person-unknown"));
  engine.die();
  await second.close();
  const third = await begin();
  assert.equal((await third.view.call("status", {})).lease, null);
  await third.close();
});

test("one that cannot be persisted acts all the same, and says so", () =>
  withRobot(temporaryFolder(), async ({ supervisor, driver, view, server }) => {
    const { engine } = await supervisor.start();
    await engine.drive(FORWARD, 1000);
    await until(() => driver.last.vx > 0.05);
    // A folder where the draft is written: not even root can open it as a file.
    mkdirSync(`${server.paths.estop}.new`);
    await assert.rejects(view.call("estop", { by: "test" }), hasCode("estop-not-persisted"));
    assert.equal(driver.last.vx, 0);
    assert.equal((await view.call("status", {})).estop.latched, true);
    const { code } = await view.call("estop.arm-clear", { by: "test" });
    await assert.rejects(view.call("estop.clear", { by: "test", code }), hasCode("estop-not-persisted"));
    assert.equal((await view.call("status", {})).estop.latched, true);
    rmSync(`${server.paths.estop}.new`, { recursive: true });
    engine.die();
  }));

test("a latch file that cannot be read is latched", async () => {
  const broken = ["", "{", "null", '{"state":"released","x":1}', '{"state":"Released"}', "\u0000"];
  for (const text of [...broken, undefined]) {
    const run = temporaryFolder();
    const paths = robotPaths(run, "robot");
    mkdirSync(paths.dir, { recursive: true, mode: 0o700 });
    if (text === undefined) rmSync(paths.estop, { force: true });
    else writeFileSync(paths.estop, text);
    await withRobot(run, async ({ view }) => {
      assert.equal((await view.call("status", {})).estop.latched, true, JSON.stringify(text));
    });
  }
});

test.run();
