import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { appendManifest } from "@sandpaw/runtime/module";
import { suite } from "../harness/index.js";
import { wat } from "../runtime/engine/wat.js";
import { jsonOf, type Outcome, Place } from "./command.js";

const test = suite("cli: check");
const place = new Place();

const MANIFEST = {
  name: "lab.hop",
  version: "0.1.0",
  shape: "reactor",
  rateHz: 20,
  request: { motion: { maxSpeed: 1, maxTurn: 1, maxSideSpeed: 0.2 } },
};

/** Writes a reactor that may drive, with these functions beside its own. */
async function write(file: string, functions = "", manifest: object = MANIFEST): Promise<void> {
  const bytes = await wat(
    `(module (import "sandpaw:robot/motion@0.1.0" "stop" (func (param i32))) (memory (export "memory") 1)
       (func (export "tick")) ${functions})`,
  );
  const section = new TextEncoder().encode(JSON.stringify(manifest));
  writeFileSync(join(place.folder, file), appendManifest(bytes, section));
}

interface Reported {
  readonly name: string;
  readonly verdict: string;
  readonly findings: readonly { readonly weight: string; readonly code: string; readonly message: string }[];
}

function isReported(value: unknown): value is Reported {
  return typeof value === "object" && value !== null && "verdict" in value && "findings" in value;
}

function hostsIn(outcome: Outcome): readonly Reported[] {
  const { hosts } = jsonOf(outcome);
  assert.ok(Array.isArray(hosts));
  return hosts.filter(isReported);
}

function hostIn(outcome: Outcome, name: string): Reported {
  const found = hostsIn(outcome).find((host) => host.name.startsWith(name));
  assert.ok(found !== undefined, name);
  return found;
}

test("a plain module runs everywhere; what the robot and the policy would cut is named", async () => {
  await write("plain.wasm");
  const { code, out, err } = await place.call(["check", "plain.wasm"]);
  assert.equal(code, 0, err);
  for (const name of ["ARMv7", "aarch64", "x86-64"]) assert.match(out, new RegExp(`✓ ${name} `));
  assert.match(
    out,
    /~ sim \(simulated vacuum\) +robot +motion\.maxSpeed is 0\.3 m\/s instead of 1, by the robot\n/,
  );
  assert.match(out, /it cannot move sideways/);
  assert.match(out, /~ your own, in .+ +policy +motion\.maxSpeed is 0\.3 m\/s instead of 1, by the node\n/);
});

test("where traces could differ is said for the architecture where they would", async () => {
  await write("simd.wasm", "(func (param v128) (result v128) (f32x4.mul (local.get 0) (local.get 0)))");
  const outcome = await place.call(["check", "simd.wasm", "--json"]);
  assert.equal(outcome.code, 0, outcome.err);
  assert.deepEqual(
    ["ARMv7", "aarch64", "x86-64"].map((name) => hostIn(outcome, name).findings.map(({ code }) => code)),
    [["simd-denormals"], [], []],
  );
});

test("what no Node of a robot compiles makes the answer no", async () => {
  await write(
    "relaxed.wasm",
    "(func (param v128) (result v128) (f32x4.relaxed_madd (local.get 0) (local.get 0) (local.get 0)))",
  );
  const outcome = await place.call(["check", "relaxed.wasm", "--json"]);
  assert.equal(outcome.code, 1);
  assert.equal(hostIn(outcome, "ARMv7").verdict, "no");
  assert.equal(hostIn(outcome, "x86-64").verdict, "less");
});

test("several policies at once, and one that denies an interface is a no", async () => {
  await write("plain.wasm");
  writeFileSync(join(place.folder, "slow.yaml"), "version: 1\nallow:\n  motion:\n    maxSpeed: 0.1\n");
  writeFileSync(join(place.folder, "blind.yaml"), "version: 1\nallow:\n  sensors: {}\n");
  const args = ["check", "plain.wasm", "--policy", "slow.yaml", "--policy", "blind.yaml", "--json"];
  const outcome = await place.call(args);
  assert.equal(outcome.code, 1);
  assert.equal(hostIn(outcome, "slow.yaml").verdict, "less");
  assert.match(hostIn(outcome, "slow.yaml").findings[0]?.message ?? "", /maxSpeed is 0\.1 m\/s instead of 1/);
  assert.deepEqual(
    hostIn(outcome, "blind.yaml").findings.map(({ weight, code }) => [weight, code]),
    [["no", "denied-by-node"]],
  );
});

test("a robot that is named must answer", async () => {
  await write("plain.wasm");
  const { code, err } = await place.call(["check", "plain.wasm", "--robot", "nobody"]);
  assert.equal(code, 1);
  assert.match(err, /^sandpaw: robot-silent: /);
});

test("a module that no robot hosts is refused with its own code", async () => {
  writeFileSync(join(place.folder, "no.wasm"), await wat(`(module (import "env" "abort" (func)))`));
  const { code, err } = await place.call(["check", "no.wasm"]);
  assert.equal(code, 1);
  assert.match(err, /^sandpaw: import-outside-api: /);
});

test.run();
