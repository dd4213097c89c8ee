// The standard behaviours as modules: what they import is on file, so that an unexpected import shows in review.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { appendManifest, checkHosted, checkShape, readModule } from "@sandpaw/runtime/module";
import { checkManifest, checkRequest, encodeManifest, parseManifest } from "@sandpaw/runtime/policy";
import { buildBehaviour, describe, STANDARD_BEHAVIOURS, standardBehaviour } from "@sandpaw/sdk/build";
import { suite, temporaryFolder } from "../harness/index.js";
import { assertGolden } from "./golden.js";

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

const test = suite("modules: standard behaviours");

for (const name of STANDARD_BEHAVIOURS) {
  test(`${name}: its imports and exports are those on file`, async () => {
    const { imports, exports } = describe((await standardBehaviour(name)).wasm);
    const lines = [...imports.map((one) => `import ${one}`), ...exports.map((one) => `export ${one}`)];
    assertGolden(`standard/${name}.txt`, `${lines.join("\n")}\n`);
  });

  test(`${name}: a robot can host it, and its manifest requests what it imports`, async () => {
    const { wasm, manifest: written } = await standardBehaviour(name);
    const manifest = checkManifest(written);
    const encoded = encodeManifest(manifest);
    assert.deepEqual(parseManifest(encoded), manifest);
    const hosted = checkHosted(readModule(appendManifest(wasm, encoded)));
    checkShape(hosted, manifest.shape);
    assert.deepEqual(checkRequest(manifest.request, hosted.interfaces), []);
  });
}

test("the same sources in another folder give the same bytes", async () => {
  const { dir, wasm, map } = await standardBehaviour("steer");
  const copy = join(temporaryFolder(), "copy");
  cpSync(dir, copy, { recursive: true });
  const again = await buildBehaviour({ dir: copy });
  assert.equal(digest(again.wasm), digest(wasm));
  assert.equal(again.map, map);
});

test("a map leads from an offset in the module to a line of the author", async () => {
  const { map } = await standardBehaviour("steer");
  const parsed: unknown = JSON.parse(map);
  assert.ok(
    typeof parsed === "object" && parsed !== null && "sources" in parsed && Array.isArray(parsed.sources),
  );
  assert.ok(parsed.sources.includes("assembly/index.ts"), parsed.sources.join());
});

test.run();
