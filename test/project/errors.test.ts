// `docs/errors.md` lists every code that the sources can give.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { suite } from "../harness/index.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const page = readFileSync(join(root, "docs", "errors.md"), "utf8");

const test = suite("project: errors");

test("the page is what the tables give", () => {
  const run = spawnSync(process.execPath, ["scripts/errors.mjs", "--check"], { cwd: root, encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
});

test("every code that an error class of the sources is made with stands on the page", () => {
  const files = execFileSync("git", ["ls-files", "*.ts"], { cwd: root, encoding: "utf8" })
    .split("\n")
    .filter(Boolean);
  const missing: string[] = [];
  for (const file of files.filter((name) => !name.startsWith("test/"))) {
    const text = readFileSync(join(root, file), "utf8");
    for (const match of text.matchAll(/new [A-Z]\w*Error\(\s*"([a-z][a-z0-9-]+)"\s*,/g)) {
      if (!page.includes(`\`${match[1] ?? ""}\``)) missing.push(`${file}: ${match[1] ?? ""}`);
    }
  }
  assert.deepEqual(missing, []);
});

test.run();
