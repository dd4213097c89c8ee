/** Turns however a guest ended into an exit with its reason. */

import {
  exitCodeOf,
  FrameError,
  MAX_FRAMES,
  type Exit,
  type ExitReason,
  type WasmFrame,
} from "../protocol/index.js";
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

/** V8 writes as many frames as this says, from the innermost one. */
Error.stackTraceLimit = MAX_FRAMES;

const FRAME = /wasm-function\[(\d+)\]:0x([0-9a-f]+)\)?$/;
/** Long enough for what follows a name, bounded because the name is the guest's. */
const FRAME_TAIL = 64;
const BEFORE_NAME = "    at ";
const MAX_NAME = 128;

/** An exit with the guest's frames, where V8 tells them. */
function exitAt(reason: "trap" | "memory", message: string, thrown: Error): Exit {
  const frames = (thrown.stack ?? "").split("\n").flatMap((line) => frameIn(line) ?? []);
  return {
    ...exitFor(reason, message),
    ...(frames.length === 0 ? {} : { frames: frames.slice(0, MAX_FRAMES) }),
  };
}

/** `    at NAME (wasm://wasm/HASH:wasm-function[1]:0x2a)`, or without name and brackets. */
function frameIn(line: string): WasmFrame | undefined {
  const [, index, offset] = FRAME.exec(line.slice(-FRAME_TAIL)) ?? [];
  if (index === undefined || offset === undefined) return undefined;
  const nameEnd = line.lastIndexOf(" (wasm://");
  const name = line.slice(BEFORE_NAME.length, Math.min(nameEnd, BEFORE_NAME.length + MAX_NAME));
  return {
    index: Number(index),
    offset: Number.parseInt(offset, 16),
    ...(nameEnd < 0 || name === "" ? {} : { name }),
  };
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
  if (thrown instanceof GuestTrap)
    return exitAt("trap", `The behaviour was ended: ${thrown.message}`, thrown);
  if (thrown instanceof wasm.RuntimeError) {
    if (thrown.message === "unreachable" && isFull(memory)) {
      const size = memory?.buffer.byteLength ?? 0;
      const message = `The behaviour's memory is full: all of its ${size} bytes are in use.`;
      return exitAt("memory", message, thrown);
    }
    return exitAt("trap", `The behaviour trapped: ${thrown.message}.`, thrown);
  }
  if (thrown instanceof RangeError && /call stack/i.test(thrown.message)) {
    return exitAt("trap", "The behaviour trapped: its calls are nested too deeply.", thrown);
  }
  if (thrown instanceof RangeError && /memory/i.test(thrown.message)) {
    return exitFor("memory", `The behaviour's memory could not be had: ${thrown.message}`);
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return exitFor("trap", `The behaviour was ended by an error of a host call: ${message}`);
}
