/** Turns however a guest ended into an exit with its reason. */

import { exitCodeOf, FrameError, type Exit, type ExitReason } from "../protocol/index.js";
import { EngineError } from "./engine-error.js";
import { GuestTrap } from "./guest-trap.js";
import type { Ending } from "./unwind.js";
import { wasm, type LinearMemory } from "./web-assembly.js";

/** An exit whose code follows from its reason. */
export function exitFor(reason: Exclude<ExitReason, "exit">, message: string): Exit {
  return { reason, code: exitCodeOf(reason), message };
}

/** Shells have no more; cutting the upper bits off would make a failure of 256 a success. */
const MOST_CODE = 255;

/** A guest that ended by itself. */
export function ownExit(code: number): Exit {
  return {
    reason: "exit",
    code: Math.min(code, MOST_CODE),
    message: `The behaviour ended with code ${code}.`,
  };
}

/** The exit for what the host decided. */
export function exitOfEnding(ending: Ending): Exit {
  switch (ending.kind) {
    case "exit":
      return ownExit(ending.code);
    case "stop":
      return exitFor("stopped", "The behaviour was asked to stop, and ended.");
    case "robot-lost":
      return exitFor("robot-lost", `The robot server was lost: ${ending.message}`);
  }
}

const FRAME = /at (?:(.+) \()?wasm:\/\/[^:]*:wasm-function\[(\d+)\]:(0x[0-9a-f]+)/;

/** Where in the module it happened: name and offset of the innermost frame, as far as V8 tells. */
function placeOf(error: Error): string {
  const [, name, index, offset] = FRAME.exec(error.stack ?? "") ?? [];
  if (index === undefined || offset === undefined) return "";
  return ` in ${name ?? `function ${index}`} at ${offset}`;
}

/** Whether the memory has reached its maximum, so that an `unreachable` is most likely a failed allocation. */
function isFull(memory: LinearMemory | undefined): boolean {
  if (memory === undefined) return false;
  try {
    memory.grow(1);
    return false;
  } catch {
    return true;
  }
}

/** The exit for what was thrown out of a guest when the host had decided nothing. */
export function exitOfThrown(thrown: unknown, memory: LinearMemory | undefined): Exit {
  if (thrown instanceof EngineError || thrown instanceof FrameError) {
    return exitFor("robot-lost", `The robot server was lost: ${thrown.message}`);
  }
  if (thrown instanceof GuestTrap) return exitFor("trap", `The behaviour was ended: ${thrown.message}`);
  if (thrown instanceof wasm.RuntimeError) {
    const place = placeOf(thrown);
    if (thrown.message === "unreachable" && isFull(memory)) {
      const size = memory?.buffer.byteLength ?? 0;
      return exitFor(
        "memory",
        `The behaviour's memory is full: all of its ${size} bytes are in use${place}.`,
      );
    }
    return exitFor("trap", `The behaviour trapped: ${thrown.message}${place}.`);
  }
  if (thrown instanceof RangeError && /call stack/i.test(thrown.message)) {
    return exitFor("trap", "The behaviour trapped: its calls are nested too deeply.");
  }
  if (thrown instanceof RangeError && /memory/i.test(thrown.message)) {
    return exitFor("memory", `The behaviour's memory could not be had: ${thrown.message}`);
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return exitFor("trap", `The behaviour was ended by an error of a host call: ${message}`);
}
