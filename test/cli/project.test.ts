import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "../harness/index.js";
import { jsonOf, Place } from "./command.js";

const test = suite("cli: project");
const place = new Place();
const folder = join(place.folder, "hop");
const LIMIT = { timeoutMs: 120_000 };

test("new makes a project, and only once", async () => {
  const made = await place.call(["new", "hop"]);
  assert.equal(made.code, 0, made.err);
  assert.match(made.out, /Next: cd hop && npm install && npx sandpaw build && npx sandpaw run\n$/);
  const again = await place.call(["new", "hop"]);
  assert.equal(again.code, 1);
  assert.match(again.err, /^sandpaw: project-exists: /);
  assert.match((await place.call(["new", "Hop!"])).err, /^sandpaw: project-name: /);
});

test(
  "build gives the same bytes twice, signed and valid",
  async () => {
    const one = await place.call(["build", "--json"], { cwd: folder });
    assert.equal(one.code, 0, one.err);
    const other = await place.call(["build", "hop", "--json"]);
    assert.equal(jsonOf(other)["digest"], jsonOf(one)["digest"]);
    const verified = await place.call(["verify", "hop/build/hop.wasm", "--json"]);
    assert.equal(jsonOf(verified)["signer"], "development");
  },
  LIMIT,
);

test(
  "run without a robot brings one, says so, and ends in time",
  async () => {
    const { code, out, err } = await place.call(["run", "--for", "3", "--json"], { cwd: folder });
    assert.equal(code, 0, err);
    assert.match(err, /starting a simulated robot of its own/);
    assert.match(out, /"ended": "time-up"/);
    assert.deepEqual(await place.settles(), []);
    assert.deepEqual(place.leftovers(), []);
  },
  LIMIT,
);

test(
  "a mistake in the source is shown with its line",
  async () => {
    const source = join(folder, "assembly", "index.ts");
    const good = readFileSync(source, "utf8");
    writeFileSync(source, good.replace("motion.drive", "motion.dirve"));
    const { code, err } = await place.call(["build", "hop"]);
    writeFileSync(source, good);
    assert.equal(code, 1);
    assert.match(err, /^sandpaw: compile-failed: /);
    assert.match(err, /index\.ts:\d+:\d+/);
    assert.match(err, /dirve/);
  },
  LIMIT,
);

test("without a project, build and run say what is missing", async () => {
  for (const command of ["build", "run"]) {
    const { code, err } = await place.call([command]);
    assert.equal(code, 1);
    assert.match(err, /^sandpaw: project-not-found: there is no .+\n  → .*sandpaw new/);
  }
});

test(
  "a policy without motion refuses with the hop",
  async () => {
    writeFileSync(join(place.config, "policy.yaml"), "version: 1\nallow:\n  sensors: {}\n  log: {}\n");
    const { code, err } = await place.call(["run"], { cwd: folder });
    assert.equal(code, 126);
    assert.match(err, /^sandpaw: denied-by-node: motion is requested, and the node policy does not allow it/);
  },
  LIMIT,
);

test.run();
