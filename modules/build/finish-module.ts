/**
 * What happens to a module between compiling and optimising: exports get the names of the API, which
 * AssemblyScript cannot write, and every export first runs the top-level statements of the sources, once.
 *
 * They are not left to the module's start section: there the host does not have the memory yet, so a line
 * logged at the top of a file could not be read.
 */

import type { Binaryen, BinaryenModule } from "./asc.js";
import type { EntryPoint } from "./entry-points.js";

/** The name under which the compiler exports its start function. */
export const START = "sandpaw_initialise";
const REALLOC = "cabi_realloc";

/** Imports for which the host allocates in the module. */
const ALLOCATING: ReadonlySet<string> = new Set([
  "sandpaw:robot/sensors@0.1.0 scan",
  "sandpaw:robot/sensors@0.1.0 hazards",
  "sandpaw:robot/camera@0.1.0 list",
  "sandpaw:robot/camera@0.1.0 capture",
  "sandpaw:robot/events@0.1.0 wait",
]);

/** Renames and wraps the exports of `points`; drops `cabi_realloc` where nothing needs it. */
export function finishModule(
  module: BinaryenModule,
  binaryen: Binaryen,
  points: readonly EntryPoint[],
): void {
  const start = internalName(module, binaryen, START);
  module.removeExport(START);
  for (const { author, exported } of points) startFirst(module, binaryen, start, author, exported);
  if (points.some(({ author }) => author === "exec"))
    startFirst(module, binaryen, start, "exec_post", "cabi_post_exec");
  if (points.some(({ realloc }) => realloc) || importsAllocate(module, binaryen))
    startFirst(module, binaryen, start, REALLOC, REALLOC);
  else module.removeExport(REALLOC);
}

function startFirst(
  module: BinaryenModule,
  binaryen: Binaryen,
  start: string,
  from: string,
  to: string,
): void {
  const name = internalName(module, binaryen, from);
  const { params, results } = binaryen.getFunctionInfo(module.getFunction(name));
  const operands = binaryen.expandType(params).map((type, index) => module.local.get(index, type));
  const body = module.block(
    null,
    [module.call(start, [], binaryen.none), module.call(name, operands, results)],
    results,
  );
  module.removeExport(from);
  module.addFunction(`sandpaw/${to}`, params, results, [], body);
  module.addFunctionExport(`sandpaw/${to}`, to);
}

function internalName(module: BinaryenModule, binaryen: Binaryen, exported: string): string {
  return binaryen.getExportInfo(module.getExport(exported)).value;
}

function importsAllocate(module: BinaryenModule, binaryen: Binaryen): boolean {
  for (let index = 0; index < module.getNumFunctions(); index++) {
    const info = binaryen.getFunctionInfo(module.getFunctionByIndex(index));
    if (ALLOCATING.has(`${info.module} ${info.base}`)) return true;
  }
  return false;
}
