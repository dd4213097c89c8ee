/** What real compilers write is read as V8 reads it, and runs under a cap. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { capModule, checkHosted, readModule } from "@sandpaw/runtime/module";
import { onPath, suite, temporaryFolder } from "../../harness/index.js";
import { instantiate, isTrap, listed, validate } from "./judge.js";

const test = suite("module: compilers");
const modules = join(dirname(createRequire(import.meta.url).resolve("assemblyscript/package.json")), "..");
const GO_PROGRAM = `package main

import "os"

func main() { os.Exit(len(os.Args)) }
`;

function sameAsV8(bytes: Uint8Array): void {
  const info = readModule(bytes);
  assert.deepEqual(
    {
      imports: info.imports.map((one) => ({ module: one.module, name: one.name, kind: "function" })),
      exports: info.exports.map((one) => ({ name: one.name, kind: one.kind })),
    },
    listed(bytes),
  );
}

test("AssemblyScript", () => {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, "a.ts"),
    'export function tick(): void { items.push(`${items.length}`) }\nconst items: string[] = ["a"]\n',
  );
  const asc = createRequire(import.meta.url).resolve("assemblyscript/bin/asc.js");
  execFileSync(process.execPath, [
    asc,
    join(folder, "a.ts"),
    "-o",
    join(folder, "a.wasm"),
    "--debug",
    "--use",
    "abort=",
  ]);
  const bytes = readFileSync(join(folder, "a.wasm"));
  sameAsV8(bytes);
  assert.equal(checkHosted(readModule(bytes)).shape, "reactor");
  const capped = capModule(bytes, { memoryBytes: 20 * 65_536, tableElements: 100 });
  assert.equal(capped.memory?.max, 20);
  const guest = instantiate(capped.bytes);
  guest("tick");
  assert.throws(() => {
    for (;;) guest("tick");
  }, isTrap);
});

/** Modules of Rust and C that come with the development packages; the adapters import a memory, as they must. */
const OF_LLVM: readonly (readonly [string, string | undefined])[] = [
  ["@bytecodealliance/jco/lib/wasi_snapshot_preview1.command.wasm", "module-imports-memory"],
  ["@bytecodealliance/jco-transpile/vendor/wasm-tools.core.wasm", undefined],
  ["@bytecodealliance/jco-transpile/vendor/js-component-bindgen-component.core.wasm", undefined],
];

for (const [path, code] of OF_LLVM) {
  const file = join(modules, path);
  test(`LLVM: ${path}`, () => {
    const bytes = readFileSync(file);
    if (code !== undefined) {
      assert.throws(() => readModule(bytes), { code });
      return;
    }
    sameAsV8(bytes);
    const capped = capModule(bytes, { memoryBytes: 64 * 1024 * 1024, tableElements: 65_536 });
    assert.ok(validate(capped.bytes));
    assert.deepEqual(readModule(capped.bytes).exports, readModule(bytes).exports);
  });
}

test.needs("go", onPath("go") !== undefined, "the WASI program of another compiler");

test(
  "Go",
  () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "main.go"), GO_PROGRAM);
    writeFileSync(join(folder, "go.mod"), "module m\n\ngo 1.21\n");
    execFileSync("go", ["build", "-o", "m.wasm", "."], {
      cwd: folder,
      env: { ...process.env, GOOS: "wasip1", GOARCH: "wasm", GOFLAGS: "-mod=mod" },
    });
    const bytes = readFileSync(join(folder, "m.wasm"));
    sameAsV8(bytes);
    assert.deepEqual(checkHosted(readModule(bytes)), {
      interfaces: [],
      wasi: true,
      shape: "program",
      entries: ["_start"],
    });
    const capped = capModule(bytes, { memoryBytes: 64 * 1024 * 1024, tableElements: 65_536 });
    assert.ok(validate(capped.bytes));
  },
  { timeoutMs: 300_000 },
);

test.run();
