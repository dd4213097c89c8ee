/** The shape `program`: one call of `_start`, which may block, and whose return is success. */

import type { Exit } from "../protocol/index.js";
import { exitFor, ownExit } from "./ending.js";
import { isCallable, type Instance } from "./web-assembly.js";

/** Runs a program to its end; what it throws is the caller's to explain. */
export function runProgram({ exports }: { readonly exports: Instance["exports"] }): Exit {
  const start = exports["_start"];
  if (!isCallable(start))
    return exitFor("refused", "entry-missing: the module is a program but exports no _start");
  start();
  return ownExit(0);
}
