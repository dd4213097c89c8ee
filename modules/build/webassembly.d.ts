// The part of WebAssembly's JavaScript interface that the build uses; it is not in TypeScript's ES libraries.
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
    static imports(module: Module): { module: string; name: string; kind: string }[];
    static exports(module: Module): { name: string; kind: string }[];
  }
}
