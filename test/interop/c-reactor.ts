/** Compiles a reactor that is written in C against bindings in the form of `wit-bindgen c`. */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { appendManifest } from "@sandpaw/runtime/module";
import { encodeManifest } from "@sandpaw/runtime/policy";
import { temporaryFolder } from "../harness/index.js";

const FIXTURE = join(
  dirname(createRequire(import.meta.url).resolve("@sandpaw/test/package.json")),
  "fixtures",
  "wit-bindgen-c",
);

/** The module of `wanderer.c`, with a manifest. */
export function compileWanderer(): Uint8Array {
  const out = join(temporaryFolder(), "wanderer.wasm");
  const sources = ["reactor.c", "wanderer.c"].map((file) => join(FIXTURE, file));
  const flags = ["--target=wasm32-wasi", "-mexec-model=reactor", "-Os", "-Wall", "-Wextra", "-Werror"];
  execFileSync("clang", [...flags, ...sources, "-o", out], { stdio: ["ignore", "inherit", "inherit"] });
  const manifest = encodeManifest({
    name: "wanderer",
    version: "1.0.0",
    shape: "reactor",
    rateHz: 20,
    stringEncoding: "utf8",
    request: { motion: { maxSpeed: 0.3, maxTurn: 1 }, sensors: {}, log: {} },
  });
  return appendManifest(readFileSync(out), manifest);
}
