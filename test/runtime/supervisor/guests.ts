/** Guests written as text, built, signed and admitted as any other module. */

import assert from "node:assert/strict";

import { appendManifest } from "@sandpaw/runtime/module";
import { DEVELOPMENT_POLICY, encodeManifest, parsePolicy, type Manifest } from "@sandpaw/runtime/policy";
import { admit, type Admitted, type AdmitInput } from "@sandpaw/runtime/supervisor";
import { generateKey, openStore, signModule, storeOf, type TrustStore } from "@sandpaw/runtime/trust";
import binaryen from "binaryen";

const KEY = generateKey();
const NOW = new Date();
const STORE: TrustStore = openStore(
  storeOf(KEY.publicKey, "author", { now: NOW, expires: new Date(NOW.getTime() + 86_400_000) }),
);

/** The bytes of a module in the text format. */
export function assemble(text: string): Uint8Array {
  const module = binaryen.parseText(text);
  try {
    return module.emitBinary();
  } finally {
    module.dispose();
  }
}

/** A manifest with what matters to a test. */
export function manifestOf(shape: Manifest["shape"], request: Manifest["request"], rateHz = 0): Manifest {
  return { name: "guest", version: "1.0.0", shape, rateHz, request };
}

/** The bytes of a guest with its manifest, if it has one. */
export function build(text: string, manifest?: Manifest): Uint8Array {
  const built = assemble(text);
  return manifest === undefined ? built : appendManifest(built, encodeManifest(manifest));
}

/** Everything that a decision is made from, signed by the author under the development policy. */
export function signedInput(bytes: Uint8Array, changes: Partial<AdmitInput> = {}): AdmitInput {
  return {
    bytes,
    bundle: new TextEncoder().encode(signModule(bytes, KEY)),
    trust: STORE,
    nodePolicy: parsePolicy(DEVELOPMENT_POLICY),
    file: "guest.wasm",
    now: NOW,
    ...changes,
  };
}

/** Builds, signs and admits. */
export function guest(text: string, manifest?: Manifest, name = "guest"): Admitted {
  const bytes = build(text, manifest && { ...manifest, name });
  const decision = admit(signedInput(bytes, { file: `${name}.wasm` }));
  assert.ok(decision.kind === "admitted", decision.kind === "refused" ? decision.message : "");
  return decision;
}

/** A program of WASI preview 1 with these imports of it. */
export function program(body: string, imports: readonly string[] = []): string {
  const types: Readonly<Record<string, string>> = {
    fd_write: "(param i32 i32 i32 i32) (result i32)",
    fd_read: "(param i32 i32 i32 i32) (result i32)",
    proc_exit: "(param i32)",
    fd_close: "(param i32) (result i32)",
    fd_fdstat_get: "(param i32 i32) (result i32)",
    fd_fdstat_set_flags: "(param i32 i32) (result i32)",
    args_sizes_get: "(param i32 i32) (result i32)",
    args_get: "(param i32 i32) (result i32)",
    environ_sizes_get: "(param i32 i32) (result i32)",
    environ_get: "(param i32 i32) (result i32)",
    poll_oneoff: "(param i32 i32 i32 i32) (result i32)",
    path_open: "(param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)",
  };
  const lines = imports.map(
    (name) => `(import "wasi_snapshot_preview1" "${name}" (func $${name} ${types[name] ?? ""}))`,
  );
  return `(module ${lines.join(" ")} (memory (export "memory") 1) ${body})`;
}

/** Prints up to 900 bytes of a file, given without its first slash, and ends with the errno of opening it. */
export function reader(path: string): string {
  return program(
    `(data (i32.const 1024) "${path}") (func (export "_start") (local $errno i32)
      (local.set $errno (call $path_open (i32.const 3) (i32.const 1) (i32.const 1024) (i32.const ${path.length})
        (i32.const 0) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 16)))
      (if (local.get $errno) (then (call $proc_exit (local.get $errno))))
      (i32.store (i32.const 0) (i32.const 64)) (i32.store (i32.const 4) (i32.const 900))
      (drop (call $fd_read (i32.load (i32.const 16)) (i32.const 0) (i32.const 1) (i32.const 32)))
      (i32.store (i32.const 4) (i32.load (i32.const 32)))
      (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 32))))`,
    ["path_open", "fd_read", "fd_write", "proc_exit"],
  );
}

/** Never ends and never waits. */
export const SPINNER: string = program(`(func (export "_start") (loop (br 0)))`);

/** Drives forward, faster than it may, at every tick. */
export const DRIVER = `(module
  (import "sandpaw:robot/motion@0.1.0" "drive" (func $drive (param f64 f64 f64 i32 i32)))
  (memory (export "memory") 1)
  (func (export "tick")
    (call $drive (f64.const 5) (f64.const 0) (f64.const 0) (i32.const 1000) (i32.const 256))))`;
export const DRIVER_MANIFEST: Manifest = manifestOf("reactor", { motion: { maxSpeed: 0.2, maxTurn: 1 } }, 20);
