/** WIT's `result` and `option` as TypeScript values, and their bytes. */

import type { CanonicalMemory } from "./canonical-memory.js";
import type { ValueReader } from "./value-reader.js";
import type { ValueWriter } from "./value-writer.js";

/** What a function of the robot API answers when it can fail. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** The result of a call that worked. */
export function succeed<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

/** The result of a call that did not. */
export function fail<E>(error: E): Result<never, E> {
  return { ok: false, error };
}

type Write<T> = (writer: ValueWriter, value: T) => void;
type Read<T> = (reader: ValueReader) => T;

/** Nothing: the side of a result without a type. */
export function writeNothing(): void {}
/** Nothing: the side of a result without a type. */
export function readNothing(): undefined {
  return undefined;
}

/** Writes a result with what writes its sides. */
export function writeResult<T, E>(
  writer: ValueWriter,
  result: Result<T, E>,
  ok: Write<T>,
  error: Write<E>,
): void {
  writer.bool(!result.ok);
  if (result.ok) ok(writer, result.value);
  else error(writer, result.error);
}

/** Reads a result with what reads its sides. */
export function readResult<T, E>(reader: ValueReader, ok: Read<T>, error: Read<E>): Result<T, E> {
  return reader.bool() ? fail(error(reader)) : succeed(ok(reader));
}

/** Writes an option. */
export function writeOption<T>(writer: ValueWriter, value: T | undefined, some: Write<T>): void {
  writer.bool(value !== undefined);
  if (value !== undefined) some(writer, value);
}

/** Reads an option. */
export function readOption<T>(reader: ValueReader, some: Read<T>): T | undefined {
  return reader.bool() ? some(reader) : undefined;
}

/** Stores the side of a result without a type: nothing. */
export function storeNothing(): void {}

type Store<T> = (memory: CanonicalMemory, at: number, value: T) => void;

/** Stores a result; `payload` is where its sides lie, counted from `at`. */
export function storeResult<T, E>(
  memory: CanonicalMemory,
  at: number,
  payload: number,
  result: Result<T, E>,
  ok: Store<T>,
  error: Store<E>,
): void {
  memory.bool(at, !result.ok);
  if (result.ok) ok(memory, at + payload, result.value);
  else error(memory, at + payload, result.error);
}

/** Stores an option; `payload` as for results. */
export function storeOption<T>(
  memory: CanonicalMemory,
  at: number,
  payload: number,
  value: T | undefined,
  some: Store<T>,
): void {
  memory.bool(at, value !== undefined);
  if (value !== undefined) some(memory, at + payload, value);
}
