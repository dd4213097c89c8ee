/**
 * The part of jco that makes components. It is a development dependency of whoever wants components; nothing
 * that runs needs it, so it is loaded when it is first asked for. Its declarations do not type-check here.
 */

import { BuildError } from "./error.js";

/** The functions that are used. */
export interface Jco {
  componentEmbed(options: {
    readonly binary: Uint8Array;
    readonly witSource: string;
    readonly world: string;
    readonly stringEncoding: "utf8" | "utf16";
  }): Promise<Uint8Array>;
  componentNew(core: Uint8Array, adapters: readonly (readonly [string, Uint8Array])[]): Promise<Uint8Array>;
  preview1AdapterCommandPath(): string;
}

/** A name that is not a literal keeps the declarations out. */
const NAME: string = "@bytecodealliance/jco";
const FUNCTIONS = ["componentEmbed", "componentNew", "preview1AdapterCommandPath"] as const;

/** Loads it. Throws `BuildError` `jco-missing`. */
export async function loadJco(): Promise<Jco> {
  let loaded: unknown;
  try {
    loaded = await import(NAME);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
    throw new BuildError("jco-missing", [{ severity: "error", message: `${NAME} is not to be had: ${why}` }]);
  }
  if (isJco(loaded)) return loaded;
  const message = `${NAME} is of a version that lacks one of ${FUNCTIONS.join(", ")}`;
  throw new BuildError("jco-missing", [{ severity: "error", message }]);
}

function isJco(value: unknown): value is Jco {
  return typeof value === "object" && value !== null && FUNCTIONS.every((name) => name in value);
}
