// The tutorial does what it says, block after block.

import assert from "node:assert/strict";
import { onPath, suite } from "../harness/index.js";
import { runReadme } from "../harness/readme-run.js";
import { textOf } from "./checkout.js";

const test = suite("examples: tutorial");

if (test.needs("npm", onPath("npm") !== undefined, "to install the tutorial's project")) {
  test(
    "from nothing to a signed behaviour",
    async () => {
      const { steps, exceptions } = await runReadme(textOf("docs/tutorial.md"));
      for (const why of exceptions) console.log(`docs/tutorial.md, ${why}`);
      assert.ok(steps > 25, `only ${steps} blocks`);
      assert.ok(exceptions.length <= 1, exceptions.join("\n"));
    },
    { timeoutMs: 300_000 },
  );
}

test.run();
