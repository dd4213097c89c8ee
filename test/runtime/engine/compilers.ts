/** Programs of other languages, compiled for WASI by what the machine has. */

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { onPath, temporaryFolder } from "../../harness/index.js";

const TESTS = dirname(createRequire(import.meta.url).resolve("@sandpaw/test/package.json"));
/** The sources; tests run from `dist`, where only JavaScript is. */
const PROGRAMS = join(TESTS, "runtime", "engine", "programs");

/** What is needed for C: the parts come in packages of their own. */
export function canCompileC(): boolean {
  return (
    onPath("clang") !== undefined &&
    onPath("wasm-ld") !== undefined &&
    existsSync("/usr/include/wasm32-wasi/stdio.h")
  );
}

function compiled(command: string, args: readonly string[], env: NodeJS.ProcessEnv, cwd: string): void {
  const { status, stderr } = spawnSync(command, args, { encoding: "utf8", env, cwd });
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
}

/** A file of `programs/`, compiled by clang against wasi-libc. */
export function compileC(file: string): Uint8Array {
  const out = join(temporaryFolder(), "out.wasm");
  compiled("clang", ["--target=wasm32-wasi", "-O1", join(PROGRAMS, file), "-o", out], process.env, PROGRAMS);
  return readFileSync(out);
}

/** The Go program, compiled offline with the standard library alone. */
export function compileGo(): Uint8Array {
  const folder = temporaryFolder();
  const out = join(folder, "out.wasm");
  const env = {
    ...process.env,
    GOOS: "wasip1",
    GOARCH: "wasm",
    GOFLAGS: "-mod=mod -trimpath",
    GOPROXY: "off",
  };
  compiled("go", ["build", "-ldflags=-s -w", "-o", out, "."], env, join(PROGRAMS, "go"));
  return readFileSync(out);
}
