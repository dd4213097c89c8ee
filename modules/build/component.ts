/** Wraps a module's same bytes as a WASI 0.2 component, for hosts that run components. */

import { readFile } from "node:fs/promises";
import { describe } from "./describe.js";
import { BuildError } from "./error.js";
import { loadJco } from "./jco.js";

/** What to wrap. */
export interface ComponentOptions {
  /** The module. */
  readonly wasm: Uint8Array;
  /** The text of `robot.wit`, the definition of the robot API. */
  readonly wit: string;
  /** How the module keeps its strings. */
  readonly stringEncoding: "utf8" | "utf16";
}

const WORLD = "module";
const WASI = "wasi_snapshot_preview1";

/** The definition with a world `module` that has exactly what this module imports and exports. */
export function worldOf({ wasm, wit }: Pick<ComponentOptions, "wasm" | "wit">): string {
  const { interfaces, exports } = describe(wasm);
  // The lines of the world itself, so that a signature is written in one place only.
  const exported = [...wit.matchAll(/^ *export ([a-z-]+): .*;$/gm)].flatMap(([line, name]) =>
    name !== undefined && exports.includes(name) ? [line] : [],
  );
  const imported = interfaces.map((name) => `  import ${name};`);
  return [wit, `world ${WORLD} {`, "  use events.{event};", ...imported, ...exported, "}", ""].join("\n");
}

/** The component: the module's bytes inside, and a world around them. Throws `BuildError` `jco-missing`, `component-failed`. */
export async function componentOf(options: ComponentOptions): Promise<Uint8Array> {
  const { wasm, stringEncoding } = options;
  const jco = await loadJco();
  try {
    const embedded = await jco.componentEmbed({
      binary: wasm,
      witSource: worldOf(options),
      world: WORLD,
      stringEncoding,
    });
    const usesWasi = describe(wasm).imports.some((one) => one.startsWith(`${WASI} `));
    const adapters = usesWasi ? [[WASI, await readFile(jco.preview1AdapterCommandPath())] as const] : [];
    return await jco.componentNew(embedded, adapters);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new BuildError("component-failed", [{ severity: "error", message: why }]);
  }
}
