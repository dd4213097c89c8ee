/** The table of what is tested under kubelet says what the tests say. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { suite } from "../harness/index.js";

const test = suite("cluster: the table in the documentation");
const here = new URL("../../cluster/", import.meta.url);

test("has each row of each file, and no other", () => {
  const page = readFileSync(new URL("../../docs/kubernetes.md", here), "utf8");
  const told = [...page.matchAll(/^\| (.+) \| `(kubelet-[a-z]+)` \|$/gm)].map(
    ([, row, file]) => `${file}: ${row}`,
  );
  const files = readdirSync(here).filter((name) => /^kubelet-[a-z]+\.test\.ts$/.test(name));
  const rows = files.flatMap((file) =>
    [...readFileSync(new URL(file, here), "utf8").matchAll(/\brow\(\s*"([^"]+)"/g)].map(
      ([, row]) => `${file.replace(".test.ts", "")}: ${row}`,
    ),
  );
  assert.ok(rows.length > 20);
  assert.deepEqual(told.sort(), rows.sort());
});

test.run();
