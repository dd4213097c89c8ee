/** The test files of a project: `*.test.js` and `*.test.mjs` below `test`, TypeScript where this Node reads it. */

import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { CliError } from "../error.js";

/** What was found. */
export interface TestFiles {
  /** Relative to the project, sorted. */
  readonly files: readonly string[];
  /** Those in a language that this Node does not read. */
  readonly unreadable: readonly string[];
}

/** The folder of tests, in a project. */
export const TEST_FOLDER = "test";
const JAVASCRIPT = /\.test\.m?js$/;
const TYPESCRIPT = /\.test\.m?ts$/;

/** Looks for them. `typescript`: whether this Node strips types. */
export async function findTests(project: string, typescript: boolean): Promise<TestFiles> {
  const entries = await readdir(join(project, TEST_FOLDER), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  const paths = entries
    .filter((entry) => entry.isFile())
    // `path` is what older Nodes call it.
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((path) => path.slice(project.length + 1))
    .filter((path) => !path.includes("node_modules"))
    .sort();
  const others = paths.filter((path) => TYPESCRIPT.test(path));
  return {
    files: paths.filter((path) => JAVASCRIPT.test(path) || (typescript && TYPESCRIPT.test(path))),
    unreadable: typescript ? [] : others,
  };
}

/** Tests that use the SDK need it in the project. Throws `project-not-installed`. */
export async function checkInstalled(project: string, files: readonly string[]): Promise<void> {
  const sources = await Promise.all(files.map((file) => readFile(join(project, file), "utf8")));
  if (!sources.some((source) => source.includes("@sandpaw/sdk"))) return;
  try {
    createRequire(join(project, "package.json")).resolve("@sandpaw/sdk/package.json");
  } catch (cause) {
    throw new CliError("project-not-installed", `${project} has no @sandpaw/sdk`, { cause });
  }
}
