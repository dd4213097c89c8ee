/**
 * The part of AssemblyScript's programming interface that the build uses, loaded when it is first needed.
 * The package's own declarations redefine Node's globals, so the types here are written by hand; the version
 * of the package is pinned exactly.
 */

import { setFlagsFromString } from "node:v8";

/** A source file as the parser sees it. */
export interface AscSource {
  readonly internalPath: string;
  readonly normalizedPath: string;
  readonly text: string;
  readonly statements: readonly AscStatement[];
}

/** Offsets are UTF-16 units. */
export interface AscRange {
  readonly start: number;
  readonly end: number;
  readonly source: AscSource;
}

/** A statement at the top of a file or in a class: only what tells which functions there are. */
export interface AscStatement {
  readonly kind: number;
  readonly range: AscRange;
  readonly flags?: number;
  readonly name?: { readonly text: string; readonly range: AscRange };
  /** Of a function. */
  readonly signature?: {
    readonly returnType: { readonly name?: { readonly identifier: { readonly text: string } } };
  };
  /** Of `export { a as b }`, a class, a namespace, an enumeration. */
  readonly members?: readonly AscMember[] | null;
}

/** A member; only those of `export { … }` have an exported name. */
export interface AscMember extends AscStatement {
  readonly exportedName?: { readonly text: string; readonly range: AscRange };
}

/** One message of the compiler; its source comes without text. */
export interface AscDiagnostic {
  readonly code: number;
  readonly category: number;
  readonly message: string;
  readonly range: {
    readonly start: number;
    readonly end: number;
    readonly source: { readonly normalizedPath: string };
  } | null;
}

/** The parser, as a transform gets it. */
export interface AscParser {
  readonly sources: readonly AscSource[];
  parseFile(text: string, path: string, isEntry: boolean): void;
}

type Reference = number;

/** A module of binaryen, as a transform gets it. */
export interface BinaryenModule {
  readonly local: { get(index: number, type: Reference): Reference };
  block(label: string | null, children: readonly Reference[], type?: Reference): Reference;
  call(name: string, operands: readonly Reference[], type: Reference): Reference;
  addFunction(
    name: string,
    params: Reference,
    results: Reference,
    locals: readonly Reference[],
    body: Reference,
  ): Reference;
  addFunctionExport(internal: string, external: string): Reference;
  removeExport(external: string): void;
  getExport(external: string): Reference;
  getNumFunctions(): number;
  getFunctionByIndex(index: number): Reference;
  getFunction(name: string): Reference;
  runPasses(names: readonly string[]): void;
}

/** What binaryen says of functions and exports. */
export interface Binaryen {
  readonly none: Reference;
  expandType(type: Reference): readonly Reference[];
  getFunctionInfo(fn: Reference): {
    readonly name: string;
    /** Namespace and name of an import; empty for a function of the module. */
    readonly module: string;
    readonly base: string;
    readonly params: Reference;
    readonly results: Reference;
    /** 0 for an import. */
    readonly body: Reference;
  };
  /** The text form of one expression. */
  emitText(expression: Reference): string;
  setPassArgument(pass: string, value: string): void;
  getExportInfo(one: Reference): { readonly name: string; readonly value: string };
}

/** Hooks into one compilation. */
export interface AscTransform {
  afterParse?(parser: AscParser): void;
  afterCompile?(module: BinaryenModule): void;
}

/** The surroundings of one compilation. */
export interface AscOptions {
  readonly stdout: { write(chunk: string | Uint8Array): void };
  readonly stderr: { write(chunk: string | Uint8Array): void };
  readonly readFile: (name: string, folder: string) => Promise<string | null>;
  readonly writeFile: (name: string, contents: string | Uint8Array, folder: string) => Promise<void>;
  readonly listFiles: (folder: string, base: string) => Promise<string[] | null>;
  readonly reportDiagnostic: (diagnostic: AscDiagnostic) => void;
  readonly transforms: readonly AscTransform[];
}

/** The compiler. */
export interface Asc {
  readonly version: string;
  main(argv: readonly string[], options: AscOptions): Promise<{ readonly error: Error | null }>;
}

/** Numbers of the syntax tree. */
export interface AscTree {
  readonly NodeKind: { readonly FunctionDeclaration: number; readonly MethodDeclaration: number };
  readonly CommonFlags: { readonly Export: number };
}

/** The compiler, the numbers of its syntax tree, and what writes its modules. */
export interface Compiler {
  readonly asc: Asc;
  readonly tree: AscTree;
  readonly binaryen: Binaryen;
}

/** The newest Node on which the compiler is kept from being optimised; on later ones it changes nothing. */
const KEPT_UNTIL = 20;

/** Loads the compiler; it takes most of a second the first time. */
export async function loadCompiler(): Promise<Compiler> {
  // Binaryen is 4 MB of WebAssembly: optimising it takes longer than all that it does (docs/decisions/compiler-tiers.md).
  if (Number.parseInt(process.versions.node) <= KEPT_UNTIL) setFlagsFromString("--liftoff-only");
  const asc = await load<Asc>("assemblyscript/asc", ["version", "main"]);
  const tree = await load<AscTree>("assemblyscript", ["NodeKind", "CommonFlags"]);
  const { default: binaryen } = await load<{ readonly default: Binaryen }>("assemblyscript/binaryen", [
    "default",
  ]);
  return { asc, tree, binaryen };
}

/** Hides the name from the type checker, which would read the package's declarations. */
async function load<T extends object>(specifier: string, names: readonly (keyof T)[]): Promise<T> {
  const loaded: unknown = await import(specifier);
  if (!offers<T>(loaded, names))
    throw new TypeError(`${specifier} is not the version that this package needs`);
  return loaded;
}

function offers<T extends object>(loaded: unknown, names: readonly (keyof T)[]): loaded is T {
  return typeof loaded === "object" && loaded !== null && names.every((name) => name in loaded);
}
