// Builds everything that ships: TypeScript by `tsc -b`, engine and robot server as one file each, small checks, and the standard behaviours.
// Each step does nothing when its result is newer than its sources.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { bundle, DIST, TARGET } from "./bundle.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

// `bin/tsc` of TypeScript 7 starts a native program; called through node so that no shell is needed.
const tsc = spawnSync(
  process.execPath,
  [join("node_modules", "typescript", "bin", "tsc"), "-b", ...process.argv.slice(2)],
  {
    stdio: "inherit",
  },
);
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

await bundle("engine", { "main.js": "engine.cjs", "start.js": "start.cjs" }, ["protocol"], { format: "cjs" });

// The compiler spreads the generated checks over half a megabyte each, and V8 keeps the text of what it runs.
const MARK = "/* made small by scripts/build.mjs */\n";
for (const room of ["policy", "trust", "oci"]) {
  const file = join(DIST, room, "validators.gen.js");
  const text = existsSync(file) ? readFileSync(file, "utf8") : MARK;
  if (text.startsWith(MARK)) continue;
  const { transformSync } = await import("esbuild");
  const { code } = transformSync(text, { minify: true, format: "esm", target: TARGET });
  writeFileSync(file, MARK + code);
}

// The robot server and its map thread as one file each: 300 modules less are 4 MiB less for their whole life. Names and
// lines stay, for who reads a stack.
await bundle(
  "robot",
  { "robotd.js": "main.js", [join("map", "map-worker.js")]: join("map", "worker.js") },
  ["audit", "drivers", "policy", "protocol", "trust"],
  {
    format: "esm",
    minifyWhitespace: true,
    minifySyntax: true,
    sourcemap: true,
    sourcesContent: false,
    // Node prints the line of what failed.
    lineLimit: 160,
    // For packages of the older kind.
    banner: {
      js: 'import { createRequire as requireFor } from "node:module"; const require = requireFor(import.meta.url);',
    },
  },
);

const standard = join("modules", "dist", "build", "standard.js");
if (existsSync(standard)) {
  const { buildStandardBehaviours } = await import(pathToFileURL(standard).href);
  await buildStandardBehaviours();
}
