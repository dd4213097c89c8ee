/** WebAssembly text to bytes, by jco's copy of wasm-tools: a development dependency, used by tests only. */

import { jco } from "../../harness/jco.js";

/** The bytes of a module in text form. */
export async function wat(text: string): Promise<Uint8Array> {
  return await jco.parse(text);
}
