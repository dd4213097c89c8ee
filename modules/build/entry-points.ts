/** Which functions of an author become entries of the module, and the file that makes them so. */

import type { Place } from "./diagnostic.js";

export type Shape = "program" | "reactor";

/** One function that the engine calls. */
export interface EntryPoint {
  /** What the author writes. */
  readonly author: string;
  /** What the module exports. */
  readonly exported: string;
  readonly shape: Shape;
  /** How the author must declare it. */
  readonly signature: string;
  /** AssemblyScript that wraps it; `author_NAME` is the author's function, `result` the type that it returns. */
  readonly wrapper: (result: string) => string;
  /** The host allocates in the module to call it. */
  readonly realloc: boolean;
  /** Exported whether the author has it or not. */
  readonly always: boolean;
}

const ABI = "@sandpaw/sdk";

function plain(author: string, exported: string): EntryPoint {
  return {
    author,
    exported,
    shape: "reactor",
    signature: `export function ${author}(): void`,
    wrapper: () => `export function ${author}(): void { author_${author}(); }`,
    realloc: false,
    // The engine calls init before anything else, and with it the top-level statements of the sources, which must
    // not run for the first time inside cabi_realloc: no call of the robot API may be made from there.
    always: author === "init",
  };
}

/** Everything that an author may export. */
export const ENTRY_POINTS: readonly EntryPoint[] = [
  {
    author: "main",
    exported: "_start",
    shape: "program",
    signature: "export function main(): i32 (or void)",
    // Only a program that returns a code imports `proc_exit`.
    wrapper: (result) =>
      result === "void"
        ? "export function main(): void { author_main(); }"
        : `import { exit } from "${ABI}/program";
export function main(): void {
  const code: i32 = author_main();
  if (code != 0) exit(code);
}`,
    realloc: false,
    always: false,
  },
  plain("init", "init"),
  plain("tick", "tick"),
  {
    author: "onEvent",
    exported: "on-event",
    shape: "reactor",
    signature: "export function onEvent(event: Event): void",
    wrapper: () => `import { Event } from "${ABI}/event";
const theEvent = new Event();
export function onEvent(stampNs: u64, kind: i32, a: i32, b: i32, c: i32): void {
  theEvent.liftFlat(stampNs, kind, a, b, c);
  author_onEvent(theEvent);
}`,
    realloc: true,
    always: false,
  },
  plain("onStop", "on-stop"),
  {
    author: "exec",
    exported: "exec",
    shape: "reactor",
    signature: "export function exec(line: string): string",
    wrapper: () => `import { lower, release } from "${ABI}/answer";
import { liftString } from "${ABI}/landing";
export function exec(line: usize, units: i32): usize { return lower(author_exec(liftString(line, units))); }
export function exec_post(answer: usize): void { release(); }`,
    realloc: true,
    always: false,
  },
];

/** An entry point of the module. */
export interface FoundEntry {
  readonly point: EntryPoint;
  /** The type that the author's function returns; undefined where the author has no such function. */
  readonly result: string | undefined;
  /** Where the author declares it. */
  readonly place: Place | undefined;
}

/** The file that exports the entries. `from` is the author's file, as an import names it. */
export function entryText(found: readonly FoundEntry[], from: string): string {
  const wrapped = found.map(({ point: { author, wrapper }, result }) =>
    result === undefined
      ? `export function ${author}(): void {}`
      : `import { ${author} as author_${author} } from "${from}";\n${wrapper(result)}`,
  );
  return [`export { cabi_realloc } from "${ABI}/landing";`, ...wrapped, ""].join("\n");
}
