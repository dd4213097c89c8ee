/** Compiles the small guests of the bench: plain AssemblyScript without the SDK, so that only the call is measured. */

interface Compiler {
  compileString(
    source: string,
    options: Readonly<Record<string, unknown>>,
  ): Promise<{
    readonly error: Error | null;
    readonly binary: Uint8Array | null;
    readonly stderr: { toString(): string };
  }>;
}

/** The package's own declarations redefine Node's globals; a name that is not a literal keeps them out. */
const COMPILER: string = "assemblyscript/asc";

/** Compiles one source at -O3 without a runtime; throws with the compiler's words. */
async function compileGuest(source: string): Promise<Uint8Array<ArrayBuffer>> {
  const asc = (await import(COMPILER)) as Compiler;
  const { error, binary, stderr } = await asc.compileString(source, {
    optimizeLevel: 3,
    shrinkLevel: 0,
    runtime: "stub",
    use: ["abort="],
  });
  if (error || !binary) throw new Error(`the guest of the bench does not compile: ${stderr.toString()}`);
  return new Uint8Array(binary);
}

interface WebAssemblyInterface {
  instantiate(
    bytes: Uint8Array,
    imports: object,
  ): Promise<{ readonly instance: { readonly exports: Readonly<Record<string, unknown>> } }>;
}

/** Instantiates a guest; typed here because no DOM is in reach. */
export async function instantiateGuest(
  source: string,
  imports: object,
): Promise<Readonly<Record<string, unknown>>> {
  const api = Reflect.get(globalThis, "WebAssembly") as WebAssemblyInterface;
  const { instance } = await api.instantiate(await compileGuest(source), imports);
  return instance.exports;
}
