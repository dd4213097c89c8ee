/** Compiles a module and gives it exactly what it may import. */

import type { Exit } from "../protocol/index.js";
import { exitFor } from "./ending.js";
import { wasm, type CompiledModule, type Imports } from "./web-assembly.js";

/** The compiled module, or the exit that says why there is none. */
export function compile(bytes: Uint8Array): CompiledModule | Exit {
  try {
    return new wasm.Module(bytes);
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
    return exitFor("refused", `The module does not compile: ${thrown.message}`);
  }
}

/** The exit for the first import that is not offered; undefined when all are. */
export function missingImport(module: CompiledModule, offered: Imports): Exit | undefined {
  for (const wanted of wasm.Module.imports(module)) {
    const functions = Object.hasOwn(offered, wanted.module) ? offered[wanted.module] : undefined;
    if (functions !== undefined && Object.hasOwn(functions, wanted.name) && wanted.kind === "function")
      continue;
    const name = `${wanted.module} ${wanted.name}`;
    return exitFor(
      "refused",
      `The module imports the ${wanted.kind} ${name}, which is not granted to it or does not exist.`,
    );
  }
  return undefined;
}
