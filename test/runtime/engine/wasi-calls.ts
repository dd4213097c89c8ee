/** Calls of WASI functions as data, for comparing two hosts. */

/** One call on a memory whose content follows from `seed`. */
export interface WasiCall {
  readonly name: string;
  readonly args: readonly (number | bigint)[];
  readonly seed: number;
}

/** What a host answered, and a digest of the memory afterwards. */
export interface Answer {
  readonly errno: number;
  readonly memory: string;
}

export function writeCall(call: WasiCall): string {
  return JSON.stringify(call, (_key, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}

export function reviveCall(text: string): WasiCall {
  const { name, args, seed } = JSON.parse(text) as { name: string; args: (number | string)[]; seed: number };
  return { name, seed, args: args.map((arg) => (typeof arg === "string" ? BigInt(arg.slice(0, -1)) : arg)) };
}

/**
 * Content in which small numbers are common: read as a list of stretches, some lie inside the memory, some do
 * not, and some are empty.
 */
export function fillMemory(bytes: Uint8Array, seed: number): void {
  const words = new Uint32Array(bytes.buffer);
  let state = seed >>> 0 || 1;
  for (let i = 0; i < words.length; i += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    words[i] = state % 3 === 0 ? state % 70_000 : state % 64;
  }
}
