/** Compiles the small guests of the bench: plain AssemblyScript without the SDK, so that only the call is measured. */

import { wasm, type Imports } from "@sandpaw/runtime/engine";

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

function isCompiler(value: unknown): value is Compiler {
  return typeof value === "object" && value !== null && "compileString" in value;
}

/** Compiles one source at -O3 without a runtime; throws with the compiler's words. */
async function compileGuest(source: string): Promise<Uint8Array<ArrayBuffer>> {
  const asc: unknown = await import(COMPILER);
  if (!isCompiler(asc)) throw new Error(`${COMPILER} is not the compiler`);
  const { error, binary, stderr } = await asc.compileString(source, {
    optimizeLevel: 3,
    shrinkLevel: 0,
    runtime: "stub",
    use: ["abort="],
  });
  if (error || !binary) throw new Error(`the guest of the bench does not compile: ${stderr.toString()}`);
  return new Uint8Array(binary);
}

/** Instantiates a guest; answers its exports. */
export async function instantiateGuest(
  source: string,
  imports: Imports,
): Promise<Readonly<Record<string, unknown>>> {
  const module = new wasm.Module(await compileGuest(source));
  return new wasm.Instance(module, imports).exports;
}
