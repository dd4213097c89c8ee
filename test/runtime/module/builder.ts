/** Writes wasm modules byte by byte, well-formed or not. */

/** Unsigned LEB128, shortest form. */
export function leb(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    out.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return out;
}

/** A vector of already encoded entries. */
export function vec(entries: readonly (readonly number[])[]): number[] {
  return [...leb(entries.length), ...entries.flat()];
}

/** A length-prefixed name. */
export function name(text: string): number[] {
  const bytes = new TextEncoder().encode(text);
  return [...leb(bytes.length), ...bytes];
}

/** A section; `length` lies about its size where given. */
export function section(id: number, body: readonly number[], length: number = body.length): number[] {
  return [id, ...leb(length), ...body];
}

export const HEADER: readonly number[] = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

/** A whole module of these sections. */
export function wasm(...sections: readonly (readonly number[])[]): Uint8Array {
  return Uint8Array.from([...HEADER, ...sections.flat()]);
}

const VALUE = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c } as const;
export type Value = keyof typeof VALUE;

/** A function type. */
export function type(params: readonly Value[] = [], results: readonly Value[] = []): number[] {
  return [0x60, ...vec(params.map((p) => [VALUE[p]])), ...vec(results.map((r) => [VALUE[r]]))];
}

/** A function that a module imports or exports. */
export interface Fn {
  readonly module?: string;
  readonly name: string;
  readonly params?: readonly Value[];
  readonly results?: readonly Value[];
}

const ZERO: Readonly<Record<Value, readonly number[]>> = {
  i32: [0x41, 0],
  i64: [0x42, 0],
  f32: [0x43, 0, 0, 0, 0],
  f64: [0x44, 0, 0, 0, 0, 0, 0, 0, 0],
};

/** What `behaviour` puts in a module. */
export interface BehaviourParts {
  readonly imports?: readonly Fn[];
  readonly exports?: readonly Fn[];
  /** Pages: `[min]` or `[min, max]`; null for none. Exported as `memory` unless `hideMemory`. */
  readonly memory?: readonly number[] | null;
  readonly hideMemory?: boolean;
  /** Elements of a funcref table: `[min]` or `[min, max]`. */
  readonly table?: readonly number[];
}

function limits(numbers: readonly number[]): number[] {
  return [numbers.length - 1, ...numbers.flatMap(leb)];
}

/** A well-formed module with these imports and exports; each function answers zeros. */
export function behaviour(parts: BehaviourParts): Uint8Array {
  const imports = parts.imports ?? [];
  const exports = parts.exports ?? [{ name: "_start" }];
  const memory = parts.memory === undefined ? [1] : parts.memory;
  const all = [...imports, ...exports];
  const entries = exports.map((fn, i) => [...name(fn.name), 0x00, ...leb(imports.length + i)]);
  if (memory !== null && parts.hideMemory !== true) entries.push([...name("memory"), 0x02, 0]);
  const bodies = exports.map((fn) => {
    const code = [0, ...(fn.results ?? []).flatMap((r) => ZERO[r]), 0x0b];
    return [...leb(code.length), ...code];
  });
  return wasm(
    section(1, vec(all.map((fn) => type(fn.params, fn.results)))),
    section(2, vec(imports.map((fn, i) => [...name(fn.module ?? ""), ...name(fn.name), 0x00, ...leb(i)]))),
    section(3, vec(exports.map((_, i) => leb(imports.length + i)))),
    ...(parts.table ? [section(4, vec([[0x70, ...limits(parts.table)]]))] : []),
    ...(memory === null ? [] : [section(5, vec([limits(memory)]))]),
    section(7, vec(entries)),
    section(10, vec(bodies)),
  );
}

/** A custom section. */
export function custom(label: string, body: readonly number[] = []): number[] {
  return section(0, [...name(label), ...body]);
}
