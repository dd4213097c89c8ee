// A new project from a checkout: it installs without a network and builds.

import assert from "node:assert/strict";
import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildBehaviour, BuildError, newProject } from "@sandpaw/sdk/build";
import { onPath, suite, temporaryFolder } from "../harness/index.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

const test = suite("modules: new project");

function run(dir: string, command: string, ...args: string[]): SpawnSyncReturns<string> {
  return spawnSync(command, args, {
    cwd: dir,
    encoding: "utf8",
    // A registry that nobody answers: whatever asks for it fails.
    env: {
      ...process.env,
      npm_config_registry: "http://127.0.0.1:9/",
      SANDPAW_RUN_DIR: join(dir, "..", "run"),
      SANDPAW_CONFIG_DIR: join(dir, "..", "config"),
    },
  });
}

for (const shape of ["reactor", "program"] as const) {
  test(`a ${shape} builds as it is, without a warning`, async () => {
    const dir = join(temporaryFolder(), "hop");
    const files = await newProject({ dir, shape });
    assert.deepEqual(files, [
      ".gitignore",
      "README.md",
      "assembly/index.ts",
      "assembly/tsconfig.json",
      "package.json",
      "sandpaw.json",
      "test/hop.test.js",
    ]);
    for (const file of files) assert.ok(!readFileSync(join(dir, file), "utf8").includes("{{"), file);
    const { manifest, diagnostics } = await buildBehaviour({ dir });
    assert.equal(manifest.name, "hop");
    assert.equal(manifest.shape, shape);
    assert.deepEqual(diagnostics, []);
  });
}

test("one changed line changes the module", async () => {
  const dir = join(temporaryFolder(), "hop");
  await newProject({ dir, shape: "reactor" });
  const before = (await buildBehaviour({ dir })).wasm;
  const path = join(dir, "assembly", "index.ts");
  writeFileSync(path, readFileSync(path, "utf8").replace("0.6", "-0.6"));
  assert.notDeepEqual((await buildBehaviour({ dir })).wasm, before);
});

test("a bad name, and a folder that has something in it, are refused", async () => {
  const parent = temporaryFolder();
  const codeOf = async (name: string): Promise<string> =>
    newProject({ dir: join(parent, name), shape: "reactor" }).then(
      () => "made",
      (error: unknown) => (error instanceof BuildError ? error.code : String(error)),
    );
  for (const name of ["Hop", "a b", "a.b", "hop_", "ö"]) assert.equal(await codeOf(name), "project-name");
  mkdirSync(join(parent, "full"));
  writeFileSync(join(parent, "full", "mine.txt"), "");
  assert.equal(await codeOf("full"), "project-exists");
  assert.ok(!existsSync(join(parent, "full", "package.json")));
});

if (test.needs("npm", onPath("npm") !== undefined, "to install a new project")) {
  test(
    "without a network: npm install links this checkout, the command builds, signs and runs it",
    async () => {
      const dir = join(temporaryFolder(), "hop");
      await newProject({ dir, shape: "reactor" });
      const install = run(dir, "npm", "install", "--offline");
      assert.equal(install.status, 0, install.stderr);
      const linked = (name: string): string => realpathSync(join(dir, "node_modules", "@sandpaw", name));
      assert.equal(linked("sdk"), realpathSync(join(ROOT, "modules")));
      assert.equal(linked("cli"), realpathSync(join(ROOT, "cli")));
      assert.ok(existsSync(join(dir, "node_modules", ".bin", "sandpaw")));
      // Nothing was written into the checkout.
      assert.ok(!existsSync(join(ROOT, "cli", "node_modules")));
      const sandpaw = join(dir, "node_modules", ".bin", "sandpaw");
      const build = run(dir, sandpaw, "build");
      assert.equal(build.status, 0, build.stderr);
      assert.deepEqual(readdirSync(join(dir, "build")).sort(), [
        "hop.wasm",
        "hop.wasm.map",
        "hop.wasm.sigstore.json",
      ]);
      const drive = run(dir, sandpaw, "run", "--for", "2");
      assert.equal(drive.status, 0, drive.stderr);
    },
    { timeoutMs: 120_000 },
  );
}

test.run();
