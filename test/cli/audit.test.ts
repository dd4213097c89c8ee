// The audit of a live robot: what happened is in it, it verifies, and after a kill it goes on.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { suite } from "../harness/index.js";
import { projectFolder } from "../harness/project-folder.js";
import { Place } from "./command.js";

const test = suite("cli: audit");
const place = new Place();
const LIMIT = { timeoutMs: 180_000 };
const log = join(place.folder, "state", "audit", "watched", "audit-000001.jsonl");

async function drive(): Promise<void> {
  const dir = projectFolder({
    name: "driver",
    shape: "reactor",
    rateHz: 20,
    request: { motion: { maxSpeed: 0.2, maxTurn: 1 } },
    source: `import { motion } from "@sandpaw/sdk"; export function tick(): void { motion.drive(0, 0, 0.5); }`,
  });
  const built = await place.call(["build", dir]);
  assert.equal(built.code, 0, built.err);
  const module = join(dir, "build", "driver.wasm");
  const run = await place.call(["run", module, "--robot", "watched", "--for", "3"]);
  assert.equal(run.code, 0, run.err);
}

test(
  "sessions, lease, motion and the e-stop are in it; it verifies; a change is named; a killed robot server goes on",
  async () => {
    const sim = place.start(["sim", "--name", "watched", "--no-page"]);
    await sim.says(/watched/);
    await drive();
    assert.equal((await place.call(["estop", "--robot", "watched"])).code, 0);
    await sleep(1500);
    process.kill(place.pidOf("robot/main.js"), "SIGKILL");
    sim.signal("SIGTERM");
    await sim.ended;
    const text = readFileSync(log, "utf8");
    for (const code of [
      "audit-opened",
      "session-opened",
      "lease-taken",
      "motion",
      "session-ended",
      "estop-latched",
    ]) {
      assert.match(text, new RegExp(`"code":"${code}"`));
    }
    assert.match(text, /"code":"motion","who":"session-1","v":0,"w":0\.5,"d":0(\.\d+)?,"rule":"/);
    const verify = ["audit", "verify", "--robot", "watched"];
    const whole = await place.call(verify);
    assert.equal(whole.code, 0, whole.out);
    assert.match(whole.out, /^whole: \d+ lines in 1 files, 1 to \d+, signed up to \d+/);

    const again = place.start(["sim", "--name", "watched", "--no-page"]);
    await again.says(/watched/);
    await sleep(1500);
    again.signal("SIGTERM");
    await again.ended;
    assert.equal((await place.call(verify)).code, 0);
    assert.match(
      readFileSync(log, "utf8").slice(text.length),
      /"code":"audit-opened"[^]*"code":"audit-closed"/,
    );

    writeFileSync(log, readFileSync(log, "utf8").replace("estop-latched", "estop-lightly"));
    const changed = await place.call(verify);
    assert.equal(changed.code, 1);
    assert.match(
      changed.out,
      /audit-000001\.jsonl:\d+: audit-chain-broken: line \d+ does not follow line \d+/,
    );
  },
  LIMIT,
);

test("an audit that is not there is no audit that is whole", async () => {
  const outcome = await place.call(["audit", "verify", "--robot", "nobody"]);
  assert.equal(outcome.code, 1);
  assert.match(outcome.err, /audit-absent/);
});

test("a robot's name that is none goes into no path; one without an audit is told", async () => {
  const verify = (robot: string): ReturnType<Place["call"]> =>
    place.call(["audit", "verify", "--robot", robot]);
  assert.match((await verify("../watched")).err, /^sandpaw: robot-name: /);
  const none = await verify("nobody");
  assert.equal(none.code, 1);
  assert.match(none.err, /^sandpaw: audit-absent: /);
});

test.run();
