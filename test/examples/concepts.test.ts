// What the pages on concepts show is so: their blocks are carried out.

import assert from "node:assert/strict";
import { suite } from "../harness/index.js";
import { runReadme } from "../harness/readme-run.js";
import { textOf } from "./checkout.js";

const test = suite("examples: concepts");

for (const name of ["behaviours", "lease-and-stopping", "time"]) {
  test(
    `${name}: its page runs`,
    async () => {
      const { steps, exceptions } = await runReadme(textOf(`docs/concepts/${name}.md`));
      assert.ok(steps >= 2, `only ${steps} blocks`);
      assert.deepEqual(exceptions, []);
    },
    { timeoutMs: 120_000 },
  );
}

test.run();
