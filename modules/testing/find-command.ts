/** Finds the command `sandpaw`: this package never imports it. */

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { SimulationError } from "./error.js";

/** Where to look. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/**
 * A script for Node or an executable: what SANDPAW names, else the package of the project, else the one beside
 * the SDK, else what the search path has. Throws `test-command-missing`.
 */
export function findCommand({ env, cwd }: Surroundings): string {
  const named = env["SANDPAW"];
  if (named !== undefined && named !== "") return named;
  for (const from of [pathToFileURL(join(cwd, "package.json")).href, import.meta.url]) {
    const script = scriptBeside(from);
    if (script !== undefined) return script;
  }
  const onPath = (env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, "sandpaw"))
    .find((file) => existsSync(file));
  if (onPath !== undefined) return onPath;
  throw new SimulationError("test-command-missing", "there is no sandpaw here, nor beside the SDK");
}

function scriptBeside(from: string): string | undefined {
  try {
    const script = join(
      dirname(createRequire(from).resolve("@sandpaw/cli/package.json")),
      "bin",
      "sandpaw.mjs",
    );
    return existsSync(script) ? script : undefined;
  } catch {
    return undefined;
  }
}
