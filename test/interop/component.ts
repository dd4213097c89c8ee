/**
 * Wraps a module's same bytes as a WASI 0.2 component with jco, and runs that in place of our glue. Only for
 * tests: the generated JavaScript has the authority of the host.
 */

import { jco } from "../harness/jco.js";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readModule } from "@sandpaw/runtime/module";
import { parseWit, resolve, WIT_PATH } from "@sandpaw/runtime/wit";
import type { ComponentExports } from "./jco-values.js";
import { compileCore, temporaryFolder, type CoreImports, type CoreModule } from "../harness/index.js";

const WIT_FILE = new URL(`../../../${WIT_PATH}`, import.meta.url);
const PACKAGE = "sandpaw:robot/";
const WASI = "wasi_snapshot_preview1";

/** How a module keeps its strings. */
export type Encoding = "utf8" | "utf16";

/** The text of `robot.wit` with a world `module` that has exactly what this module imports and exports. */
export async function worldOf(bytes: Uint8Array): Promise<string> {
  const text = await readFile(WIT_FILE, "utf8");
  const module = readModule(bytes);
  const imported = module.imports
    .filter((one) => one.module.startsWith(PACKAGE))
    .map((one) => one.module.slice(PACKAGE.length).replace(/@.*$/, ""));
  const exported = new Set(module.exports.map((one) => one.name));
  const reactor = resolve(parseWit(text, WIT_PATH)).worlds.find((world) => world.name === "reactor");
  const names = reactor?.exports.map((func) => func.name).filter((name) => exported.has(name)) ?? [];
  // The lines of the world itself, so that a signature is written in one place only.
  const exports = names.map((name) => new RegExp(`^ *export ${name}: .*;$`, "m").exec(text)?.[0] ?? "");
  const imports = [...new Set(imported)].map((name) => `  import ${name};`);
  return [text, "world module {", "  use events.{event};", ...imports, ...exports, "}", ""].join("\n");
}

/** The component made of a module: its bytes inside, and a world around them. */
export async function componentOf(bytes: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  const witSource = await worldOf(bytes);
  const embedded = await jco.componentEmbed({
    binary: bytes,
    witSource,
    world: "module",
    stringEncoding: encoding,
  });
  const wasi = readModule(bytes).imports.some((one) => one.module === WASI);
  return jco.componentNew(embedded, wasi ? [[WASI, await readFile(jco.preview1AdapterCommandPath())]] : []);
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
