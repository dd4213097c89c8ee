/** V8's WebAssembly, typed: the library of ES2023 and the types of Node 20 leave it out. */

/** A compiled module; only V8 looks inside. */
export type CoreModule = object;
/** Functions by module and name. */
export type CoreImports = Readonly<Record<string, Readonly<Record<string, (...args: never[]) => unknown>>>>;

interface V8 {
  readonly Module: new (bytes: Uint8Array) => CoreModule;
  readonly Instance: new (
    module: CoreModule,
    imports: CoreImports,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
}

// oxlint-disable-next-line typescript/no-unsafe-assignment -- Every JavaScript engine that runs this has the global.
const v8: V8 = Reflect.get(globalThis, "WebAssembly");

/** Compiles a core module. */
export function compileCore(bytes: Uint8Array): CoreModule {
  return new v8.Module(bytes);
}

/** Makes an instance; answers its exports. */
export function instantiateCore(
  module: CoreModule,
  imports: CoreImports = {},
): Readonly<Record<string, unknown>> {
  return new v8.Instance(module, imports).exports;
}
