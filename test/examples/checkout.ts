/** Files of this checkout that the tests of pages read. */

import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the checkout. */
export const ROOT: string = fileURLToPath(new URL("../../../", import.meta.url));
const BUILT = /(^|\/)(build|node_modules)\//;

/** The text of a file, by its path in the checkout. */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** The examples, by name. */
export function examples(): readonly string[] {
  return readdirSync(join(ROOT, "examples"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The sources of an example: its files without the page and what a build leaves. */
export function sourcesOf(example: string): readonly string[] {
  const folder = join(ROOT, "examples", example);
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((path) => path !== "README.md" && !BUILT.test(path))
    .sort();
}
