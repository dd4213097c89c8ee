/** The source map that `build` lays beside a module: with it a trap has file, line and function. */

import { existsSync } from "node:fs";
import { MAX_SOURCE_MAP } from "@sandpaw/runtime/module";
import type { Context } from "./context.js";
import { readInput } from "./input-file.js";

/** Where the map of a module lies. */
export function mapPath(module: string): string {
  return `${module}.map`;
}

/** Its text, as far as it is there and can be read: a module runs without it. */
export function readSourceMapBeside(context: Context, module: string): { readonly sourceMap?: string } {
  const path = mapPath(module);
  if (!existsSync(path)) return {};
  try {
    return { sourceMap: new TextDecoder().decode(readInput(context, path, MAX_SOURCE_MAP).bytes) };
  } catch {
    return {};
  }
}
