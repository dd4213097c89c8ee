/**
 * The standard behaviours: built beside their sources, again only when a source, the SDK or the compiler has
 * changed. What lies there is the module without a manifest section; the command adds it and
 * signs.
 */

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildBehaviour, manifestOf, type ManifestValue } from "./behaviour.js";
import { BuildError } from "./error.js";
import { readProject } from "./project.js";
import { PACKAGE_DIR } from "./sources.js";

/** Their names. */
export const STANDARD_BEHAVIOURS: readonly string[] = ["cover", "lookout", "square", "steer"];

/** One standard behaviour as it was built. */
export interface StandardBehaviour {
  readonly name: string;
  /** Its project's folder. */
  readonly dir: string;
  /** The module, without its manifest. */
  readonly wasm: Uint8Array;
  readonly map: string;
  readonly manifest: ManifestValue;
}

/** Where the parts of a built behaviour lie. */
function placesOf(name: string): {
  dir: string;
  build: string;
  wasm: string;
  map: string;
  stamp: string;
} {
  const dir = join(PACKAGE_DIR, "behaviours", name);
  const build = join(dir, "build");
  return {
    dir,
    build,
    wasm: join(build, `${name}.core.wasm`),
    map: join(build, `${name}.core.wasm.map`),
    stamp: join(build, "sources.sha256"),
  };
}

/** Builds those that are not up to date; resolves with their names. Throws `BuildError`. */
export async function buildStandardBehaviours(): Promise<readonly string[]> {
  const tools = await hashOf([join(PACKAGE_DIR, "assembly"), join(PACKAGE_DIR, "dist", "build")]);
  const built: string[] = [];
  for (const name of STANDARD_BEHAVIOURS) {
    const places = placesOf(name);
    const stamp = `${tools} ${await hashOf([join(places.dir, "assembly"), join(places.dir, "sandpaw.json")])}\n`;
    if ((await readFile(places.stamp, "utf8").catch(() => "")) === stamp) continue;
    const behaviour = await buildBehaviour({ dir: places.dir });
    await mkdir(places.build, { recursive: true });
    await replace(places.wasm, behaviour.wasm);
    await replace(places.map, behaviour.map);
    // Last: a build that was broken off is done again.
    await replace(places.stamp, stamp);
    built.push(name);
  }
  return built;
}

/** Reads a standard behaviour, building it first where that was not done. Throws `BuildError`. */
export async function standardBehaviour(name: string): Promise<StandardBehaviour> {
  if (!STANDARD_BEHAVIOURS.includes(name)) {
    throw new BuildError("standard-unknown", [
      {
        severity: "error",
        message: `there is no standard behaviour ${name}; there are ${STANDARD_BEHAVIOURS.join(", ")}`,
      },
    ]);
  }
  await buildStandardBehaviours();
  const places = placesOf(name);
  return {
    name,
    dir: places.dir,
    wasm: new Uint8Array(await readFile(places.wasm)),
    map: await readFile(places.map, "utf8"),
    manifest: manifestOf(await readProject(places.dir)),
  };
}

async function replace(path: string, contents: string | Uint8Array): Promise<void> {
  const next = `${path}.${process.pid}.new`;
  await writeFile(next, contents);
  await rename(next, path);
}

/** A digest of files and folders with everything in them, but source maps and declarations. */
async function hashOf(paths: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  const add = async (path: string): Promise<void> => {
    const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
    if (entries === null) {
      hash.update(path.slice(PACKAGE_DIR.length)).update("\0");
      hash.update(await readFile(path)).update("\0");
      return;
    }
    const names = entries.map(({ name }) => name).filter((one) => !/\.(map|d\.ts|tsbuildinfo)$/.test(one));
    for (const name of names.sort()) await add(join(path, name));
  };
  for (const path of paths) await add(path);
  return hash.digest("hex");
}
