// What the SDK's page shows is compiled as it stands.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, parseProject } from "@sandpaw/sdk/build";
import { suite } from "../harness/index.js";
import { compiled } from "./sources.js";

const PAGE = readFileSync(fileURLToPath(new URL("../../../modules/README.md", import.meta.url)), "utf8");

function blocks(language: string): readonly string[] {
  return [...PAGE.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "gs"))].map(([, text = ""]) => text);
}

const test = suite("modules: the SDK's page");

for (const [index, source] of blocks("ts").entries()) {
  test(`block ${index + 1} compiles without a warning`, async () => {
    const shape = source.includes("function main(") ? "program" : "reactor";
    const { wasm, diagnostics } = await compiled(source, shape);
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(describe(wasm).foreign, []);
  });
}

test("its sandpaw.json is a good one", () => {
  for (const text of blocks("json")) parseProject(text);
  assert.ok(blocks("ts").length >= 4 && blocks("json").length >= 1);
});

test.run();
