// One file of a program and all that it imports: what it is made of must be known, or it would not be made anew.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite, temporaryFolder } from "../harness/index.js";

const test = suite("project: bundle");
const SCRIPT = new URL("../../../scripts/bundle.mjs", import.meta.url).href;

test("a program that is made of a room that was not named is refused each time, and is not there", () => {
  const folder = temporaryFolder();
  const dist = join(folder, "runtime", "dist");
  for (const room of ["engine", "robot"]) mkdirSync(join(dist, room), { recursive: true });
  writeFileSync(join(dist, "engine", "main.js"), 'import { a } from "../robot/a.js"; console.log(a);');
  writeFileSync(join(dist, "robot", "a.js"), 'export const a = "made";');
  const bundle = (rooms: string): { readonly status: number | null; readonly stderr: string } =>
    spawnSync(
      process.execPath,
      [
        "--input-type=module",
        "-e",
        `import { bundle } from ${JSON.stringify(SCRIPT)};
         await bundle("engine", { "main.js": "engine.cjs" }, ${rooms}, { format: "cjs" });`,
      ],
      { cwd: folder, encoding: "utf8" },
    );
  const made = join(dist, "engine", "engine.cjs");
  for (let time = 0; time < 2; time += 1) {
    const refused = bundle("[]");
    assert.notEqual(refused.status, 0, `build ${time + 1}`);
    assert.match(refused.stderr, /is made of runtime\/dist\/robot\/a\.js too/);
    assert.ok(!existsSync(made));
  }
  assert.equal(bundle('["robot"]').status, 0);
  assert.equal(spawnSync(process.execPath, [made], { encoding: "utf8" }).stdout, "made\n");
});

test.run();
