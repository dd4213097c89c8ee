/** What a module imports and exports, by the engine's own reading. */

/** One module, for people and for golden files. */
export interface Description {
  /** `namespace name`, sorted. */
  readonly imports: readonly string[];
  /** `name`, sorted. */
  readonly exports: readonly string[];
  /** The interfaces of the robot API among the imports. */
  readonly interfaces: readonly string[];
  /** Imports that neither the robot API nor WASI preview 1 has. */
  readonly foreign: readonly string[];
}

const ROBOT = /^sandpaw:robot\/([a-z-]+)@0\.1\.0$/;
const WASI = "wasi_snapshot_preview1";

/** Describes the bytes of a module; throws what `WebAssembly.Module` throws. */
export function describe(wasm: Uint8Array): Description {
  const module = new WebAssembly.Module(wasm);
  const imports = WebAssembly.Module.imports(module);
  const parts = imports.flatMap((one) => ROBOT.exec(one.module)?.[1] ?? []);
  return {
    imports: sorted(imports.map(label)),
    exports: sorted(WebAssembly.Module.exports(module).map((one) => one.name)),
    interfaces: sorted(new Set(parts)),
    foreign: sorted(imports.filter((one) => one.module !== WASI && !ROBOT.test(one.module)).map(label)),
  };
}

function label(one: { readonly module: string; readonly name: string }): string {
  return `${one.module} ${one.name}`;
}

function sorted(names: Iterable<string>): string[] {
  return [...names].sort((a, b) => (a < b ? -1 : 1));
}
