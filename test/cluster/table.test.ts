/** The table of what is tested under kubelet says what the tests say. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { suite } from "../harness/index.js";

const test = suite("cluster: the table in the documentation");
const here = new URL("../../cluster/", import.meta.url);

test("has each row of each file, and no other", () => {
  const page = readFileSync(new URL("../../docs/kubernetes.md", here), "utf8");
  const told = page.split("\n").filter((line) => line.includes("| `kubelet-"));
  const files = readdirSync(here).filter((name) => /^kubelet-[a-z]+\.test\.ts$/.test(name));
  const rows = files.flatMap((file) => {
    const text = readFileSync(new URL(file, here), "utf8");
    const series = /\bseries: "([\d.]+)"/.exec(text)?.[1] ?? "";
    return [...text.matchAll(/\brow\(\s*"([^"]+)"/g)].map(
      ([, row = ""]) => `| ${row} | \`${file.replace(".test.ts", "")}\` | ${series} |`,
    );
  });
  assert.ok(rows.length > 30);
  assert.deepEqual(told.sort(), rows.sort());
});

test.run();
