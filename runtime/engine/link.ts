/** Compiles a module and gives it exactly what it may import. */

import type { Exit } from "../protocol/index.js";
import { exitFor } from "./ending.js";
import { bindReactor, linkRobot, type Reactor } from "./glue.gen.js";
import type { GuestMemory } from "./guest-memory.js";
import type { GlueHost } from "./robot-call.js";
import { WASI_MODULE } from "./wasi/index.js";
import { wasm, type CompiledModule, type Imports, type Instance } from "./web-assembly.js";

/** What a module may be linked with. */
export interface Offer {
  readonly guest: GuestMemory;
  readonly host: GlueHost;
  /** The interfaces of the robot API that are granted. */
  readonly interfaces: readonly string[];
  readonly wasi: Imports[string];
}

/** An instance, ready to be called. */
export interface LinkedGuest {
  readonly exports: Instance["exports"];
  readonly reactor: Reactor;
}

/**
 * Links a module: answers what makes its instance, which runs its start function, or the exit of one that is
 * refused. The engine's is `linkModule`; tests run the same bytes behind another glue.
 */
export type Link = (bytes: Uint8Array, offer: Offer) => Exit | (() => LinkedGuest);

/** Links a core module behind our own glue. */
export function linkModule(bytes: Uint8Array, { guest, host, interfaces, wasi }: Offer): ReturnType<Link> {
  const module = compile(bytes);
  if ("reason" in module) return module;
  const imports: Imports = { ...linkRobot(guest, host, interfaces), [WASI_MODULE]: wasi };
  const refusal = missingImport(module, imports);
  if (refusal !== undefined) return refusal;
  return () => {
    const { exports } = new wasm.Instance(module, imports);
    guest.bind(exports);
    return { exports, reactor: bindReactor(guest, exports) };
  };
}

/** The compiled module, or the exit that says why there is none. */
function compile(bytes: Uint8Array): CompiledModule | Exit {
  try {
    return new wasm.Module(bytes);
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
    return exitFor("refused", `module-invalid: the module does not compile: ${thrown.message}`);
  }
}

/** The exit for the first import that is not offered; undefined when all are. */
function missingImport(module: CompiledModule, offered: Imports): Exit | undefined {
  for (const wanted of wasm.Module.imports(module)) {
    const functions = Object.hasOwn(offered, wanted.module) ? offered[wanted.module] : undefined;
    if (functions !== undefined && Object.hasOwn(functions, wanted.name) && wanted.kind === "function")
      continue;
    const name = `${wanted.module} ${wanted.name}`;
    return exitFor(
      "refused",
      `import-outside-api: the module imports the ${wanted.kind} ${name}, which is not granted to it or does not exist`,
    );
  }
  return undefined;
}
