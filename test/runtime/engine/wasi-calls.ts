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
  const value: unknown = JSON.parse(text);
  if (!isRecord(value) || typeof value["name"] !== "string" || typeof value["seed"] !== "number") {
    throw new Error(`no call: ${text}`);
  }
  const args = listOf(value["args"], (arg) => {
    if (typeof arg === "number") return arg;
    return BigInt(String(arg).slice(0, -1));
  });
  return { name: value["name"], seed: value["seed"], args };
}

export function readAnswers(text: string): Answer[] {
  return listOf(JSON.parse(text), (value) => {
    if (!isRecord(value) || typeof value["errno"] !== "number") throw new Error("no answer");
    return { errno: value["errno"], memory: String(value["memory"]) };
  });
}

/** Calls a host's function as a guest would; the answer is a number. */
export function callWasi(functions: Readonly<Record<string, unknown>>, call: Omit<WasiCall, "seed">): number {
  const found = functions[call.name];
  if (typeof found !== "function") throw new Error(`${call.name} is missing`);
  const answer: unknown = Reflect.apply(found, undefined, call.args);
  if (typeof answer !== "number") throw new Error(`${call.name} answered ${String(answer)}`);
  return answer;
}

export function listOf<T>(value: unknown, read: (item: unknown) => T): T[] {
  if (!Array.isArray(value)) throw new Error("no list");
  return value.map((item: unknown) => read(item));
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
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
