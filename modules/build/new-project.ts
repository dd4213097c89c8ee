/** Makes the folder of a new behaviour from the template, ready to install and build. */

import { access, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import type { Shape } from "./entry-points.js";
import { BuildError } from "./error.js";
import { isName } from "./project.js";
import { PACKAGE_DIR } from "./sources.js";

/** What to make. */
export interface NewProjectOptions {
  /** The folder; made if it is absent, empty if it is there. Its last part is the behaviour's name. */
  readonly dir: string;
  readonly shape: Shape;
}

/** Files that packing would drop or read as its own, by the name that they have in the template. */
const RENAMED: ReadonlyMap<string, string> = new Map([["gitignore", ".gitignore"]]);

/** Makes it; resolves with the files, relative to the folder. Throws `BuildError` `project-…`. */
export async function newProject({ dir, shape }: NewProjectOptions): Promise<readonly string[]> {
  const folder = resolve(dir);
  const name = basename(folder);
  if (!isName(name) || name.includes(".")) {
    throw new BuildError("project-name", [
      { severity: "error", message: `${name}: use lower-case letters, digits and dashes` },
    ]);
  }
  const there = await readdir(folder).catch(() => []);
  if (there.length > 0)
    throw new BuildError("project-exists", [{ severity: "error", message: `${folder} is not empty` }]);
  const words = { name, ...(await dependencies()) };
  const written: string[] = [];
  for (const part of ["shared", shape]) {
    const from = join(PACKAGE_DIR, "template", part);
    for (const file of await filesBelow(from)) {
      const target = file.split(sep).map((step) => fill(RENAMED.get(step) ?? step, words));
      const text = await readFile(join(from, file), "utf8");
      const path = join(folder, ...target);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, fill(text, words), { flag: "wx" });
      written.push(target.join("/"));
    }
  }
  return written.sort();
}

/**
 * Where the project gets the SDK and the command from. A command that runs from a checkout names that checkout,
 * so that a project installs and builds without a network; an installed one names its own version.
 */
async function dependencies(): Promise<{ readonly sdk: string; readonly cli: string }> {
  const cli = join(dirname(PACKAGE_DIR), "cli");
  const checkout =
    !PACKAGE_DIR.split(sep).includes("node_modules") && (await exists(join(cli, "package.json")));
  if (checkout) return { sdk: `file:${PACKAGE_DIR}`, cli: `file:${cli}` };
  const own: unknown = JSON.parse(await readFile(join(PACKAGE_DIR, "package.json"), "utf8"));
  const version = typeof own === "object" && own !== null && "version" in own ? String(own.version) : "*";
  return { sdk: `^${version}`, cli: `^${version}` };
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = entries.map(async (entry) => {
    if (!entry.isDirectory()) return [entry.name];
    return (await filesBelow(join(folder, entry.name))).map((file) => join(entry.name, file));
  });
  return (await Promise.all(nested)).flat();
}

function fill(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, word: string) => {
    const value = words[word];
    // The values stand inside JSON strings, where a backslash of a Windows path must be doubled.
    return value === undefined ? whole : JSON.stringify(value).slice(1, -1);
  });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
