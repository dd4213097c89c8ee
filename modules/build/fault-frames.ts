/**
 * Keeps the library's functions that can fault out of inlining, so that the stack of a fault still has a frame
 * of whoever called them: "index out of range" is of use only with the line that asked for it. It costs a call
 * per checked access; `unchecked(…)` and the SDK's own readings do without.
 */

import type { Binaryen, BinaryenModule } from "./asc.js";

const LIBRARY = "~lib/";
/** The runtime faults only when memory is full, which is told by itself. */
const RUNTIME = "~lib/rt/";

/** Marks them; to be called before the optimiser runs. */
export function keepFaultsApart(module: BinaryenModule, binaryen: Binaryen): void {
  for (let index = 0; index < module.getNumFunctions(); index++) {
    const { name, body } = binaryen.getFunctionInfo(module.getFunctionByIndex(index));
    if (body === 0 || !name.startsWith(LIBRARY) || name.startsWith(RUNTIME)) continue;
    if (!binaryen.emitText(body).includes("(unreachable)")) continue;
    binaryen.setPassArgument("no-inline", name);
    module.runPasses(["no-inline"]);
  }
}
