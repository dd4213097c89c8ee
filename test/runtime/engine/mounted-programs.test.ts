// C programs that read mounted files through wasi-libc, on the engine and under node:wasi.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createFileTree } from "@sandpaw/runtime/supervisor";
import { suite, temporaryFolder } from "../../harness/index.js";
import { canCompileC, compileC } from "./compilers.js";
import { program, runOnce } from "./engine-process.js";
import { isOracle, ORACLE_NAME } from "./oracle-version.js";

const test = suite("engine: C programs with files");
const ORACLE = join(dirname(fileURLToPath(import.meta.url)), "wasi-oracle.js");
test.needs("clang, wasm-ld, wasi-libc", canCompileC(), "to compile C for WASI");

/** A folder that holds `config` as kubelet lays it out. */
function layOut(): string {
  const root = temporaryFolder();
  const version = join(root, "config", "..2026_1");
  mkdirSync(version, { recursive: true });
  writeFileSync(join(version, "speed"), "0.25");
  symlinkSync("..2026_1", join(root, "config", "..data"));
  symlinkSync("..data/speed", join(root, "config", "speed"));
  return root;
}

async function onEngine(
  module: Uint8Array,
  root: string,
): Promise<{ readonly code: number; readonly out: string }> {
  const mounts = [{ path: "/config", source: join(root, "config") }];
  const files = createFileTree({ mounts }, ["/"]);
  assert.ok(files);
  const { exit, stdout } = await runOnce(program({ files: true }), module, { files });
  assert.equal(exit.reason, "exit", exit.message);
  return { code: exit.code, out: stdout };
}

test("what a C library tries to change stays as it is", async () => {
  const root = layOut();
  assert.equal((await onEngine(compileC("writes.c"), root)).code, 0);
  assert.deepEqual(readdirSync(join(root, "config")).sort(), ["..2026_1", "..data", "speed"]);
  assert.equal(readFileSync(join(root, "config", "speed"), "utf8"), "0.25");
});

test.needs(ORACLE_NAME, isOracle, "an older one loses its way in links");

test("what a C library reads is what it reads under node:wasi", async () => {
  const root = layOut();
  const module = compileC("files.c");
  const ours = await onEngine(module, root);
  const file = join(temporaryFolder(), "module.wasm");
  writeFileSync(file, module);
  const node = spawnSync(process.execPath, ["--no-warnings", ORACLE, "run", file], {
    encoding: "utf8",
    env: { ...process.env, ORACLE_ROOT: root },
    timeout: 30_000,
  });
  assert.deepEqual(ours, { code: node.status, out: node.stdout });
  assert.equal(ours.code, 3);
  assert.match(ours.out, /\/config: \.\.2026_1 \.\.data speed\n/);
  assert.match(ours.out, /\/config\/speed: 0\.25, from 2 on: 2, at 3\n/);
  assert.match(ours.out, /leads to \.\.data\/speed\nspeed: 0\.25/);
});

test.run();
