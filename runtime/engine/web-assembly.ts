/** The part of the WebAssembly JavaScript interface that the engine uses, typed here because no DOM is in reach. */

/** A guest's linear memory; `buffer` is another object after each growth. */
export interface LinearMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** What is linked: interface → function name → function. */
export type Imports = Record<string, Record<string, Callable>>;
/** A function of either side. Core types cross as number (i32, f32, f64) and bigint (i64). */
export type Callable = (...values: never[]) => unknown;

/** Whether an export is a function. */
export function isCallable(value: unknown): value is Callable {
  return typeof value === "function";
}

export interface CompiledModule {
  readonly [Symbol.toStringTag]: string;
}

export interface Instance {
  readonly exports: Readonly<Record<string, unknown>>;
}

export interface WebAssemblyInterface {
  readonly Module: {
    new (bytes: Uint8Array): CompiledModule;
    imports(
      module: CompiledModule,
    ): { readonly module: string; readonly name: string; readonly kind: string }[];
  };
  readonly Instance: new (module: CompiledModule, imports: Imports) => Instance;
  readonly Memory: new (limits: { initial: number; maximum?: number }) => LinearMemory;
  readonly RuntimeError: new (message?: string) => Error;
  readonly CompileError: new (message?: string) => Error;
  readonly LinkError: new (message?: string) => Error;
}

function isInterface(value: unknown): value is WebAssemblyInterface {
  return typeof value === "object" && value !== null && "Module" in value;
}

function find(): WebAssemblyInterface {
  const found: unknown = Reflect.get(globalThis, "WebAssembly");
  if (!isInterface(found)) throw new Error("this Node has no WebAssembly");
  return found;
}

/** The engine's own view of the global `WebAssembly`. */
export const wasm: WebAssemblyInterface = find();
