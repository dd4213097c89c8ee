/**
 * Ends a guest from inside a host call. A JavaScript exception would not do: a module with exception handling
 * catches it with `catch_all` and runs on. A trap is what no guest can catch, so one is raised, by a module of our
 * own whose only function is `unreachable`; why it was raised is kept beside it.
 */

import { isCallable, wasm, type Callable } from "./web-assembly.js";

/** Why the host ends a guest. */
export type Ending =
  | { readonly kind: "exit"; readonly code: number }
  | { readonly kind: "stop"; readonly graceMs: number }
  | { readonly kind: "robot-lost"; readonly message: string };

// (module (func (export "t") unreachable))
const TRAP_MODULE = Buffer.from("0061736d0100000001040160000003020100070501017400000a05010300000b", "hex");

function makeTrap(): Callable {
  const found = new wasm.Instance(new wasm.Module(TRAP_MODULE), {}).exports["t"];
  if (!isCallable(found)) throw new Error("the trap module has no function");
  return found;
}

const trap = makeTrap();

/** The one ending under way of one guest. */
export class Unwinder {
  #ending: Ending | undefined;

  /** Unwinds every frame of the guest; the first ending wins. */
  end(ending: Ending): never {
    this.#ending ??= ending;
    trap();
    throw new Error("a trap did not unwind");
  }

  /** Puts back an ending that was taken by somebody whose it is not. */
  keep(ending: Ending): void {
    this.#ending = ending;
  }

  /** Why the guest was unwound, once; undefined when it was not. */
  take(): Ending | undefined {
    const ending = this.#ending;
    this.#ending = undefined;
    return ending;
  }
}
