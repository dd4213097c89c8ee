/** A behaviour that reads a mounted file, from its source to what `run --mount` lets it see. */

import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "../harness/index.js";
import { jsonOf, Place } from "./command.js";

const test = suite("cli: mounts");
const place = new Place();
const LIMIT = { timeoutMs: 120_000 };
const NONE = 99;
/** Ends with what the file says, in hundredths. */
const SOURCE = `import { exit, files } from "@sandpaw/sdk"
export function main(): void {
  const text = files.readText("/etc/config/speed")
  exit(text == null ? ${NONE} : <i32>Math.round(parseFloat(text!) * 100))
}
`;

function project(request: object): void {
  const folder = join(place.folder, "tuned");
  mkdirSync(join(folder, "assembly"), { recursive: true });
  writeFileSync(join(folder, "assembly", "index.ts"), SOURCE);
  const content = { name: "tuned", version: "1.0.0", shape: "program", request };
  writeFileSync(join(folder, "sandpaw.json"), JSON.stringify(content));
}

const run = (...args: readonly string[]) => place.call(["run", "tuned/build/tuned.wasm", ...args]);

test(
  "the build says what the request lacks, and makes what reads",
  async () => {
    project({});
    const lacking = await place.call(["build", "tuned"]);
    assert.equal(lacking.code, 1);
    assert.match(lacking.err, /the code reads files, which `request` does not name/);
    project({ files: ["/etc/config"] });
    const built = await place.call(["build", "tuned"]);
    assert.equal(built.code, 0, built.err);
  },
  LIMIT,
);

test("what is mounted where it is granted is read; elsewhere, and without a mount, nothing is there", async () => {
  const config = join(place.folder, "config-map");
  mkdirSync(join(config, "..1"), { recursive: true });
  writeFileSync(join(config, "..1", "speed"), "0.25\n");
  symlinkSync("..1", join(config, "..data"));
  symlinkSync("..data/speed", join(config, "speed"));
  const read = await run("--mount", "/etc/config=config-map");
  assert.equal(read.code, 25, read.err);
  assert.equal((await run()).code, NONE);
  assert.equal((await run("-m", "/etc/other=config-map")).code, NONE);
  assert.equal((await run("-m", "/etc/config/speed=config-map/speed")).code, 25);
});

test("a mount that is none is refused with what to write", async () => {
  for (const [word, why] of [
    ["/etc/config", /PATH=PLACE/],
    ["etc/config=.", /PATH=PLACE/],
    ["/=.", /PATH=PLACE/],
    ["/etc/config=nowhere", /is not there/],
  ] as const) {
    const { code, err } = await run("--mount", word);
    assert.equal(code, 2, err);
    assert.match(err, /^sandpaw: usage: /);
    assert.match(err, why);
  }
});

test("inspect says which files it asks for", async () => {
  const { out, err } = await place.call(["inspect", "tuned/build/tuned.wasm"]);
  assert.match(out, /asks for +files: \/etc\/config\n/, err);
});

test("the grant of files is explained, with who narrowed it", async () => {
  const explain = ["policy", "explain", "tuned/build/tuned.wasm"];
  const text = await place.call([...explain, "-a", "sandpaw.dev/files=/etc/config/speed,/var"]);
  assert.equal(text.code, 0, text.err);
  assert.match(text.out, /✓ files/);
  assert.match(text.out, /read below +\/etc\/config\/speed +narrowed by: pod/);
  const denied = await place.call([...explain, "-a", "sandpaw.dev/deny=files", "--json"]);
  assert.notEqual(denied.code, 0);
  assert.match(JSON.stringify(jsonOf(denied)), /"part":"files","hop":"pod","code":"denied-by-pod"/);
});

test.run();
