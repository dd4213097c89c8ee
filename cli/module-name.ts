/** The name that a module gives itself. */

import { readModule } from "@sandpaw/runtime/module";
import { parseManifest } from "@sandpaw/runtime/policy";

/** The name in the manifest; empty where there is none. Throws `ModuleError`, `PolicyError`. */
export function moduleName(bytes: Uint8Array): string {
  const { manifest } = readModule(bytes);
  return manifest === undefined ? "" : parseManifest(manifest).name;
}
