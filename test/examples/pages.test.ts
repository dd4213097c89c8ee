// The page of each example does what it says, in an empty folder, and makes the very sources that lie beside it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { onPath, suite } from "../harness/index.js";
import { runReadme } from "../harness/readme-run.js";
import { examples, sourcesOf, textOf } from "./checkout.js";

const test = suite("examples: pages");
/** Pages drive in real time. */
const LIMIT = { timeoutMs: 240_000 };

test("there are examples", () => {
  assert.ok(examples().length >= 5);
});

if (test.needs("npm", onPath("npm") !== undefined, "to install the projects of examples")) {
  for (const name of examples()) {
    test(
      `${name}: its page runs, and its sources are those of the page`,
      async () => {
        const { folder, steps, exceptions } = await runReadme(textOf(`examples/${name}/README.md`));
        for (const why of exceptions) console.log(`examples/${name}/README.md, ${why}`);
        assert.ok(steps >= 4, `only ${steps} blocks`);
        const sources = sourcesOf(name);
        assert.ok(sources.includes("assembly/index.ts") && sources.includes("sandpaw.json"));
        for (const path of sources)
          assert.equal(readFileSync(join(folder, path), "utf8"), textOf(`examples/${name}/${path}`), path);
      },
      LIMIT,
    );
  }
}

test.run();
