// Builds everything that ships: TypeScript by `tsc -b`, engine and robot server as one file each, small checks, and the standard behaviours.
// Each step does nothing when its result is newer than its sources.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

function newest(folder, made = []) {
  let time = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (made.some((file) => path.startsWith(file))) continue;
    time = Math.max(time, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return time;
}

// `bin/tsc` of TypeScript 7 starts a native program; called through node so that no shell is needed.
const tsc = spawnSync(
  process.execPath,
  [join("node_modules", "typescript", "bin", "tsc"), "-b", ...process.argv.slice(2)],
  {
    stdio: "inherit",
  },
);
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

const ENGINE = join("runtime", "dist", "engine");
const sources = Math.max(
  newest(ENGINE, [join(ENGINE, "engine.cjs"), join(ENGINE, "start.cjs")]),
  newest(join("runtime", "dist", "protocol")),
);
for (const [entry, file] of [
  ["main.js", "engine.cjs"],
  ["start.js", "start.cjs"],
]) {
  const outfile = join(ENGINE, file);
  if (existsSync(outfile) && statSync(outfile).mtimeMs >= sources) continue;
  const { build } = await import("esbuild");
  await build({
    entryPoints: [join(ENGINE, entry)],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20.11",
    format: "cjs",
    logLevel: "warning",
  });
}

// The compiler spreads the generated checks over half a megabyte each, and V8 keeps the text of what it runs.
const MARK = "/* made small by scripts/build.mjs */\n";
for (const room of ["policy", "trust", "oci"]) {
  const file = join("runtime", "dist", room, "validators.gen.js");
  const text = existsSync(file) ? readFileSync(file, "utf8") : MARK;
  if (text.startsWith(MARK)) continue;
  const { transformSync } = await import("esbuild");
  const { code } = transformSync(text, { minify: true, format: "esm", target: "node20.11" });
  writeFileSync(file, MARK + code);
}

// The robot server and its map thread as one file each: 300 modules less are 4 MiB less for their whole life. Names and
// lines stay, for who reads a stack.
const ROBOT = join("runtime", "dist", "robot");
const made = { "robotd.js": "main.js", [join("map", "map-worker.js")]: join("map", "worker.js") };
const inputs = ["audit", "drivers", "policy", "protocol", "robot", "trust"].map((room) =>
  join("runtime", "dist", room),
);
const outputs = Object.values(made).map((file) => join(ROBOT, file));
const changed = Math.max(...inputs.map((folder) => newest(folder, outputs)));
for (const [entry, file] of Object.entries(made)) {
  const outfile = join(ROBOT, file);
  if (existsSync(outfile) && statSync(outfile).mtimeMs >= changed) continue;
  const { build } = await import("esbuild");
  await build({
    entryPoints: [join(ROBOT, entry)],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20.11",
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
    logLevel: "warning",
  });
}

const standard = join("modules", "dist", "build", "standard.js");
if (existsSync(standard)) {
  const { buildStandardBehaviours } = await import(pathToFileURL(standard).href);
  await buildStandardBehaviours();
}
