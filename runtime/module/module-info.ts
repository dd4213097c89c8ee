/** What the reader says of a module: its interface and its limits, no code. */

/** A value type of WebAssembly 2.0. */
export type ValueType = "i32" | "i64" | "f32" | "f64" | "v128" | "funcref" | "externref";

/** Parameters and results of a function. */
export interface FunctionType {
  readonly params: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/** An imported function; nothing else can be imported. */
export interface ImportInfo {
  readonly module: string;
  readonly name: string;
  readonly type: FunctionType;
}

/** Limits of a memory (pages) or a table (elements). */
export interface Limits {
  readonly min: number;
  /** Absent where the module sets none. */
  readonly max?: number;
}

/** A table. */
export interface TableInfo extends Limits {
  readonly element: "funcref" | "externref";
}

/** A global of the module itself. */
export interface GlobalInfo {
  readonly type: ValueType;
  readonly mutable: boolean;
}

/** An export. */
export type ExportInfo =
  | { readonly kind: "function"; readonly name: string; readonly type: FunctionType }
  | { readonly kind: "memory"; readonly name: string }
  | { readonly kind: "table"; readonly name: string }
  | { readonly kind: "global"; readonly name: string; readonly type: ValueType };

/** Where a section lies: `bytes[start, end)`, its content from `body`. */
export interface SectionInfo {
  readonly id: number;
  /** Name of a custom section. */
  readonly name?: string;
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

/** All that `readModule` found. */
export interface ModuleInfo {
  /** Size of the module, bytes. */
  readonly size: number;
  readonly sections: readonly SectionInfo[];
  readonly imports: readonly ImportInfo[];
  readonly exports: readonly ExportInfo[];
  readonly memory?: Limits;
  readonly tables: readonly TableInfo[];
  readonly globals: readonly GlobalInfo[];
  /** Functions with a body. */
  readonly functions: number;
  readonly elementSegments: number;
  readonly dataSegments: number;
  /** Whether it runs something while it is instantiated. */
  readonly hasStart: boolean;
  /** Content of the `sandpaw.manifest` section, a view; the schema is the policy room's. */
  readonly manifest?: Uint8Array;
}

/** A function type as people read it: `(i32, f64) -> i32`. */
export function formatType(type: FunctionType): string {
  const results = type.results.length === 0 ? "nothing" : type.results.join(", ");
  return `(${type.params.join(", ")}) -> ${results}`;
}

/** Whether two function types are the same. */
export function sameType(a: FunctionType, b: FunctionType): boolean {
  return sameList(a.params, b.params) && sameList(a.results, b.results);
}

function sameList(a: readonly ValueType[], b: readonly ValueType[]): boolean {
  return a.length === b.length && a.every((type, i) => type === b[i]);
}
