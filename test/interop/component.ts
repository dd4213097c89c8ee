/**
 * Makes the component of a module, as `sandpaw build --component` does, and runs that in place of our glue. Only for
 * tests: the generated JavaScript has the authority of the host.
 */

import { jco } from "../harness/jco.js";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { WIT_PATH } from "@sandpaw/runtime/wit";
import { componentOf as wrap } from "@sandpaw/sdk/build";
import type { ComponentExports } from "./jco-values.js";
import { compileCore, temporaryFolder, type CoreImports, type CoreModule } from "../harness/index.js";

const WIT_FILE = new URL(`../../../${WIT_PATH}`, import.meta.url);

/** How a module keeps its strings. */
export type Encoding = "utf8" | "utf16";

/** The component made of a module: its bytes inside, and a world around them. */
export async function componentOf(wasm: Uint8Array, stringEncoding: Encoding): Promise<Uint8Array> {
  return wrap({ wasm, wit: await readFile(WIT_FILE, "utf8"), stringEncoding });
}

/** A component as JavaScript: a module file, and core modules by name. */
export interface TranspiledComponent {
  readonly script: string;
  readonly core: ReadonlyMap<string, Uint8Array>;
}

/** Transpiles a component into a temporary folder. */
export async function transpileComponent(component: Uint8Array): Promise<TranspiledComponent> {
  const { files } = await jco.transpile(component, {
    name: "module",
    instantiation: "sync",
    nodejsCompat: false,
  });
  const script = join(temporaryFolder(), "module.mjs");
  await writeFile(script, files["module.js"] ?? "");
  return { script, core: new Map(Object.entries(files).filter(([name]) => name.endsWith(".wasm"))) };
}

/** Loads a component; what it answers makes instances. Imports are functions by interface (`sandpaw:robot/motion`). */
export async function loadComponent(
  component: Uint8Array,
): Promise<(imports: CoreImports) => ComponentExports> {
  const { script, core } = await transpileComponent(component);
  const loaded: unknown = await import(pathToFileURL(script).href);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- jco has just written it
  const { instantiate } = loaded as Transpiled;
  return (imports) => instantiate((name) => compileCore(core.get(name) ?? new Uint8Array(0)), imports);
}

interface Transpiled {
  readonly instantiate: (core: (name: string) => CoreModule, imports: CoreImports) => ComponentExports;
}
