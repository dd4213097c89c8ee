/** WASI preview 1, all of it: what a robot's behaviour may have works, the rest exists and refuses. */

import type { Callable } from "../web-assembly.js";
import { argumentFunctions } from "./arguments.js";
import { clockFunctions } from "./clocks.js";
import { descriptorFunctions } from "./descriptors.js";
import type { WasiHost } from "./host.js";
import { pollFunctions } from "./poll.js";
import { processFunctions } from "./process.js";
import { refusalFunctions } from "./refusals.js";
import { Stdio } from "./stdio.js";
import { streamFunctions } from "./streams.js";

/** The module name under which a guest imports it. */
export const WASI_MODULE = "wasi_snapshot_preview1";

/** The functions for one instance; its descriptors are its own. */
export function createWasi(host: WasiHost): Record<string, Callable> {
  const stdio = new Stdio();
  return {
    ...argumentFunctions(host),
    ...clockFunctions(host),
    ...descriptorFunctions(host, stdio),
    ...pollFunctions(host, stdio),
    ...processFunctions(host),
    ...refusalFunctions(stdio),
    ...streamFunctions(host, stdio),
  };
}
