/** WebAssembly text to bytes, by jco's copy of wasm-tools: a development dependency, used by tests only. */

import { parse } from "@bytecodealliance/jco";

/** The bytes of a module in text form. */
export async function wat(text: string): Promise<Uint8Array> {
  return await parse(text);
}
