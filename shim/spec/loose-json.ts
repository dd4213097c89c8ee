/** Reads the few wanted parts of JSON that others define and extend. */

import { ShimError } from "../error.js";

/** True for an object that is no array. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object, or an empty one. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** The text; absent is empty. Throws `bundle-invalid`. */
export function textOf(value: unknown, where: string): string {
  if (value === undefined || value === null) return "";
  if (typeof value !== "string") throw new ShimError("bundle-invalid", `${where} is no text`);
  return value;
}

/** The list of texts; absent is empty. Throws `bundle-invalid`. */
export function strings(value: unknown, where: string): readonly string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new ShimError("bundle-invalid", `${where} is no list`);
  return value.map((one: unknown) => {
    if (typeof one !== "string")
      throw new ShimError("bundle-invalid", `${where} holds something that is no text`);
    return one;
  });
}

/** The texts by name; absent is empty. Throws `bundle-invalid`. */
export function stringRecord(value: unknown, where: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(record(value)).map(([key, one]) => [key, textOf(one, `${where}: ${key}`)]),
  );
}

/** The whole number; absent, or below zero as OCI's "no limit", is undefined. Throws `bundle-invalid`. */
export function limitOf(value: unknown, where: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "number" || !Number.isInteger(value))
    throw new ShimError("bundle-invalid", `${where} is no whole number`);
  return value < 0 ? undefined : value;
}
