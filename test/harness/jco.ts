/** jco, a development dependency. Its own declarations do not type-check, so what is used is typed here. */

/** A compiled component as JavaScript and core modules. */
interface Transpiled {
  readonly files: Readonly<Record<string, Uint8Array>>;
}

interface Jco {
  /** WebAssembly text to bytes. */
  parse(text: string): Promise<Uint8Array>;
  componentEmbed(options: {
    readonly binary: Uint8Array;
    readonly witSource: string;
    readonly world: string;
    readonly stringEncoding?: "utf8" | "utf16";
  }): Promise<Uint8Array>;
  componentNew(core: Uint8Array, adapters: readonly [string, Uint8Array][]): Promise<Uint8Array>;
  preview1AdapterCommandPath(): string;
  transpile(component: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<Transpiled>;
}

/** A name that is not a literal keeps the declarations out. */
const NAME: string = "@bytecodealliance/jco";

function isJco(value: unknown): value is Jco {
  return typeof value === "object" && value !== null && "componentEmbed" in value && "transpile" in value;
}

async function load(): Promise<Jco> {
  const loaded: unknown = await import(NAME);
  if (!isJco(loaded)) throw new Error(`${NAME} is not the version that the tests need`);
  return loaded;
}

export const jco: Jco = await load();
