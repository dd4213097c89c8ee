// What the sources promise about themselves: small files, no address of a registry, no absolute path, every
// error code explained.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { suite } from "../harness/index.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" })
  .split("\0")
  .filter(Boolean);
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const generated = (file: string): boolean => /\.gen\.|(^|\/)generated\/|(^|\/)golden\//.test(file);
const sources = tracked.filter((file) => /\.(ts|mts|js|mjs|css)$/.test(file) && !generated(file));
const lines = (file: string): number => read(file).split("\n").length - 1;

const test = suite("project: sources");

test("no file written by hand has more than 400 lines", () => {
  const long = sources.filter((file) => lines(file) > 400);
  assert.deepEqual(long, []);
});

test("the median source file has at most 90 lines", () => {
  const counts = sources
    .filter((file) => !file.startsWith("test/"))
    .map(lines)
    .sort((a, b) => a - b);
  const median = counts[Math.floor(counts.length / 2)] ?? 0;
  assert.ok(median <= 90, `median is ${median}`);
});

test("no lock file or setting names a registry", () => {
  for (const file of tracked.filter((name) =>
    /package-lock\.json$|\.npmrc$|go\.mod$|pip\.conf$/.test(name),
  )) {
    assert.doesNotMatch(read(file), /"resolved": *"https?:|^(registry|index-url) *=/m, file);
  }
});

test("no text names a folder of one machine", () => {
  const texts = tracked.filter(
    (file) => /\.(ts|mjs|js|md|json|sh|yaml|yml|html|css)$/.test(file) && !file.includes("package-lock"),
  );
  // Not a part of a longer path: `$folder/root/usr` is nobody's home.
  const place = new RegExp(
    ["work", "root", "home/[a-z]+"].map((folder) => `(^|[\\s"'=(])/${folder}/`).join("|"),
    "m",
  );
  const found = texts.filter((file) => place.test(read(file)));
  assert.deepEqual(found, []);
});

test("everything that is imported by relative path stays inside its package", () => {
  const packages = ["runtime", "modules", "cli", "dashboard", "shim", "bench"];
  for (const file of sources.filter(
    (name) => name.endsWith(".ts") && packages.includes(name.split("/")[0] ?? ""),
  )) {
    for (const match of read(file).matchAll(/from "(\.\.?\/[^"]+)"/g)) {
      const target = join(dirname(file), match[1] ?? "");
      assert.equal(target.split("/")[0], file.split("/")[0], `${file} imports ${match[1] ?? ""}`);
    }
  }
});

test.run();
