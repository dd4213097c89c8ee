// Builds everything that ships: TypeScript by `tsc -b`, engine and robot server as one file each, small checks, and the standard behaviours.
// Each step does nothing when its result is newer than its sources.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const DIST = join("runtime", "dist");
/** The oldest Node that is served. */
const TARGET = "node20.11";

/** When what lies in a folder was last changed, but for the files that this script makes. */
function newest(folder, made) {
  let time = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (made.some((file) => path.startsWith(file))) continue;
    time = Math.max(time, entry.isDirectory() ? newest(path, made) : statSync(path).mtimeMs);
  }
  return time;
}

/** Makes one file of each entry (a file below `room`) and all that it imports, which is in these rooms of the runtime. */
async function bundle(room, entries, rooms, options) {
  const files = Object.entries(entries).map(([entry, file]) => [
    join(DIST, room, entry),
    join(DIST, room, file),
  ]);
  const made = files.map(([, file]) => file);
  const changed = Math.max(...[room, ...rooms].map((each) => newest(join(DIST, each), made)));
  for (const [entry, outfile] of files) {
    if (existsSync(outfile) && statSync(outfile).mtimeMs >= changed) continue;
    const { build } = await import("esbuild");
    const { metafile } = await build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: "node",
      target: TARGET,
      logLevel: "warning",
      metafile: true,
      ...options,
    });
    for (const input of Object.keys(metafile.inputs)) {
      const [from, of, at] = input.split("/");
      if (from === "runtime" && of === "dist" && ![room, ...rooms].includes(at))
        throw new Error(`${outfile} is made of ${input} too: name its room in scripts/build.mjs`);
    }
  }
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
