/** V8's own reading of modules, typed: the library of ES2023 and the types of Node 20 leave WebAssembly out. */

/** Import or export as V8 lists it. */
export interface Listed {
  readonly module?: string;
  readonly name: string;
  readonly kind: string;
}

type Guest = Readonly<Record<string, (...args: number[]) => number>>;

interface V8 {
  readonly validate: (bytes: Uint8Array) => boolean;
  readonly Module: (new (bytes: Uint8Array) => object) & {
    readonly imports: (module: object) => Listed[];
    readonly exports: (module: object) => Listed[];
  };
  readonly Instance: new (module: object) => { readonly exports: Guest };
  readonly RuntimeError: new () => Error;
}

// oxlint-disable-next-line typescript/no-unsafe-assignment -- Every JavaScript engine that runs this has the global.
const v8: V8 = Reflect.get(globalThis, "WebAssembly");

/** Whether V8 would compile it. */
export const validate = (bytes: Uint8Array): boolean => v8.validate(bytes);

/** Imports and exports as V8 sees them. */
export function listed(bytes: Uint8Array): { imports: Listed[]; exports: Listed[] } {
  const module = new v8.Module(bytes);
  return { imports: v8.Module.imports(module), exports: v8.Module.exports(module) };
}

/** The exported functions of a module without imports. */
export function instantiate(bytes: Uint8Array): (name: string, ...args: number[]) => number {
  const { exports } = new v8.Instance(new v8.Module(bytes));
  return (name, ...args) => {
    const found = exports[name];
    if (found === undefined) throw new Error(`no export ${name}`);
    return found(...args);
  };
}

/** Whether this is how a trap looks. */
export const isTrap = (error: unknown): boolean => error instanceof v8.RuntimeError;
