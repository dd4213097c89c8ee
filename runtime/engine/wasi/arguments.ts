/** Arguments and environment: `args_*` and `environ_*`. */

import { ERRNO } from "./errno.js";
import type { WasiHost } from "./host.js";

type Pair = (first: number, second: number) => number;

const UTF8 = new TextEncoder();

/** The two functions that hand out one list of texts, each ended by a zero byte. */
function listFunctions(
  host: WasiHost,
  texts: readonly string[],
): { readonly get: Pair; readonly sizes: Pair } {
  const blocks = texts.map((text) => UTF8.encode(`${text}\0`));
  const total = blocks.reduce((sum, block) => sum + block.length, 0);
  return {
    sizes: (countAt, sizeAt) => {
      const { memory } = host;
      if (!memory.holds(countAt >>> 0, 4) || !memory.holds(sizeAt >>> 0, 4)) return ERRNO.fault;
      memory.view().setUint32(countAt >>> 0, blocks.length, true);
      memory.view().setUint32(sizeAt >>> 0, total, true);
      return ERRNO.success;
    },
    get: (pointersAt, textAt) => {
      const { memory } = host;
      if (!memory.holds(pointersAt >>> 0, 4 * blocks.length)) return ERRNO.fault;
      if (!memory.holds(textAt >>> 0, total)) return ERRNO.fault;
      // Texts first, then pointers: what a guest sees that lets the two overlap.
      let at = textAt >>> 0;
      const starts = blocks.map((block) => {
        memory.bytes().set(block, at);
        at += block.length;
        return at - block.length;
      });
      for (const [i, start] of starts.entries())
        memory.view().setUint32((pointersAt >>> 0) + 4 * i, start, true);
      return ERRNO.success;
    },
  };
}

/** `args_get`, `args_sizes_get`, `environ_get`, `environ_sizes_get`. */
export function argumentFunctions(
  host: WasiHost,
): Record<"args_get" | "args_sizes_get" | "environ_get" | "environ_sizes_get", Pair> {
  const args = listFunctions(host, host.args);
  const env = listFunctions(host, host.env);
  return {
    args_get: args.get,
    args_sizes_get: args.sizes,
    environ_get: env.get,
    environ_sizes_get: env.sizes,
  };
}
