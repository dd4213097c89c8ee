import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { suite } from "../harness/index.js";
import { jsonOf, Place, type Running } from "./command.js";

const test = suite("cli: robot");
const place = new Place();
const LIMIT = { timeoutMs: 120_000 };
const SOURCE = `import { motion, log } from "@sandpaw/sdk";

let speed: f64 = 0.0;

export function init(): void {
  log.info("ready");
}

export function tick(): void {
  if (speed > 0.0) motion.drive(speed, 0.0, 0.0);
}

export function onStop(): void {
  log.info("bye");
}

export function exec(line: string): string {
  if (line == "go") {
    speed = 0.1;
    return "going";
  }
  throw new Error("what is " + line + "?");
}
`;
let sim: Running;
let run: Running;

test.before(async () => {
  const folder = join(place.folder, "pet");
  mkdirSync(join(folder, "assembly"), { recursive: true });
  writeFileSync(join(folder, "assembly", "index.ts"), SOURCE);
  const request = { motion: { maxSpeed: 0.2, maxTurn: 1 }, log: {} };
  const project = { name: "pet", version: "1.0.0", shape: "reactor", rateHz: 20, request };
  writeFileSync(join(folder, "sandpaw.json"), JSON.stringify(project));
  const built = await place.call(["build", "pet", "--json"]);
  assert.equal(built.code, 0, built.err);
  sim = place.start(["sim", "--world", "room", "--json"]);
  await sim.says(/"pids"/);
  run = place.start(["run", "pet/build/pet.wasm"]);
  await run.says(/info +ready/);
});

test(
  "ps lists the robot and the run",
  async () => {
    const { code, out } = await place.call(["ps"]);
    assert.equal(code, 0);
    assert.match(out, /^ {2}sim +up /m);
    assert.match(out, /^ {2}pet-\w+ +running +\d+ s +sim +reactor +pid \d+ +development/m);
    const { runs, robots } = jsonOf(await place.call(["ps", "--json"]));
    assert.ok(Array.isArray(runs) && runs.length === 1 && Array.isArray(robots) && robots.length === 1);
  },
  LIMIT,
);

test(
  "exec reaches the behaviour, and its answer comes back",
  async () => {
    const { code, out, err } = await place.call(["exec", "pet", "--", "go"]);
    assert.equal(code, 0, err);
    assert.equal(out, "going\n");
    const moving = jsonOf(await place.call(["ps", "--json"]));
    assert.match(
      JSON.stringify(moving["robots"]),
      /"lease":\{"kind":"module","session":"[^"]+","name":"pet",/,
    );
  },
  LIMIT,
);

test(
  "logs prints what it wrote",
  async () => {
    const { code, out } = await place.call(["logs"]);
    assert.equal(code, 0);
    assert.match(out, /info +ready$/m);
    const json = await place.call(["logs", "pet", "--json", "-n", "1"]);
    assert.equal(json.out.trim().split("\n").length, 1);
    assert.equal(typeof jsonOf(json)["text"], "string");
  },
  LIMIT,
);

test(
  "estop holds the robot, and is cleared in two steps only",
  async () => {
    assert.equal((await place.call(["estop"])).code, 0);
    assert.match((await place.call(["ps"])).out, /^ {2}sim +e-stop/m);
    const early = await place.call(["estop", "--clear", "00000000"]);
    assert.equal(early.code, 1);
    assert.match(early.err, /^sandpaw: estop-not-armed: .+\n  → /);
    const { code } = jsonOf(await place.call(["estop", "--clear", "--json"]));
    const cleared = await place.call(["estop", "--clear", String(code)]);
    assert.equal(cleared.code, 0, cleared.err);
    assert.match((await place.call(["ps"])).out, /^ {2}sim +up/m);
  },
  LIMIT,
);

test(
  "names that nobody has are refused with what to do",
  async () => {
    const nobody = await place.call(["exec", "nobody", "--", "x"]);
    assert.equal(nobody.code, 1);
    assert.match(nobody.err, /^sandpaw: run-unknown: .+\n  → .*sandpaw ps/);
    const ghost = await place.call(["run", "pet/build/pet.wasm", "--robot", "ghost"]);
    assert.notEqual(ghost.code, 0);
    assert.match(ghost.err, /^sandpaw: robot-[a-z]+: /m);
    const odd = await place.call(["estop", "--robot", "../x"]);
    assert.match(odd.err, /^sandpaw: robot-name: /);
  },
  LIMIT,
);

test(
  "a second robot server of the same name is refused, and the first one goes on",
  async () => {
    const second = await place.call(["sim", "--world", "room"]);
    assert.notEqual(second.code, 0);
    assert.match(second.err, /^sandpaw: (robot-owned|sim-address-in-use): .+\n  → /);
    assert.match((await place.call(["ps"])).out, /^ {2}sim +up/m);
  },
  LIMIT,
);

test(
  "a world with a mistake and a port that is taken are named, and nothing is left of the attempt",
  async () => {
    writeFileSync(join(place.folder, "bad.json"), '{"format":"sandpaw-world-1","name":7}');
    const world = await place.call(["sim", "--name", "other", "--world", join(place.folder, "bad.json")]);
    assert.notEqual(world.code, 0);
    assert.match(world.err, /^sandpaw: world-[a-z-]+: .+\n/);
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const taken = await place.call(["sim", "--name", "other", "--world", "room", "--page", `${port}`]);
    server.close();
    assert.notEqual(taken.code, 0);
    assert.match(taken.err, /^sandpaw: console-port-in-use: .+\n {2}→ /);
    assert.ok(!place.leftovers().some((name) => name.startsWith("other")));
    assert.ok(!(await place.call(["ps"])).out.includes("other"));
  },
  LIMIT,
);

test(
  "stop lets it say goodbye, and run hands on how it ended",
  async () => {
    const stopped = await place.call(["stop", "pet", "--json"]);
    assert.equal(stopped.code, 0, stopped.err);
    assert.match(JSON.stringify(jsonOf(stopped)["exit"]), /"reason":"stopped"/);
    const { code, err } = await run.ended;
    assert.equal(code, 0, err);
    assert.match(err, /info +bye/);
    const { ended } = jsonOf(await place.call(["ps", "--all", "--json"]));
    assert.match(JSON.stringify(ended), /"reason":"stopped"/);
  },
  LIMIT,
);

test(
  "Ctrl-C ends the simulated robot and leaves nothing behind",
  async () => {
    sim.signal("SIGINT");
    assert.equal((await sim.ended).code, 0);
    assert.deepEqual(await place.settles(), []);
    assert.deepEqual(place.leftovers(), []);
    assert.match((await place.call(["ps"])).out, /Nothing runs/);
    const silent = await place.call(["estop"]);
    assert.equal(silent.code, 1);
    assert.match(silent.err, /^sandpaw: robot-silent: /);
  },
  LIMIT,
);

test.run();
