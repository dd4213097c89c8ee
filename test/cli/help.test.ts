import assert from "node:assert/strict";
import { suite } from "../harness/index.js";
import { Place } from "./command.js";

const test = suite("cli: help");
const place = new Place();
const COMMANDS =
  "new build test simulate dev keygen sign verify inspect run exec logs ps stop estop sim demo".split(" ");

test("without a command it shows what there is, and fails", async () => {
  const { code, out } = await place.call([]);
  assert.equal(code, 2);
  for (const name of [...COMMANDS, "policy"]) assert.match(out, new RegExp(`^  ${name} `, "m"));
});

for (const name of COMMANDS) {
  test(`${name} --help teaches with examples and exit codes`, async () => {
    const { code, out, err } = await place.call([name, "--help"]);
    assert.equal(code, 0, err);
    assert.match(out, new RegExp(`^Usage: sandpaw ${name}`, "m"));
    assert.match(out, /^Examples\n  sandpaw /m);
    assert.match(out, /^Exit codes\n  0 /m);
    for (const line of out.split("\n")) assert.ok(line.length <= 140 || line.startsWith("  cosign "), line);
  });
}

test("help of a subcommand, both ways", async () => {
  const one = await place.call(["policy", "explain", "--help"]);
  const other = await place.call(["help", "policy", "explain"]);
  assert.equal(one.code, 0);
  assert.match(one.out, /^Usage: sandpaw policy explain MODULE/m);
  assert.equal(other.out, one.out);
  const group = await place.call(["policy"]);
  assert.equal(group.code, 2);
  assert.match(group.out, /policy explain MODULE/);
});

test("a misspelt command is guessed", async () => {
  const { code, err } = await place.call(["inpsect"]);
  assert.equal(code, 2);
  assert.match(err, /^sandpaw: command-unknown: "inpsect"; did you mean "inspect"\?\n  → /);
});

for (const args of [
  ["inspect"],
  ["inspect", "a", "b"],
  ["ps", "--nonsense"],
  ["run", "--for", "soon"],
  ["verify", "x.wasm", "--key"],
  ["sign", "x.wasm"],
  ["inspect", "a", "--", "b"],
  ["estop", "1234"],
]) {
  test(`wrong usage: ${args.join(" ")}`, async () => {
    const { code, out, err } = await place.call(args);
    assert.equal(code, 2);
    assert.equal(out, "");
    assert.match(err, /^sandpaw: usage: .+\n  → .+--help/);
  });
}

test("--version", async () => {
  const { code, out } = await place.call(["--version"]);
  assert.equal(code, 0);
  assert.match(out, /^\d+\.\d+\.\d+\n$/);
});

test("no colour where nobody looks, and none in a pipe", async () => {
  const { out } = await place.call(["--help"]);
  assert.ok(!out.includes("\u001b"));
});

test.run();
