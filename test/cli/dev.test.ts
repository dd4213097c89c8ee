// The loop of an author: save, and the robot does something else, in the same world.

import assert from "node:assert/strict";
import { appendFileSync, copyFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connectLines, CONTROL_VERSION, robotPaths, type ViewMethods } from "@sandpaw/runtime/protocol";
import { suite } from "../harness/index.js";
import { Place, type Running } from "./command.js";

const test = suite("cli: dev");
const place = new Place();
const folder = join(place.folder, "hop");
const source = join(folder, "assembly", "index.ts");
const WORLD = new URL("../../../runtime/drivers/sim/worlds/room.json", import.meta.url);
const LIMIT = { timeoutMs: 120_000 };
let dev: Running;

function behaviour(speed: number, more = ""): string {
  return `import { log, motion } from "@sandpaw/sdk";

export function init(): void {
  log.info("speed ${speed}");
}

export function tick(): void {
  motion.drive(0.0, 0.0, ${speed});${more}
}
`;
}

/** The turning speed that the robot is commanded, and the time of its world. */
async function commanded(): Promise<{
  readonly wz: number;
  readonly nowNs: bigint;
  readonly sessions: number;
}> {
  const view = await connectLines<ViewMethods>({ path: robotPaths(place.run, "sim").view });
  await view.call("hello", { version: CONTROL_VERSION, client: "test" });
  const { commanded: velocity, nowNs, sessions } = await view.call("status", {});
  view.close();
  return { wz: velocity.wz, nowNs: BigInt(nowNs), sessions: sessions.length };
}

async function turnsAt(speed: number): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (Math.abs((await commanded()).wz - speed) < 1e-6) return;
    await sleep(50);
  }
  assert.fail(`the robot was never told to turn at ${speed}, but at ${(await commanded()).wz}`);
}

test.before(async () => {
  assert.equal((await place.call(["new", "hop"])).code, 0);
  copyFileSync(WORLD, join(place.folder, "world.json"));
  const request = { motion: { maxSpeed: 0.3, maxTurn: 1 }, log: {} };
  const project = { name: "hop", version: "0.1.0", shape: "reactor", rateHz: 20, request };
  writeFileSync(join(folder, "sandpaw.json"), JSON.stringify(project));
  writeFileSync(source, behaviour(0.5));
  dev = place.start(["dev", "hop", "--world", "world.json"]);
  await dev.says(/page with map and STOP button: http:\/\/127\.0\.0\.1:/);
  await dev.says(/info +speed 0\.5/);
  await turnsAt(0.5);
});

test(
  "a save changes the motion, in the same world",
  async () => {
    const before = await commanded();
    writeFileSync(source, behaviour(0.25));
    await dev.says(/info +speed 0\.25/);
    await turnsAt(0.25);
    const after = await commanded();
    assert.ok(after.nowNs > before.nowNs);
    assert.equal(after.sessions, 1);
  },
  LIMIT,
);

test(
  "a mistake is told with its line, and the version before goes on",
  async () => {
    appendFileSync(source, "export function broken(: void {}\n");
    await dev.says(/compile-failed: assembly\/index\.ts:\d+:\d+/);
    await dev.says(/the version before goes on/);
    await turnsAt(0.25);
  },
  LIMIT,
);

test(
  "a file that is renamed over the source counts as a save; one that was emptied on the way does too",
  async () => {
    writeFileSync(`${source}.tmp`, behaviour(0.3));
    renameSync(`${source}.tmp`, source);
    await dev.says(/info +speed 0\.3$/m);
    await turnsAt(0.3);
    writeFileSync(source, "");
    await sleep(30);
    writeFileSync(source, behaviour(0.35));
    await dev.says(/info +speed 0\.35/);
    await turnsAt(0.35);
  },
  LIMIT,
);

test(
  "a second loop on the project is refused",
  async () => {
    const { code, err } = await place.call(["dev", "hop"]);
    assert.equal(code, 1);
    assert.match(err, /^sandpaw: dev-running: process \d+ .+\n  → /);
    await turnsAt(0.35);
  },
  LIMIT,
);

test(
  "a trap is told with its place, the robot stands, and the next save starts again",
  async () => {
    writeFileSync(source, behaviour(0.4, "\n  const list: i32[] = [];\n  list[3];"));
    await dev.says(/trap: .* at assembly\/index\.ts:10:\d+ in tick, inside ~lib\/array\.ts/);
    await turnsAt(0);
    writeFileSync(source, behaviour(0.45));
    await turnsAt(0.45);
  },
  LIMIT,
);

test(
  "a world file that is changed is told, and changes nothing",
  async () => {
    appendFileSync(join(place.folder, "world.json"), "\n");
    await dev.says(/world\.json has changed; this world goes on/);
    await turnsAt(0.45);
  },
  LIMIT,
);

test(
  "what was built last lies beside the sources, signed",
  async () => {
    const { code, err } = await place.call(["verify", join("hop", "build", "hop.wasm")]);
    assert.equal(code, 0, err);
  },
  LIMIT,
);

test(
  "Ctrl-C ends everything and leaves nothing behind",
  async () => {
    dev.signal("SIGINT");
    assert.equal((await dev.ended).code, 0);
    assert.deepEqual(await place.settles(), []);
    assert.deepEqual(place.leftovers(), []);
    assert.deepEqual(
      readdirSync(join(folder, "build")).filter((name) => name.includes("lock")),
      [],
    );
  },
  LIMIT,
);

test(
  "Ctrl-C while it gets ready leaves nothing behind either",
  async () => {
    for (const sign of [/starting a simulated robot/, /page with map/]) {
      const early = place.start(["dev", "hop", "--world", "room"]);
      await early.says(sign);
      early.signal("SIGINT");
      const { code, err } = await early.ended;
      assert.ok(code === 0 || code === 130, err);
      assert.deepEqual(await place.settles(), []);
      assert.deepEqual(place.leftovers(), []);
    }
  },
  LIMIT,
);

test(
  "a lock of a loop that was killed is taken over",
  async () => {
    writeFileSync(join(folder, "build", ".dev.lock"), JSON.stringify({ pid: 1, startedAt: "0" }));
    const { code, err } = await place.call(["dev", "hop", "--world", "room", "--no-page", "--for", "1"]);
    assert.equal(code, 0, err);
    assert.doesNotMatch(err, /page with map/);
  },
  LIMIT,
);

test(
  "what it runs is ended when its key is revoked",
  async () => {
    const revoked = place.start(["dev", "hop", "--world", "room", "--no-page"]);
    await revoked.says(/info +speed 0\.45/);
    assert.equal((await place.call(["trust", "revoke", "development"])).code, 0);
    await revoked.says(/is ended: key-revoked: /);
    revoked.signal("SIGINT");
    await revoked.ended;
  },
  LIMIT,
);

test.run();
