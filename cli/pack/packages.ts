/**
 * What a robot needs of the installed npm packages: this command, the runtime, the console and what they depend on,
 * without what only authors use (compilers), declarations, source maps and tests.
 */

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { CliError } from "../error.js";

/** A file of a package. */
export interface PackageFile {
  /** Below `node_modules`. */
  readonly path: string;
  readonly file: string;
}

/** Compilers: 200 MB that no robot runs. `sandpaw build` says on a robot that they are missing. */
const AUTHORS_ONLY: ReadonlySet<string> = new Set(["assemblyscript", "@bytecodealliance/jco"]);
/** Of sandpaw's own packages only what they would publish. */
const OWN = "@sandpaw/";
const LEFT_OUT_FOLDERS = /^(node_modules|test|tests|__tests__|docs|example|examples|bench|benchmarks?|\..+)$/;
const LEFT_OUT_FILES = /\.(d\.[mc]?ts|[mc]?ts|map|md|markdown|tsbuildinfo|yml|test\.[mc]?js)$|^\./i;
const KEPT = /^(licen[cs]e|notice|copying)/i;
/** Of the SDK a robot needs what names and reads projects, not the sources of behaviours. */
const LEFT_OUT_OF_SDK: ReadonlySet<string> = new Set(["assembly", "behaviours", "template"]);

interface Manifest {
  readonly name: string;
  readonly version: string;
  /** Names of packages. */
  readonly dependencies: readonly string[];
  /** What it would publish. */
  readonly files: readonly string[];
}

/** All files, in the order of their paths. Throws `pack-packages`. */
export function collectPackages(root: string): readonly PackageFile[] {
  const taken = new Map<string, string>();
  const files: PackageFile[] = [];
  const queue = [{ dir: root, below: "" }];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { dir } = next;
    const manifest = readManifest(dir);
    const version = taken.get(manifest.name);
    if (version === manifest.version) continue;
    // Another version of a package that is there already lies below the one that wants it.
    const path = version === undefined ? manifest.name : `${next.below}/node_modules/${manifest.name}`;
    if (version === undefined) taken.set(manifest.name, manifest.version);
    files.push(...filesOf(dir, manifest).map((name) => ({ path: `${path}/${name}`, file: join(dir, name) })));
    for (const name of manifest.dependencies) {
      if (!AUTHORS_ONLY.has(name)) queue.push({ dir: folderOf(name, dir), below: path });
    }
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function readManifest(dir: string): Manifest {
  const value: unknown = JSON.parse(readFileSync(join(dir, "package.json"), "utf8"));
  if (!isNamed(value)) throw new CliError("pack-packages", `the package.json in ${dir} names no package`);
  const { dependencies, files } = value;
  return {
    name: value.name,
    version: value.version,
    dependencies: typeof dependencies === "object" && dependencies !== null ? Object.keys(dependencies) : [],
    files: Array.isArray(files) ? files.map(String) : [],
  };
}

interface Named {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: unknown;
  readonly files?: unknown;
}

function isNamed(value: unknown): value is Named {
  if (typeof value !== "object" || value === null || !("name" in value) || !("version" in value))
    return false;
  return typeof value.name === "string" && typeof value.version === "string";
}

/** As Node would find it from there. */
function folderOf(name: string, from: string): string {
  for (const folder of createRequire(join(from, "package.json")).resolve.paths(name) ?? []) {
    try {
      readFileSync(join(folder, name, "package.json"));
      return join(folder, name);
    } catch {
      // Not in this one; the next.
    }
  }
  throw new CliError("pack-packages", `${name}, which ${from} depends on, is not installed`);
}

function filesOf(dir: string, { name, files }: Manifest): readonly string[] {
  if (!name.startsWith(OWN)) return walk(dir, "");
  const own = files.filter((entry) => name !== "@sandpaw/sdk" || !LEFT_OUT_OF_SDK.has(entry));
  const listed = own.flatMap((entry) => {
    const found = readdirSync(dir, { withFileTypes: true }).find((one) => one.name === entry.split("/")[0]);
    if (found === undefined) throw new CliError("pack-packages", `${name} has no ${entry} in ${dir}`);
    return isFile(dir, entry) ? [entry] : walk(dir, entry);
  });
  return ["package.json", ...listed];
}

function isFile(dir: string, entry: string): boolean {
  const folder = dirname(join(dir, entry));
  return readdirSync(folder, { withFileTypes: true }).some(
    (one) => one.isFile() && join(folder, one.name) === join(dir, entry),
  );
}

function walk(dir: string, below: string): string[] {
  return readdirSync(join(dir, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return LEFT_OUT_FOLDERS.test(entry.name) ? [] : walk(dir, path);
    if (!entry.isFile()) return [];
    return KEPT.test(entry.name) || !LEFT_OUT_FILES.test(entry.name) ? [path] : [];
  });
}
