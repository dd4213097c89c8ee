/** Runs a module in this process: the engine's own glue, with a robot that the test writes. */

import { bindReactor, GuestMemory, linkRobot, type GlueHost, type Reactor } from "@sandpaw/runtime/engine";

interface WebAssemblyInterface {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: Readonly<Record<string, object>>,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
  readonly RuntimeError: new () => Error;
}

function isInterface(value: unknown): value is WebAssemblyInterface {
  return typeof value === "object" && value !== null && "Module" in value;
}

function isFunction(value: unknown): value is () => void {
  return typeof value === "function";
}

function find(): WebAssemblyInterface {
  const found: unknown = Reflect.get(globalThis, "WebAssembly");
  if (!isInterface(found)) throw new Error("this Node has no WebAssembly");
  return found;
}

/** Node's WebAssembly, which its types leave out. */
export const wasm: WebAssemblyInterface = find();

/** Thrown by `proc_exit`. */
export class ProgramExit extends Error {
  readonly exitCode: number;

  constructor(code: number) {
    super(`the program ended with ${code}`);
    this.exitCode = code;
  }
}

/** A guest that is instantiated. */
export interface Guest {
  readonly reactor: Reactor;
  /** Runs `_start`; answers the exit code. */
  run(): number;
  /** Size of the linear memory, bytes. */
  memoryBytes(): number;
}

const EVERYTHING = ["motion", "sensors", "camera", "events", "log", "telemetry", "store"];

/** Instantiates a module that speaks UTF-16, with every interface linked. */
export function startGuest(bytes: Uint8Array, host: GlueHost): Guest {
  const memory = new GuestMemory("utf16");
  const imports = {
    ...linkRobot(memory, host, EVERYTHING),
    wasi_snapshot_preview1: {
      proc_exit: (code: number): never => {
        throw new ProgramExit(code);
      },
    },
  };
  const { exports } = new wasm.Instance(new wasm.Module(bytes), imports);
  memory.bind(exports);
  return {
    reactor: bindReactor(memory, exports),
    run: () => {
      const start = exports["_start"];
      if (!isFunction(start)) throw new Error("this is no program");
      try {
        start();
        return 0;
      } catch (thrown) {
        if (thrown instanceof ProgramExit) return thrown.exitCode;
        throw thrown;
      }
    },
    memoryBytes: () => {
      const linear = exports["memory"];
      if (typeof linear !== "object" || linear === null || !("buffer" in linear)) return 0;
      return linear.buffer instanceof ArrayBuffer ? linear.buffer.byteLength : 0;
    },
  };
}
