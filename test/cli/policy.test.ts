import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { appendManifest } from "@sandpaw/runtime/module";
import { suite } from "../harness/index.js";
import { behaviour } from "../runtime/module/builder.js";
import { jsonOf, Place } from "./command.js";

const test = suite("cli: policy");
const place = new Place();

const MANIFEST = {
  name: "lab.hop",
  version: "0.1.0",
  shape: "reactor",
  rateHz: 20,
  request: { motion: { maxSpeed: 1, maxTurn: 1 } },
};

/** Writes and signs a reactor that drives, as `FILE.wasm`. */
async function signed(file: string, manifest: object, key: string): Promise<void> {
  const module = behaviour({
    imports: [{ module: "sandpaw:robot/motion@0.1.0", name: "stop", params: ["i32"] }],
    exports: [{ name: "tick" }],
  });
  const bytes = appendManifest(module, new TextEncoder().encode(JSON.stringify(manifest)));
  writeFileSync(join(place.folder, file), bytes);
  const { code, err } = await place.call(["sign", file, "--key", key]);
  assert.equal(code, 0, err);
}

test.before(async () => {
  writeFileSync(join(place.folder, "slow.yaml"), "version: 1\nallow:\n  motion:\n    maxSpeed: 0.2\n");
  writeFileSync(join(place.folder, "blind.yaml"), "version: 1\nallow:\n  sensors: {}\n");
  await place.call(["keygen", "me", "--trust"]);
  await place.call(["keygen", "lab", "--trust", "--scope", "lab.*", "--ceiling", "slow.yaml"]);
  await signed("hop.wasm", MANIFEST, "me.key");
  await signed("lab.wasm", MANIFEST, "lab.key");
});

test("each number says who narrowed it", async () => {
  const { code, out, err } = await place.call([
    "policy",
    "explain",
    "hop.wasm",
    "-a",
    "sandpaw.dev/max-turn=0.5",
  ]);
  assert.equal(code, 0, err);
  assert.match(out, /maxSpeed +0\.3 m\/s +asked 1, narrowed by: node\n/);
  assert.match(out, /maxTurn +0\.5 rad\/s +asked 1, narrowed by: pod\n/);
});

test("a zone of the pod is told, and one that is none refuses", async () => {
  const explain = (zones: string): ReturnType<Place["call"]> =>
    place.call(["policy", "explain", "hop.wasm", "-a", `sandpaw.dev/zones=${zones}`]);
  const { code, out, err } = await explain('[{"forbid": [[[1, 1], [2, 1], [2, 2], [1, 2]]]}]');
  assert.equal(code, 0, err);
  assert.match(out, /zone +out of 1 polygon +set by: pod\n/);
  assert.match((await explain("[]")).err, /^sandpaw: annotation-invalid: sandpaw\.dev\/zones /);
});

test("the ceiling of the key counts", async () => {
  const { code, out, err } = await place.call(["policy", "explain", "lab.wasm"]);
  assert.equal(code, 0, err);
  assert.match(out, /maxSpeed +0\.2 m\/s +asked 1, narrowed by: key\n/);
});

test("a robot without a ceiling is said to have none, and its name goes into no path unchecked", async () => {
  const explain = (...words: readonly string[]): ReturnType<Place["call"]> =>
    place.call(["policy", "explain", "hop.wasm", "--robot", ...words]);
  const text = await explain("nope");
  assert.equal(text.code, 0, text.err);
  assert.match(text.out, /no ceiling for the robot nope: .*robots\/nope\.yaml is not there/);
  const json = jsonOf(await explain("nope", "--json"));
  assert.match(JSON.stringify(json["robot"]), /"name":"nope".*"hasCeiling":false/);
  mkdirSync(join(place.config, "robots"));
  copyFileSync(join(place.folder, "slow.yaml"), join(place.config, "robots", "slow.yaml"));
  const slow = await explain("slow");
  assert.match(slow.out, /maxSpeed +0\.2 m\/s +asked 1, narrowed by: robot\n/);
  assert.doesNotMatch(slow.out, /no ceiling/);
  const bad = await explain("BAD NAME/../x");
  assert.equal(bad.code, 1);
  assert.match(bad.err, /^sandpaw: robot-name: /);
});

test("a denied interface names its hop, for people and for programs", async () => {
  const text = await place.call(["policy", "explain", "hop.wasm", "--policy", "blind.yaml"]);
  assert.equal(text.code, 1);
  assert.match(text.out, /^refused/);
  assert.match(text.out, /denied-by-node: motion is requested/);
  const json = await place.call(["policy", "explain", "hop.wasm", "-a", "sandpaw.dev/deny=motion", "--json"]);
  assert.equal(json.code, 1);
  const { refusals } = jsonOf(json);
  assert.ok(Array.isArray(refusals) && refusals.length === 1);
  assert.match(JSON.stringify(refusals), /"hop":"pod","code":"denied-by-pod"/);
});

test("a manifest that asks for what is not imported is refused", async () => {
  await signed("greedy.wasm", { ...MANIFEST, request: { ...MANIFEST.request, sensors: {} } }, "me.key");
  const { code, out } = await place.call(["policy", "explain", "greedy.wasm"]);
  assert.equal(code, 1);
  assert.match(out, /request-not-imported: /);
});

test("an annotation that nobody knows refuses", async () => {
  const { code, err } = await place.call(["policy", "explain", "hop.wasm", "-a", "sandpaw.dev/max-sped=1"]);
  assert.equal(code, 1);
  assert.match(err, /^sandpaw: annotation-unknown: /);
});

test("a key beyond its scope gets no grant", async () => {
  await signed("free.wasm", { ...MANIFEST, name: "free" }, "lab.key");
  const { code, out } = await place.call(["policy", "explain", "free.wasm"]);
  assert.equal(code, 1);
  assert.match(out, /scope-mismatch/);
});

test("the policy is shown with its place", async () => {
  writeFileSync(
    join(place.config, "policy.yaml"),
    "version: 1\nallow:\n  motion: { maxSpeed: 0.3, zones: [{ forbid: [[[1, 1], [2, 1], [2, 2], [1, 2]]] }] }\n  files: [/etc/a, /srv]\n",
  );
  const { code, out } = await place.call(["policy", "show"]);
  assert.equal(code, 0);
  assert.match(out, /policy\.yaml\n/);
  assert.match(out, /motion +maxSpeed 0\.3, zone out of 1 polygon\n/);
  assert.match(out, /files +\/etc\/a \/srv\n/);
});

test.run();
