/** The three JSON payloads on an engine's channels, read strictly: exact keys, exact types. */

import type { LoadHeader, TickReport } from "./channel.js";
import { EXIT_REASONS, MAX_FRAMES, type Exit, type ExitReason, type WasmFrame } from "./exit.js";
import { FrameError } from "./frame-error.js";

function malformed(detail: string): FrameError {
  return new FrameError("frame-malformed", detail);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An object with every one of `needed`, and beyond them nothing but `optional`. */
function exactObject(
  text: string,
  needed: readonly string[],
  optional: readonly string[] = [],
): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new FrameError("frame-malformed", "a JSON payload does not parse", { cause });
  }
  if (!isRecord(value)) throw malformed("a JSON payload is not an object");
  for (const key of needed) if (!Object.hasOwn(value, key)) throw malformed(`a JSON payload lacks ${key}`);
  for (const key of Object.keys(value)) {
    if (!needed.includes(key) && !optional.includes(key))
      throw malformed("a JSON payload has an unknown key");
  }
  return value;
}

function numberOf(value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw malformed("a JSON number is missing");
  return value;
}

function textOf(value: unknown): string {
  if (typeof value !== "string") throw malformed("a JSON text is missing");
  return value;
}

function textsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw malformed("a JSON list is missing");
  return value.map(textOf);
}

/** Strict `LoadHeader`; throws `frame-malformed`. */
export function parseLoadHeader(text: string): LoadHeader {
  const value = exactObject(
    text,
    ["shape", "rateHz", "args", "env", "interfaces"],
    ["token", "stringEncoding", "files"],
  );
  const { shape, stringEncoding, token, files } = value;
  if (shape !== "program" && shape !== "reactor") throw malformed("a load has an unknown shape");
  const rateHz = numberOf(value["rateHz"]);
  if (rateHz < 0 || rateHz > 1000) throw malformed("a load has a rate beyond 1000 Hz");
  if (stringEncoding !== undefined && stringEncoding !== "utf8" && stringEncoding !== "utf16") {
    throw malformed("a load has an unknown string encoding");
  }
  if (token !== undefined && !/^[0-9a-f]{32}$/.test(textOf(token)))
    throw malformed("a token is not 32 hex digits");
  if (files !== undefined && typeof files !== "boolean") throw malformed("a load has files that are no flag");
  return {
    shape,
    rateHz,
    args: textsOf(value["args"]),
    env: textsOf(value["env"]),
    interfaces: textsOf(value["interfaces"]),
    ...(stringEncoding === undefined ? {} : { stringEncoding }),
    ...(files === undefined ? {} : { files }),
    ...(token === undefined ? {} : { token: textOf(token) }),
  };
}

/** Strict `Exit`; throws `frame-malformed`. */
export function parseExit(text: string): Exit {
  const value = exactObject(text, ["reason", "code", "message"], ["frames"]);
  const reason = EXIT_REASONS.find((known): known is ExitReason => known === value["reason"]);
  if (reason === undefined) throw malformed("an exit has an unknown reason");
  const code = numberOf(value["code"]);
  if (!Number.isInteger(code)) throw malformed("an exit code is not a whole number");
  const { frames } = value;
  return {
    reason,
    code,
    message: textOf(value["message"]),
    ...(frames === undefined ? {} : { frames: framesOf(frames) }),
  };
}

function framesOf(value: unknown): readonly WasmFrame[] {
  if (!Array.isArray(value) || value.length > MAX_FRAMES)
    throw malformed("an exit has no list of frames, or too many");
  return value.map((one: unknown) => {
    if (!isRecord(one)) throw malformed("a frame is not an object");
    const { index, offset, name, ...others } = one;
    if (Object.keys(others).length > 0) throw malformed("a frame has an unknown key");
    return {
      index: wholeOf(index),
      offset: wholeOf(offset),
      ...(name === undefined ? {} : { name: textOf(name) }),
    };
  });
}

function wholeOf(value: unknown): number {
  const number = numberOf(value);
  if (!Number.isInteger(number) || number < 0 || number > 0xffff_ffff)
    throw malformed("a frame is out of range");
  return number;
}

/** Strict `TickReport`; throws `frame-malformed`. */
export function parseTickReport(text: string): TickReport {
  const value = exactObject(text, ["ticks", "skipped", "lateP50", "lateP99", "lateMax"]);
  return {
    ticks: numberOf(value["ticks"]),
    skipped: numberOf(value["skipped"]),
    lateP50: numberOf(value["lateP50"]),
    lateP99: numberOf(value["lateP99"]),
    lateMax: numberOf(value["lateMax"]),
  };
}
