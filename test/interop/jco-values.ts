/** How jco's components take and give values, where that differs from ours: results. */

import type { Reactor } from "@sandpaw/runtime/engine";
import type { Result } from "@sandpaw/runtime/protocol";

/** What a component exports. */
export type ComponentExports = Readonly<Record<string, (...args: unknown[]) => unknown>>;

/** A component's exports as a reactor of ours. */
export function reactorOf({ init, tick, onEvent, onStop, exec }: ComponentExports): Reactor {
  return {
    init: init && (() => void init()),
    tick: tick && (() => void tick()),
    onEvent: onEvent && ((event) => void onEvent(event)),
    onStop: onStop && (() => void onStop()),
    exec: exec && ((line) => caught(() => String(exec(line)))),
  };
}

/** jco gives the value of a result, or throws its error as `payload`. */
export function unwrap(value: unknown): unknown {
  if (!isResult(value)) throw new TypeError("no result was prepared");
  if (value.ok) return value.value;
  throw Object.assign(new Error("a result's error"), { payload: value.error });
}

function caught(run: () => string): Result<string, string> {
  try {
    return { ok: true, value: run() };
  } catch (error) {
    if (error instanceof Error && "payload" in error) return { ok: false, error: String(error.payload) };
    throw error;
  }
}

function isResult(value: unknown): value is Result<unknown, unknown> {
  return typeof value === "object" && value !== null && "ok" in value;
}

/** Whether an export is the interface `wasi:cli/run` of a program. */
export function isRun(value: unknown): value is { readonly run: () => unknown } {
  return typeof value === "object" && value !== null && "run" in value && typeof value.run === "function";
}
