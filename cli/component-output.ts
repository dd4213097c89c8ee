/** A component beside its module. Robots run the module; the component is for other hosts. */

import { readFile } from "node:fs/promises";
import { replaceFile } from "@sandpaw/runtime/policy";
import { componentOf, type ComponentOptions } from "@sandpaw/sdk/build";
import { WIT_FILE } from "./place.js";

/** Wraps and writes it; answers its path. Throws `jco-missing`, `component-failed`. */
export async function writeComponent(
  module: string,
  { wasm, stringEncoding }: Pick<ComponentOptions, "wasm" | "stringEncoding">,
): Promise<string> {
  const path = module.replace(/\.wasm$/, ".component.wasm");
  const component = await componentOf({ wasm, wit: await readFile(WIT_FILE, "utf8"), stringEncoding });
  replaceFile(path, component, 0o644);
  return path;
}
