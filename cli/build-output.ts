/** What a build leaves in the project's `build` folder: the module, its signature and its source map. */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { replaceFile } from "@sandpaw/runtime/policy";
import { bundlePath } from "@sandpaw/runtime/trust";
import type { SignedModule } from "./development-signature.js";
import { mapPath } from "./source-map-file.js";

/** The folder that everything built of a project goes to. */
export function buildFolder(project: string): string {
  return join(project, "build");
}

/** Writes all three, each at once or not at all; answers the module's path. */
export function writeBuild(project: string, signed: SignedModule, map: string): string {
  const folder = buildFolder(project);
  const module = join(folder, `${signed.manifest.name}.wasm`);
  mkdirSync(folder, { recursive: true });
  replaceFile(mapPath(module), map, 0o644);
  replaceFile(module, signed.bytes, 0o644);
  replaceFile(bundlePath(module), signed.bundle, 0o644);
  return module;
}
