// Makes one file of a program of the runtime and all that it imports, for scripts/build.mjs; the folder with `runtime` is the current one.
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

export const DIST = join("runtime", "dist");
/** The oldest Node that is served. */
export const TARGET = "node20.11";

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
export async function bundle(room, entries, rooms, options) {
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
      if (from === "runtime" && of === "dist" && ![room, ...rooms].includes(at)) {
        // Or the next build would take it for one that is up to date.
        rmSync(outfile);
        throw new Error(`${outfile} is made of ${input} too: name its room in scripts/build.mjs`);
      }
    }
  }
}
