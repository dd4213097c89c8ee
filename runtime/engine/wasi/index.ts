/** WASI preview 1, all of it: what a robot's behaviour may have works, the rest exists and refuses. */

import type { Callable } from "../web-assembly.js";
import { argumentFunctions } from "./arguments.js";
import { clockFunctions } from "./clocks.js";
import { descriptorFunctions } from "./descriptors.js";
import type { WasiHost } from "./host.js";
import { pollFunctions } from "./poll.js";
import { processFunctions } from "./process.js";
import { refusalFunctions } from "./refusals.js";
import { DescriptorTable } from "./descriptor-table.js";
import { folderFunctions, preopen } from "./folders.js";
import { readingFunctions } from "./reading.js";
import { writingFunctions } from "./writing.js";

/** The module name under which a guest imports it. */
export const WASI_MODULE = "wasi_snapshot_preview1";

/** The functions for one instance; its descriptors are its own. */
export function createWasi(host: WasiHost): Record<string, Callable> {
  const table = new DescriptorTable();
  preopen(host, table);
  return {
    ...argumentFunctions(host),
    ...clockFunctions(host),
    ...descriptorFunctions(host, table),
    ...pollFunctions(host, table),
    ...processFunctions(host),
    ...refusalFunctions(table),
    ...folderFunctions(host, table),
    ...readingFunctions(host, table),
    ...writingFunctions(host, table),
  };
}
